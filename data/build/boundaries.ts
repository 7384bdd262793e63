import { writeFileSync } from 'node:fs';
import type { MultiPolygon } from 'polygon-clipping';
import { divideOblast } from './boundaries/oblast-units.ts';
import { readOblasts } from './boundaries/oblasts.ts';
import { close, dissolve, layerOf, textOf } from './boundaries/topology.ts';
import { readUnits } from './boundaries/units.ts';

/** Makes the schematic boundaries from Natural Earth's oblasts and the hierarchy table. */
const units = readUnits(new URL('../hierarchy/hierarchy.csv', import.meta.url));
const shapes = new Map<string, MultiPolygon>();
for (const oblast of readOblasts()) {
  const inside = units.filter(({ parentKato }) => oblast.regions.includes(parentKato.slice(0, 2)));
  for (const [kato, shape] of await divideOblast(oblast, inside)) shapes.set(kato, shape);
  console.log(`${oblast.regions.join(' + ')}: ${inside.length} units`);
}
const admin2 = await close(layerOf(shapes));
const admin1 = await dissolve(admin2, new Map(units.map(({ kato, parentKato }) => [kato, parentKato])));
const folder = new URL('../boundaries/', import.meta.url);
writeFileSync(new URL('admin-2.geojson', folder), textOf(admin2));
writeFileSync(new URL('admin-1.geojson', folder), textOf(admin1));
console.log(`${admin1.features.length} first-level and ${admin2.features.length} second-level polygons`);
