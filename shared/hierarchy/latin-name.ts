import { isKindWord } from './name-key.ts';
import type { UnitType } from './schema.ts';

/** Kazakh letters in the spelling that English maps of Kazakhstan use. Display only: no standard binds it. */
const LATIN: Readonly<Record<string, string>> = {
  а: 'a', ә: 'a', б: 'b', в: 'v', г: 'g', ғ: 'g', д: 'd', е: 'e', ё: 'yo', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k',
  қ: 'q', л: 'l', м: 'm', н: 'n', ң: 'ng', о: 'o', ө: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ұ: 'u', ү: 'u',
  ф: 'f', х: 'kh', һ: 'h', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', і: 'i', ь: '', э: 'e', ю: 'yu', я: 'ya',
}; // prettier-ignore

const SUFFIX: Readonly<Record<UnitType, string>> = {
  country: '',
  region: ' Region',
  city_republican: '',
  district: ' District',
  city_administration: ' (city administration)',
  city_district: ' District',
  town: '',
};

/** An English name for a unit whose classifier row has none: its Kazakh name in Latin letters, and what it is. */
export function latinName(nameKk: string, type: UnitType): string {
  const own = nameKk.split(/\s+/).filter((word) => !isKindWord(word));
  const words = own.map((word) => {
    const latin = word.toLowerCase().replace(/\p{L}/gu, (letter) => LATIN[letter] ?? letter);
    return latin.charAt(0).toUpperCase() + latin.slice(1);
  });
  return `${words.join(' ')}${SUFFIX[type]}`;
}
