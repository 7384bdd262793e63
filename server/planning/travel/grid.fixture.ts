import type { Network } from './osm-pbf.fixture.ts';
import { greatCircleM } from '../../../shared/operations/distance.ts';

/** Crossings to a side, metres between them, and what is driven on every road. */
export const GRID = { side: 9, stepM: 500, kmh: 50 } as const;
/** Between two moments at which nobody reaches a crossing, so that it is sure which are reached. */
const ORIGIN = { lon: 68.25, lat: 43.3 };
const METRES_PER_DEGREE = 111_195;
const LON_M = METRES_PER_DEGREE * Math.cos((ORIGIN.lat * Math.PI) / 180);
/** Numbers as large as those of OpenStreetMap are today. */
const FIRST = 13_000_000_000;

export type Crossing = { row: number; column: number; lon: number; lat: number };
export type Street = { from: Crossing; to: Crossing; oneWay: boolean };

const at = (row: number, column: number): Crossing => ({
  row,
  column,
  lon: ORIGIN.lon + (column * GRID.stepM) / LON_M,
  lat: ORIGIN.lat + (row * GRID.stepM) / METRES_PER_DEGREE,
});

export const crossings: readonly Crossing[] = Array.from({ length: GRID.side * GRID.side }, (_, k) =>
  at(Math.floor(k / GRID.side), k % GRID.side),
);
export const crossing = (row: number, column: number): Crossing => at(row, column);
const keyOf = ({ row, column }: Crossing): string => `${row}.${column}`;

/** Row 4 is one-way to the east; every other street both ways. Beyond the last crossing a street goes on for half a block. */
export const streets: readonly Street[] = crossings.flatMap((from) =>
  [at(from.row, from.column + 1), at(from.row + 1, from.column)]
    .filter(({ row, column }) => row < GRID.side && column < GRID.side)
    .map((to) => ({ from, to, oneWay: from.row === 4 && to.row === 4 })),
);

/** The same as a network of OpenStreetMap: a way a block, and stubs at the rim, so that no crossing is the end of all roads. */
export function gridNetwork(atMs = Date.UTC(2026, 5, 1)): Network {
  const idOf = ({ row, column }: Crossing): number => FIRST + Math.round((row + 1) * 100 + (column + 1) * 2);
  const nodes = new Map<number, { id: number; lon: number; lat: number }>();
  const node = (place: Crossing): number => {
    const id = idOf(place);
    nodes.set(id, { id, lon: place.lon, lat: place.lat });
    return id;
  };
  const tags = { highway: 'residential', maxspeed: String(GRID.kmh) };
  const last = GRID.side - 1;
  const named = (from: Crossing, to: Crossing): Record<string, string> => ({
    ...tags,
    name: from.row === to.row ? `Street ${from.row}` : `Avenue ${from.column}`,
  });
  const stubs = crossings.flatMap(({ row, column }) => [
    ...(row === 0 ? [[at(row, column), at(-0.5, column)] as const] : []),
    ...(row === last ? [[at(row, column), at(last + 0.5, column)] as const] : []),
    ...(column === 0 ? [[at(row, column), at(row, -0.5)] as const] : []),
    ...(column === last ? [[at(row, column), at(row, last + 0.5)] as const] : []),
  ]);
  const ways = [
    ...streets.map(({ from, to, oneWay }) => ({
      refs: [node(from), node(to)],
      tags: { ...named(from, to), ...(oneWay ? { oneway: 'yes' } : {}) },
    })),
    ...stubs.map(([from, to]) => ({ refs: [node(from), node(to)], tags: named(from, to) })),
  ].map((way, i) => ({ id: i + 1, ...way }));
  return { nodes: [...nodes.values()].sort((a, b) => a.id - b.id), ways, atMs };
}

/** Seconds from a crossing to every other over the same streets: Dijkstra, that knows neither turns nor rounding. */
export function dijkstra(
  from: Crossing,
  isClosed: (street: Street) => boolean = () => false,
): Map<string, number> {
  const seconds = new Map([[keyOf(from), 0]]);
  const open = new Set([keyOf(from)]);
  const done = new Set<string>();
  while (open.size > 0) {
    const next = [...open].reduce((a, b) => ((seconds.get(a) ?? 0) <= (seconds.get(b) ?? 0) ? a : b));
    open.delete(next);
    done.add(next);
    for (const street of streets) {
      if (isClosed(street)) continue;
      const steps = street.oneWay
        ? [[street.from, street.to]]
        : [
            [street.from, street.to],
            [street.to, street.from],
          ];
      for (const [a, b] of steps) {
        if (!a || !b || keyOf(a) !== next || done.has(keyOf(b))) continue;
        const took = greatCircleM(a.lon, a.lat, b.lon, b.lat) / (GRID.kmh / 3.6);
        const arrives = (seconds.get(next) ?? 0) + took;
        if (arrives < (seconds.get(keyOf(b)) ?? Infinity)) seconds.set(keyOf(b), arrives);
        open.add(keyOf(b));
      }
    }
  }
  return seconds;
}

/** As `dijkstra`, in the order of `crossings`. */
export const secondsFrom = (from: Crossing, isClosed?: (street: Street) => boolean): number[] => {
  const found = dijkstra(from, isClosed);
  return crossings.map((place) => found.get(keyOf(place)) ?? Infinity);
};
