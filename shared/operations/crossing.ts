import { nameKey } from '../hierarchy/name-key.ts';

/** What stands between the two streets of a crossing: a stroke, a cross sign, "угол", "қиылысы" … */
const BETWEEN =
  /\s*[/×✕]\s*|\s+(?:x|х)\s+|\s*(?:,\s*)?(?:угол|уг\.)\s+|\s+(?:и|мен|пен|бен|and|&|corner of)\s+/iu;
/** Words around a crossing that are no part of a street's name. */
const AROUND =
  /^\s*угол\s|пересечени[ея]|перекр[её]сток|қиылысы(?:нда)?|қиылыс|intersection of|corner of|crossing of/giu;
/** Words that say that something is a street; they change neither its name nor its place. */
const STREET =
  /(^|\s)(?:ул|улица|улицы|көшесі|көшесінің|көше|даңғылының|пр|пр-т|просп|проспект|проспекта|даңғылы|даңғыл|пер|переулок|бульвар|бульвары|street|st|avenue|ave)(?:\.|(?=\s|$))/giu;

/** The two streets of `улица А / улица Б`, as they were written; null when the text is no crossing. */
export function parseCrossing(text: string): [string, string] | null {
  const parts = text.replaceAll(AROUND, ' ').trim().split(BETWEEN);
  const [first = '', second = ''] = parts.map((part) => part.trim());
  // A house number with a fraction – "Абая 10/2" – is no crossing.
  const named = (part: string) => /\p{L}{2}/u.test(part);
  return parts.length === 2 && named(first) && named(second) ? [first, second] : null;
}

/** One key for a crossing, whichever street is named first and however the word "street" is written. */
export function crossingKey(streets: readonly [string, string]): string {
  return streets
    .map((street) => nameKey(street.replaceAll(STREET, ' ')))
    .sort()
    .join(' / ');
}
