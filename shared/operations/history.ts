import { z } from 'zod';
import { searchWords } from '../hierarchy/search-words.ts';
import { idSchema, type Address } from './schema.ts';

/** Whose entry it is: ours, of traffic control, of the ambulance, of the fire service. */
export const PAST_SOURCES = ['police', 'traffic', 'ambulance', 'fire'] as const;
export type PastSource = (typeof PAST_SOURCES)[number];

/** What a past incident has in common with the one that is looked at. */
export const RELATIONS = ['phone', 'address', 'facility', 'near'] as const;
export type Relation = (typeof RELATIONS)[number];

export const LARGEST_RADIUS_M = 2_000;
export const LONGEST_PAST_DAYS = 365;

/** What is asked of the past of an incident: how far around it, and how far back from it. */
export const relatedQuestionSchema = z.object({
  incidentId: idSchema,
  radiusM: z.number().int().min(50).max(LARGEST_RADIUS_M).default(300),
  days: z.number().int().min(1).max(LONGEST_PAST_DAYS).default(90),
});

/** Digits that two writings of one number share: `8 701 …` and `+7 701 …` have the same last ten. */
const SHARED_DIGITS = 10;
/** A shorter one is an internal number or a slip. */
const FEWEST_DIGITS = 6;

/** A telephone number as two writings of it compare; null when there is none. */
export function phoneDigits(phone: string): string | null {
  const digits = phone.replaceAll(/\D/g, '');
  return digits.length < FEWEST_DIGITS ? null : digits.slice(-SHARED_DIGITS);
}

/**
 * An address as two writings of it compare, within its unit of territory: street and house, or the common name of a place.
 * Null where neither was told: a settlement alone is no address.
 */
export function addressKey(kato: string, address: Address): string | null {
  const { settlement, street, house, commonName } = address;
  const exact = street !== '' && house !== '' ? `${settlement} ${street} ${house}` : commonName;
  const words = searchWords(exact);
  return words.length === 0 ? null : `${kato} ${words.toSorted().join(' ')}`;
}

const M_PER_E6_DEG = 0.111195;
/**
 * Side of a cell of the grid, in millionths of a degree: 222 m from south to north and some 160 m from west to east.
 * Migration 0025 counts the same. Smaller ones are asked for in greater numbers, larger ones hold more of what lies outside.
 */
const CELL_E6 = 2_000;
const COLUMNS = 360_000_000 / CELL_E6;
const rowOf = (latE6: number): number => Math.floor((latE6 + 90_000_000) / CELL_E6);
const columnOf = (lonE6: number): number => Math.floor((lonE6 + 180_000_000) / CELL_E6);

export const toE6 = (deg: number): number => Math.round(deg * 1e6);

/** Metres of a millionth of a degree at a latitude, from south to north and from west to east. */
export const metresPerE6 = (latDeg: number): { lat: number; lon: number } => ({
  lat: M_PER_E6_DEG,
  lon: M_PER_E6_DEG * Math.cos((latDeg * Math.PI) / 180),
});

/** Cells of the grid that a circle touches: those that lie in it whole, and those on its edge. */
export type Cells = { whole: number[]; edge: number[] };

/** The cells of a circle. Not for the poles nor across the date line. */
export function cellsWithin({ lon, lat }: { lon: number; lat: number }, radiusM: number): Cells {
  const metres = metresPerE6(lat);
  const [dLat, dLon] = [radiusM / metres.lat, radiusM / metres.lon];
  const [latE6, lonE6] = [toE6(lat), toE6(lon)];
  const cells: Cells = { whole: [], edge: [] };
  for (let row = rowOf(latE6 - dLat); row <= rowOf(latE6 + dLat); row++)
    for (let column = columnOf(lonE6 - dLon); column <= columnOf(lonE6 + dLon); column++) {
      const [south, west] = [row * CELL_E6 - 90_000_000 - latE6, column * CELL_E6 - 180_000_000 - lonE6];
      const far = Math.hypot(farthest(south) * metres.lat, farthest(west) * metres.lon);
      const near = Math.hypot(nearest(south) * metres.lat, nearest(west) * metres.lon);
      if (near <= radiusM) cells[far <= radiusM ? 'whole' : 'edge'].push(row * COLUMNS + column);
    }
  return cells;
}

/** From 0 to the farther and to the nearer end of the side of a cell that begins at a number; 0 is near to what holds it. */
const farthest = (from: number): number => Math.max(-from, from + CELL_E6);
const nearest = (from: number): number => Math.max(0, from, -from - CELL_E6);
