import { readFileSync } from 'node:fs';
import type { RegisterInput } from './register.ts';

const text = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

const geojson = (path: string): GeoJSON.FeatureCollection => JSON.parse(text(path));

/** The committed files of `data/`, from which the server makes the register too. */
export const committedInput = (): RegisterInput => ({
  hierarchyCsv: text('hierarchy/hierarchy.csv'),
  coverageCsv: text('published/coverage.csv'),
  headlinesCsv: text('published/headlines.csv'),
  settlementsCsv: text('places/settlements.csv'),
  boundaries: geojson('boundaries/admin-2.geojson'),
  water: geojson('basemap/water.geojson'),
});
