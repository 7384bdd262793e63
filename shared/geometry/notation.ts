import { bandOf, toMgrs } from './mgrs.ts';
import { toUtm } from './utm.ts';
import type { LonLat } from './geodesic.ts';

/** How a place is written down. All of them can be read back by `parseCoordinates`. */
export const NOTATIONS = ['decimal', 'dms', 'utm', 'mgrs'] as const;
export type Notation = (typeof NOTATIONS)[number];

function sexagesimal(degrees: number, letters: string): string {
  // Rounded first, so that 59.96 seconds do not become 60; a tenth of a second is three metres.
  const tenths = Math.round(Math.abs(degrees) * 36_000);
  const [whole, minutes] = [Math.floor(tenths / 36_000), Math.floor(tenths / 600) % 60];
  const seconds = ((tenths % 600) / 10).toFixed(1).padStart(4, '0');
  return `${whole}°${String(minutes).padStart(2, '0')}′${seconds}″ ${letters.charAt(degrees < 0 ? 1 : 0)}`;
}

const WRITERS: Readonly<Record<Notation, (lon: number, lat: number) => string>> = {
  decimal: (lon, lat) => `${lat.toFixed(5)}, ${lon.toFixed(5)}`,
  dms: (lon, lat) => `${sexagesimal(lat, 'NS')} ${sexagesimal(lon, 'EW')}`,
  utm: (lon, lat) => {
    const { zone, eastingM, northingM } = toUtm(lon, lat);
    return `${zone}${bandOf(lat)} ${Math.round(eastingM)} ${Math.round(northingM)}`;
  },
  mgrs: (lon, lat) => {
    const [, zone = '', square = '', east = '', north = ''] =
      /^(\d+\w)(\w\w)(\d{5})(\d{5})$/.exec(toMgrs(lon, lat)) ?? [];
    return `${zone} ${square} ${east} ${north}`;
  },
};

/** A place of the northern hemisphere in a notation, right to a metre or three; the same in every language, as a radio needs it. */
export const writePlace = ([lon, lat]: LonLat, notation: Notation): string => WRITERS[notation](lon, lat);
