const LATIN: Readonly<Record<string, string>> = {
  а: 'a', ә: 'a', б: 'b', в: 'v', г: 'g', ғ: 'g', д: 'd', е: 'e', ё: 'e', ж: 'z', з: 'z', и: 'i', й: 'i', к: 'k', қ: 'k',
  л: 'l', м: 'm', н: 'n', ң: 'n', о: 'o', ө: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ұ: 'u', ү: 'u', ф: 'f', х: 'h',
  һ: 'h', ц: 's', ч: 's', ш: 's', щ: 's', ъ: '', ы: 'i', і: 'i', ь: '', э: 'e', ю: 'u', я: 'a',
}; // prettier-ignore

/** Sound skeleton of a name in any of the scripts, to tell which spellings are the same name. */
export function skeleton(name: string): string {
  return name
    .toLowerCase()
    .replace(/[а-яёәғқңөұүһі]/g, (letter) => LATIN[letter] ?? '')
    .normalize('NFD')
    .replace(/[^a-z]/g, '')
    .replace(/zh|j/g, 'z')
    .replace(/shch|sh|ch|ts/g, 's')
    .replace(/kh|q/g, (sound) => (sound === 'q' ? 'k' : 'h'))
    .replace(/gh/g, 'g')
    .replace(/ya|ia/g, 'a')
    .replace(/yu|iu|w/g, 'u')
    .replace(/ye|yo/g, 'e')
    .replace(/y/g, 'i')
    .replace(/(.)\1+/g, '$1');
}

/** Edits that turn one text into the other (Levenshtein 1966). */
export function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Share of the longer name that differs, 0 the same. */
export function difference(a: string, b: string): number {
  const [x, y] = [skeleton(a), skeleton(b)];
  return edits(x, y) / Math.max(x.length, y.length, 1);
}
