/** Kazakh letters that a hurried hand types as their Russian neighbours, and ё. */
const FOLDED: Readonly<Record<string, string>> = {
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
  і: 'и',
  ё: 'е',
  й: 'и',
};

/** Words of a text as the search compares them: small letters, Kazakh letters and accents folded, punctuation gone. */
export function searchWords(text: string): string[] {
  const folded = text
    .toLowerCase()
    .replace(/[әғқңөұүһіёй]/g, (letter) => FOLDED[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '');
  return folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 0);
}
