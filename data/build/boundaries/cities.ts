import polygonClipping, { type MultiPolygon as Shape, type Pair } from 'polygon-clipping';
import { divide } from './divide.ts';
import { type Grid, KM_PER_DEGREE, bboxOf, cellsInside, gridOver, latOf, lonOf } from './grid.ts';
import { shapesOf } from './topology.ts';
import type { Bbox, Unit } from './units.ts';

/** City administrations up to this size are cut out first, on a finer grid; the larger ones hold much open country. */
const CITY_KM2 = 1500;
/** Cells across a city's mean width. */
const CITY_CELLS = 80;
/** Open cells around a city's box, more than gaps are closed across. */
const MARGIN_CELLS = 16;
/** Half the width of the strip that a city leaves to the seat of a neighbour at its edge. */
const STRIP_KM = 0.6;

/** Republican cities (all their districts at once), then small city administrations, the smallest last. */
function cityGroups(units: readonly Unit[]): Unit[][] {
  const districts = units.filter(({ type }) => type === 'city_district');
  const cities = [...new Set(districts.map(({ parentKato }) => parentKato))];
  const towns = units
    .filter(({ type, extent }) => type === 'city_administration' && extent && extent.areaKm2 < CITY_KM2)
    .sort((a, b) => (b.extent?.areaKm2 ?? 0) - (a.extent?.areaKm2 ?? 0));
  return [
    ...cities.map((city) => districts.filter(({ parentKato }) => parentKato === city)),
    ...towns.map((town) => [town]),
  ];
}

function bboxOfAll(units: readonly Unit[]): Bbox {
  const corners = units.flatMap(({ extent }): Pair[] => {
    if (!extent) return [];
    const [west, south, east, north] = extent.bbox;
    return [
      [west, south],
      [east, north],
    ];
  });
  return bboxOf([[corners]]);
}

/** Marks a strip from each seat outwards to the edge of the grid, so that the seat stays with the land around the city. */
function stripsOf(grid: Grid, [west, south, east, north]: Bbox, seats: readonly Pair[]): Uint8Array {
  const barred = new Uint8Array(grid.columns * grid.rows);
  const kmPerLon = KM_PER_DEGREE * Math.cos((((south + north) / 2) * Math.PI) / 180);
  for (const [seatLon, seatLat] of seats) {
    const outX = (seatLon - (west + east) / 2) * kmPerLon;
    const outY = (seatLat - (south + north) / 2) * KM_PER_DEGREE;
    const out = Math.hypot(outX, outY);
    for (let cell = 0; cell < barred.length; cell++) {
      const x = (lonOf(grid, cell % grid.columns) - seatLon) * kmPerLon;
      const y = (latOf(grid, Math.floor(cell / grid.columns)) - seatLat) * KM_PER_DEGREE;
      const along = Math.max(0, (x * outX + y * outY) / out);
      if (Math.hypot(x - (along * outX) / out, y - (along * outY) / out) < STRIP_KM) barred[cell] = 1;
    }
  }
  return barred;
}

/**
 * Draws the republican cities by district and the compact city administrations on grids of their own. They keep to the
 * country's outline but may cross the former oblasts' borders, which are too coarse at the size of a town.
 */
export async function drawCities(country: Shape, units: readonly Unit[]): Promise<Map<string, Shape>> {
  const drawn = new Map<string, Shape>();
  const home = units.filter(({ seatInside }) => seatInside).map(({ seat }) => seat);
  let free = country;
  for (const group of cityGroups(units)) {
    const bbox = bboxOfAll(group);
    const areaKm2 = group.reduce((sum, { extent }) => sum + (extent?.areaKm2 ?? 0), 0);
    const grid = gridOver(bbox, Math.sqrt(areaKm2) / CITY_CELLS, MARGIN_CELLS);
    const seats = units.filter((unit) => unit.seatInside && !group.includes(unit)).map(({ seat }) => seat);
    const near = seats.filter(
      ([lon, lat]) => lon > bbox[0] && lon < bbox[2] && lat > bbox[1] && lat < bbox[3],
    );
    const field = { grid, open: cellsInside(grid, free), barred: stripsOf(grid, bbox, near) };
    for (const [kato, shape] of await shapesOf(grid, divide(field, group, true), home)) {
      drawn.set(kato, polygonClipping.intersection(shape, free));
    }
    free = polygonClipping.difference(free, ...group.map(({ kato }) => drawn.get(kato) ?? []));
  }
  return drawn;
}
