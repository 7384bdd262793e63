import { writeFileSync } from 'node:fs';
import polygonClipping from 'polygon-clipping';
import { drawCities } from './boundaries/cities.ts';
import { divide } from './boundaries/divide.ts';
import { bboxOf, cellsInside, gridOver } from './boundaries/grid.ts';
import { readOblasts } from './boundaries/oblasts.ts';
import { close, dissolve, layerOf, shapesOf, textOf } from './boundaries/topology.ts';
import { readUnits } from './boundaries/units.ts';

const CELL_KM = 1.5;

/** Makes the schematic boundaries from Natural Earth's oblasts and the hierarchy table. */
const units = readUnits(new URL('../hierarchy/hierarchy.csv', import.meta.url));
const seats = units.filter(({ seatInside }) => seatInside).map(({ seat }) => seat);
const oblasts = readOblasts();
const country = polygonClipping.union([], ...oblasts.map(({ outline }) => outline));
const shapes = await drawCities(country, units);
const cities = [...shapes.values()];
console.log(`cities: ${cities.length} units`);
for (const { outline, regions } of oblasts) {
  const inside = units.filter(
    ({ kato, parentKato }) => regions.includes(parentKato.slice(0, 2)) && !shapes.has(kato),
  );
  const free = polygonClipping.difference(outline, ...cities);
  const grid = gridOver(bboxOf(outline), CELL_KM, 4);
  const division = divide({ grid, open: cellsInside(grid, free) }, inside, false);
  for (const [kato, shape] of await shapesOf(grid, division, seats)) {
    shapes.set(kato, polygonClipping.intersection(shape, free));
  }
  console.log(`${regions.join(' + ')}: ${inside.length} units`);
}
const admin2 = await close(layerOf(shapes));
const admin1 = await dissolve(admin2, new Map(units.map(({ kato, parentKato }) => [kato, parentKato])));
const folder = new URL('../boundaries/', import.meta.url);
writeFileSync(new URL('admin-2.geojson', folder), textOf(admin2));
writeFileSync(new URL('admin-1.geojson', folder), textOf(admin1));
console.log(`${admin1.features.length} first-level and ${admin2.features.length} second-level polygons`);
