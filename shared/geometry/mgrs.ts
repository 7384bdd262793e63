import { fromUtm, toUtm, zoneOf } from './utm.ts';

const BANDS = 'CDEFGHJKLMNPQRSTUVWX';
const COLUMNS = ['ABCDEFGH', 'JKLMNPQR', 'STUVWXYZ'] as const;
const ROWS = 'ABCDEFGHJKLMNPQRSTUV';
const SQUARE_M = 100_000;
/** The row letters come again after so many metres. */
const ROWS_M = ROWS.length * SQUARE_M;

const columnsOf = (zone: number): string => COLUMNS[(zone - 1) % 3] ?? '';
/** Row letters of even zones are moved by five. */
const rowShift = (zone: number): number => (zone % 2 === 0 ? 5 : 0);

/**
 * The middle of the square that an MGRS reference of the northern hemisphere names, and the square's side.
 * @returns null for text that is no such reference.
 */
export function fromMgrs(text: string): { lon: number; lat: number; sideM: number } | null {
  const match = /^(\d{1,2})([N-X])([A-HJ-NP-Z])([A-HJ-NP-V])((?:\d\d){0,5})$/.exec(
    text.toUpperCase().replaceAll(/\s+/g, ''),
  );
  if (!match) return null;
  const [, zoneText, band = '', column = '', row = '', digits = ''] = match;
  const zone = Number(zoneText);
  const columnIndex = columnsOf(zone).indexOf(column);
  if (zone < 1 || zone > 60 || columnIndex < 0 || !BANDS.includes(band)) return null;
  const half = digits.length / 2;
  const sideM = SQUARE_M / 10 ** half;
  const inSquare = (part: string) => Number(part || 0) * sideM + sideM / 2;
  const eastingM = (columnIndex + 1) * SQUARE_M + inSquare(digits.slice(0, half));
  const rowIndex = (ROWS.indexOf(row) - rowShift(zone) + ROWS.length) % ROWS.length;
  // The band says which of the repetitions of the row letters it is.
  const bandSouthM = toUtm(zone * 6 - 183, BANDS.indexOf(band) * 8 - 80, zone).northingM;
  const lowestM = Math.floor(bandSouthM / SQUARE_M) * SQUARE_M;
  let northingM = rowIndex * SQUARE_M;
  while (northingM < lowestM) northingM += ROWS_M;
  const [lon, lat] = fromUtm({ zone, eastingM, northingM: northingM + inSquare(digits.slice(half)) });
  return { lon, lat, sideM };
}

/** The letter of the band of latitude that a place between 80° S and 84° N lies in. */
export const bandOf = (lat: number): string =>
  BANDS.charAt(Math.min(BANDS.length - 1, Math.floor((lat + 80) / 8)));

/** MGRS reference, to the metre, of a place between the equator and 84° N. Digits are cut, never rounded. */
export function toMgrs(lon: number, lat: number): string {
  const { zone, eastingM, northingM } = toUtm(lon, lat, zoneOf(lon));
  const band = bandOf(lat);
  const column = columnsOf(zone).charAt(Math.floor(eastingM / SQUARE_M) - 1);
  const row = ROWS.charAt((Math.floor(northingM / SQUARE_M) + rowShift(zone)) % ROWS.length);
  const digits = (metres: number) => String(Math.floor(metres % SQUARE_M)).padStart(5, '0');
  return `${zone}${band}${column}${row}${digits(eastingM)}${digits(northingM)}`;
}
