import { KM_PER_DEGREE, ringsOf, type Area } from './area.ts';

/** Distance between scan lines in degrees of latitude: about 220 m, a hundredth of the smallest city's height. */
const STEP_DEG = 0.002;

export type Overlap = {
  /** Positions in the list of areas. */
  a: number;
  b: number;
  km2: number;
  /** Part of the smaller of the two areas, 0–1. */
  share: number;
};

/**
 * Areas that cover the same ground, by scan lines: exact along a line, sampled across them. A pair is told when it
 * shares more than `minShare` of the smaller area.
 */
export function findOverlaps(areas: readonly Area[], minShare: number): Overlap[] {
  const rows = new Map<number, { lon: number; area: number }[]>();
  for (const [area, shape] of areas.entries()) scan(shape, area, rows);
  const areaKm2 = new Float64Array(areas.length);
  const shared = new Map<number, number>();
  for (const [row, crossings] of rows) {
    const latDeg = (row + 0.5) * STEP_DEG;
    const km2PerDegree = STEP_DEG * KM_PER_DEGREE * KM_PER_DEGREE * Math.cos((latDeg * Math.PI) / 180);
    crossings.sort((a, b) => a.lon - b.lon);
    const inside = new Set<number>();
    let from = 0;
    for (const { lon, area } of crossings) {
      for (const one of inside) {
        areaKm2[one] = (areaKm2[one] ?? 0) + (lon - from) * km2PerDegree;
        for (const other of inside)
          if (one < other) {
            const pair = one * areas.length + other;
            shared.set(pair, (shared.get(pair) ?? 0) + (lon - from) * km2PerDegree);
          }
      }
      if (!inside.delete(area)) inside.add(area);
      from = lon;
    }
  }
  return [...shared]
    .map(([pair, km2]): Overlap => {
      const [a, b] = [Math.floor(pair / areas.length), pair % areas.length];
      return { a, b, km2, share: km2 / Math.min(areaKm2[a] ?? 0, areaKm2[b] ?? 0) };
    })
    .filter(({ share }) => share > minShare)
    .toSorted((x, y) => x.a - y.a || x.b - y.b);
}

/** Adds to each scan line the longitudes where the rings of an area cross it. */
function scan(shape: Area, area: number, rows: Map<number, { lon: number; area: number }[]>): void {
  for (const ring of ringsOf(shape))
    for (let i = 1; i < ring.length; i++) {
      const [ax = 0, ay = 0] = ring[i - 1] ?? [];
      const [bx = 0, by = 0] = ring[i] ?? [];
      const first = Math.ceil(Math.min(ay, by) / STEP_DEG - 0.5);
      const end = Math.ceil(Math.max(ay, by) / STEP_DEG - 0.5);
      for (let row = first; row < end; row++) {
        const lat = (row + 0.5) * STEP_DEG;
        const crossing = { lon: ax + ((bx - ax) * (lat - ay)) / (by - ay), area };
        const crossings = rows.get(row);
        if (crossings) crossings.push(crossing);
        else rows.set(row, [crossing]);
      }
    }
}
