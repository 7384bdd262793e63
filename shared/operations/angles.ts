/** Why text gives no place; the interface says it in words. */
export type CoordinateError =
  | 'empty'
  | 'not_coordinates'
  | 'one_axis'
  | 'same_axis_twice'
  | 'sign_and_hemisphere'
  | 'minutes_over_60'
  | 'out_of_range'
  | 'outside_country';

type Hemisphere = 'N' | 'S' | 'E' | 'W';

/** Hemispheres as people write them in Russian and Kazakh (солтүстік/оңтүстік ендік, шығыс/батыс бойлық), longest first. */
const WRITTEN: readonly (readonly [RegExp, Hemisphere])[] = [
  [/с\.?\s?ш\.?|с\.?\s?е\.?(?![а-я])/giu, 'N'],
  [/ю\.?\s?ш\.?|о\.?\s?е\.?(?![а-я])/giu, 'S'],
  [/в\.?\s?д\.?|ш\.?\s?б\.?/giu, 'E'],
  [/з\.?\s?д\.?|б\.?\s?б\.?/giu, 'W'],
  [/north|latitude|lat\b|широта/giu, 'N'],
  [/south/giu, 'S'],
  [/east|longitude|lon\b|долгота/giu, 'E'],
  [/west/giu, 'W'],
  [/с/giu, 'N'],
  [/ю/giu, 'S'],
  [/[ве]/giu, 'E'],
  [/з/giu, 'W'],
];

/** Metres of a degree of the meridian. */
const M_PER_DEG = 111_195;

type Angle = { degrees: number; stepDeg: number };
type Problem = { error: CoordinateError };

/**
 * Latitude and longitude in degrees, minutes and seconds in any marks. `sure`: hemispheres say which is which.
 */
export function anglesIn(
  text: string,
): { lat: number; lon: number; accuracyM: number; sure: boolean } | Problem {
  const plain = decimalPoints(hemispheres(marks(text)));
  if (/[^\d\s.;+\-°'"NSEW]/.test(plain)) return { error: 'not_coordinates' };
  const letters = [...plain.matchAll(/[NSEW]/g)];
  const halves = letters.length > 0 ? byLetter(plain, letters) : byMarks(plain);
  if (!halves) return { error: letters.length === 1 || /\d/.test(plain) ? 'one_axis' : 'not_coordinates' };
  const [first, second] = [angleOf(halves[0]), angleOf(halves[1])];
  if ('error' in first) return first;
  if ('error' in second) return second;
  const accuracyM = Math.max(1, (Math.max(first.stepDeg, second.stepDeg) / 2) * M_PER_DEG);
  if (letters.length === 0) return { lat: first.degrees, lon: second.degrees, accuracyM, sure: false };
  const firstIsLat = /[NS]/.test(halves[0]);
  if (firstIsLat === /[NS]/.test(halves[1])) return { error: 'same_axis_twice' };
  const [lat, lon] = firstIsLat ? [first, second] : [second, first];
  if (Math.abs(lat.degrees) > 90 || Math.abs(lon.degrees) > 180) return { error: 'out_of_range' };
  return { lat: lat.degrees, lon: lon.degrees, accuracyM, sure: true };
}

/** One sign for each mark: ° for degrees, ' for minutes, " for seconds, - for minus. */
const marks = (text: string): string =>
  text
    .replaceAll(/[º˚]|град(?:ус[а-я]*)?\.?|deg\b/giu, '°')
    .replaceAll(/''|′′|[″“”„«»]|сек(?:унд[а-я]*)?\.?|sec\b/giu, '"')
    .replaceAll(/[′’‘´`]|мин(?:ут[а-я]*)?\.?|min\b/giu, "'")
    .replaceAll(/[−–—]/g, '-')
    .replaceAll(/[()[\]]/g, ' ');

function hemispheres(text: string): string {
  let plain = text;
  for (const [pattern, letter] of WRITTEN) plain = plain.replaceAll(pattern, letter);
  // A bare Latin "c" or "b" is what a Russian keyboard layout left of С and В.
  return plain.toUpperCase().replaceAll('C', 'N').replaceAll('B', 'E').replaceAll(/[:|=]/g, ' ');
}

/** Tells commas that are decimal points from commas that separate. */
function decimalPoints(text: string): string {
  const hyphened = text.replaceAll(/(\d)-(?=\d)/g, '$1 ');
  if (/\d\.\d/.test(hyphened)) return hyphened.replaceAll(',', ';');
  const spaced = hyphened.replaceAll(/,(?=\s|$)/g, ';').replaceAll(/(?<!\d),|,(?!\d)/g, ';');
  const tight = [...spaced.matchAll(/\d,(?=\d)/g)];
  const middle = tight[1];
  if (tight.length === 3 && middle && !/[\s;]/.test(spaced.trim())) {
    const at = middle.index + 1;
    return `${spaced.slice(0, at)};${spaced.slice(at + 1)}`.replaceAll(',', '.');
  }
  const alone = tight.length === 1 && !/[\s;°'"]/.test(spaced.trim());
  return spaced.replaceAll(',', alone ? ';' : '.');
}

function byLetter(text: string, letters: RegExpExecArray[]): [string, string] | null {
  const [first, second] = letters;
  if (!first || !second || letters.length !== 2) return null;
  const prefixed = !/\d/.test(text.slice(0, first.index));
  const at = prefixed ? second.index : first.index + 1;
  return [text.slice(0, at), text.slice(at)];
}

/** Without letters the second axis begins at a semicolon, at the number with the second °, or halfway. */
function byMarks(text: string): [string, string] | null {
  const parts = text.split(';').filter((part) => /\d/.test(part));
  if (parts.length === 2) return [parts[0] ?? '', parts[1] ?? ''];
  const plain = text.replaceAll(';', ' ');
  const degrees = [...plain.matchAll(/[+-]?\d+(?:\.\d+)?\s*°/g)];
  const numbers = [...plain.matchAll(/[+-]?\d+(?:\.\d+)?/g)];
  const second = degrees.length === 2 ? degrees[1] : numbers[numbers.length / 2];
  if (!second || degrees.length > 2 || ![2, 4, 6].includes(numbers.length)) return null;
  return [plain.slice(0, second.index), plain.slice(second.index)];
}

/** Degrees of one axis: `43.2`, `43 14.3`, `43 14 17.6`, `431418N`. */
function angleOf(part: string): Angle | Problem {
  const numbers = part.match(/\d+(?:\.\d+)?/g) ?? [];
  const letter = /[NSEW]/.exec(part)?.[0];
  const negative = /-\s*\d/.test(part);
  if (negative && letter) return { error: 'sign_and_hemisphere' };
  const [whole = ''] = numbers;
  const run = numbers.length === 1 && letter ? /^(\d{2,3})(\d\d)(\d\d(?:\.\d+)?)$/.exec(whole) : null;
  const written = run ? run.slice(1) : numbers;
  if (written.length < 1 || written.length > 3) return { error: 'not_coordinates' };
  if (written.slice(0, -1).some((n) => n.includes('.'))) return { error: 'not_coordinates' };
  const [degrees = 0, minutes = 0, seconds = 0] = written.map(Number);
  if (minutes >= 60 || seconds >= 60) return { error: 'minutes_over_60' };
  const size = degrees + minutes / 60 + seconds / 3600;
  const decimals = (written.at(-1) ?? '').split('.')[1]?.length ?? 0;
  const stepDeg = 10 ** -decimals / 60 ** (written.length - 1);
  return { degrees: negative || letter === 'S' || letter === 'W' ? -size : size, stepDeg };
}
