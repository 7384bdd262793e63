import polygonClipping, { type MultiPolygon as Shape } from 'polygon-clipping';
import { divide } from './divide.ts';
import { type Grid, bboxOf, cellsInside, gridOver } from './grid.ts';
import type { Oblast } from './oblasts.ts';
import { layerOf, shapeOf, straighten } from './topology.ts';
import { trace } from './trace.ts';
import type { Bbox, Unit } from './units.ts';

const CELL_KM = 1;
/** City administrations up to this size are cut out first, on a finer grid; the larger ones hold much open country. */
const CITY_KM2 = 1500;
/** Cells across a city's mean width. */
const CITY_CELLS = 80;

/** Republican cities (all their districts at once) and small city administrations, the smallest last. */
function cityGroups(units: readonly Unit[]): Unit[][] {
  const districts = units.filter(({ type }) => type === 'city_district');
  const cities = [...new Set(districts.map(({ parentKato }) => parentKato))];
  const towns = units
    .filter(({ type, extent }) => type === 'city_administration' && extent && extent.areaKm2 < CITY_KM2)
    .sort((a, b) => (b.extent?.areaKm2 ?? 0) - (a.extent?.areaKm2 ?? 0));
  return [...cities.map((city) => districts.filter(({ parentKato }) => parentKato === city)), ...towns.map((town) => [town])];
}

function unionBbox(units: readonly Unit[]): Bbox {
  const boxes = units.flatMap(({ extent }) => (extent ? [extent.bbox] : []));
  return bboxOf([[boxes.flatMap(([west, south, east, north]) => [[west, south], [east, north]] as [number, number][])]]);
}

async function shapesOf(grid: Grid, labels: Int16Array, units: readonly Unit[], cellKm: number): Promise<Map<string, Shape>> {
  const traced = new Map(units.map((unit, k) => [unit.kato, trace(grid, labels, k)]));
  const straight = await straighten(layerOf(traced), cellKm * 900);
  return new Map(straight.features.map((feature) => [feature.properties.kato, shapeOf(feature)]));
}

/** Divides one former oblast among its present second-level units. */
export async function divideOblast(oblast: Oblast, units: readonly Unit[]): Promise<Map<string, Shape>> {
  const done = new Map<string, Shape>();
  let free = oblast.outline;
  for (const group of cityGroups(units)) {
    const areaKm2 = group.reduce((sum, { extent }) => sum + (extent?.areaKm2 ?? 0), 0);
    const cellKm = Math.sqrt(areaKm2) / CITY_CELLS;
    const grid = gridOver(unionBbox(group), cellKm, 4);
    const open = cellsInside(grid, free);
    const { labels, units: labelled } = divide(grid, open, group, true);
    for (const [kato, shape] of await shapesOf(grid, labels, labelled, cellKm)) {
      done.set(kato, polygonClipping.intersection(shape, free));
    }
    free = polygonClipping.difference(free, ...group.map(({ kato }) => done.get(kato) ?? []));
  }
  const rest = units.filter(({ kato }) => !done.has(kato));
  const grid = gridOver(bboxOf(oblast.outline), CELL_KM, 4);
  const { labels, units: labelled } = divide(grid, cellsInside(grid, free), rest, false);
  for (const [kato, shape] of await shapesOf(grid, labels, labelled, CELL_KM)) {
    done.set(kato, polygonClipping.intersection(shape, free));
  }
  return done;
}
