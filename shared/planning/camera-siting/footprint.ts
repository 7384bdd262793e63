const EARTH_RADIUS_M = 6_371_008.8;
const M_PER_DEG = (EARTH_RADIUS_M * Math.PI) / 180;

/**
 * Outline of a building that nobody has given: a square with this much ground for each person, between a village school and
 * a large one. An estimate of ours, marked as one wherever it is shown.
 */
export const FOOTPRINT = { m2PerPerson: 3, leastM2: 300, mostM2: 6_000 } as const;
/** Demand along walls is taken at this step (domain practice: every five metres). */
export const PERIMETER_STEP_M = 5;

/** Metres east and north of a facility's point. */
export type Metres = readonly [east: number, north: number];

/** Half the side of a facility's square; `people` null is as few as there may be. */
export function halfSideM(people: number | null): number {
  const area = Math.min(FOOTPRINT.mostM2, Math.max(FOOTPRINT.leastM2, (people ?? 0) * FOOTPRINT.m2PerPerson));
  return Math.sqrt(area) / 2;
}

/** Where a way in may be: nobody knows which side, so each side has one. A metre before the wall. */
export const entrances = (half: number): Metres[] => {
  const out = half + 1;
  return [
    [0, out],
    [out, 0],
    [0, -out],
    [-out, 0],
  ];
};

/** Points along the walls, a metre before them. */
export function perimeter(half: number): Metres[] {
  const out = half + 1;
  const side = 2 * out;
  const count = Math.max(1, Math.round(side / PERIMETER_STEP_M));
  return Array.from({ length: count }, (_, k) => -out + ((k + 0.5) * side) / count).flatMap(
    (along): Metres[] => [
      [along, out],
      [out, -along],
      [-along, -out],
      [-out, along],
    ],
  );
}

/** Poles in equal directions around a building, the first in the north-east so that they see two walls. */
export function polesAround(half: number, each: number, offsetM: number): Metres[] {
  const radius = half * Math.SQRT2 + offsetM;
  return Array.from({ length: each }, (_, k) => {
    const bearing = Math.PI / 4 + (2 * Math.PI * k) / each;
    return [Math.sin(bearing) * radius, Math.cos(bearing) * radius];
  });
}

/** Whether the line between two points goes through the square around the origin (Liang and Barsky 1984). */
export function isHidden([ax, ay]: Metres, [bx, by]: Metres, half: number): boolean {
  let [enter, leave] = [0, 1];
  for (const [from, step] of [
    [ax, bx - ax],
    [ay, by - ay],
  ] as const) {
    if (step === 0) {
      if (Math.abs(from) >= half) return false;
      continue;
    }
    const [near, far] = step > 0 ? [-half, half] : [half, -half];
    enter = Math.max(enter, (near - from) / step);
    leave = Math.min(leave, (far - from) / step);
  }
  return leave - enter > 1e-9;
}

/** Metres from one place to another that is near it, and back. */
export const metresFrom = (origin: { lon: number; lat: number }, lon: number, lat: number): Metres => [
  (lon - origin.lon) * M_PER_DEG * Math.cos((origin.lat * Math.PI) / 180),
  (lat - origin.lat) * M_PER_DEG,
];
export const placeAt = (
  origin: { lon: number; lat: number },
  [east, north]: Metres,
): { lon: number; lat: number } => ({
  lon: origin.lon + east / (M_PER_DEG * Math.cos((origin.lat * Math.PI) / 180)),
  lat: origin.lat + north / M_PER_DEG,
});
