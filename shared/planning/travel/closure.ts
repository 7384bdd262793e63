import { z } from 'zod';
import { katoSchema } from '../../hierarchy/schema.ts';
import { greatCircleM } from '../../operations/distance.ts';
import { instantSchema, latSchema, lonSchema } from '../../operations/schema.ts';

const pointSchema = z.tuple([lonSchema, latSchema]);
export type ClosedLine = readonly (readonly [number, number])[];

/** A closed stretch is drawn by hand: a town's street, not a region's highway. */
const LONGEST_M = 20_000;
/** How far from the drawn line a road still counts as the one that is meant, metres. */
const HALF_WIDTH_M = 12;
const METRES_PER_DEGREE = 111_195;

export const lengthM = (line: ClosedLine): number =>
  line.slice(1).reduce((sum, [lon, lat], i) => {
    const [beforeLon = lon, beforeLat = lat] = line[i] ?? [];
    return sum + greatCircleM(beforeLon, beforeLat, lon, lat);
  }, 0);

/** A road that nobody can drive for a time: one place of it, or a line along it, as `[lon, lat]`. */
export const closureSchema = z
  .object({
    unit: katoSchema,
    line: z
      .array(pointSchema)
      .min(1, 'At least one point')
      .max(200, 'A line has 200 points at most')
      .refine((line) => lengthM(line) <= LONGEST_M, 'A closed road is 20 km long at most'),
    fromMs: instantSchema,
    /** Null: until somebody ends it. */
    toMs: instantSchema.nullable(),
    reason: z.string().trim().min(3, 'Say why, in three letters or more').max(500),
  })
  .refine(({ fromMs, toMs }) => toMs === null || toMs > fromMs, {
    path: ['toMs'],
    message: 'A road is opened after it was closed',
  });
export type NewClosure = z.infer<typeof closureSchema>;

/** A closure as it is kept; it holds from `fromMs` until before `toMs`, and not once it is ended. */
export type Closure = NewClosure & {
  id: number;
  actor: string;
  createdAtMs: number;
  endedAtMs: number | null;
  endedBy: string | null;
};

/** Whether a road is closed at a moment. */
export const isClosedAt = (
  { fromMs, toMs, endedAtMs }: Pick<Closure, 'fromMs' | 'toMs' | 'endedAtMs'>,
  atMs: number,
): boolean => fromMs <= atMs && (toMs === null || atMs < toMs) && (endedAtMs === null || atMs < endedAtMs);

/** A stretch stops so far before its ends, so that the roads it meets there stay open; metres. */
const SHORT_OF_CROSSING_M = 20;

/**
 * The areas in which roads are closed: a closed ring along each stretch of the line, or around its only point. A road that one
 * of them touches is closed between the two crossings that it lies between.
 */
export function closedAreas(line: ClosedLine): [number, number][][] {
  const [first] = line;
  if (!first) return [];
  return line.length === 1
    ? [ringAlong(first, first)]
    : line.slice(1).map((end, i) => ringAlong(line[i] ?? end, end));
}

/** A rectangle along a stretch, `HALF_WIDTH_M` to either side; around a point a square. */
function ringAlong(
  [lonA, latA]: readonly [number, number],
  [lonB, latB]: readonly [number, number],
): [number, number][] {
  const latM = METRES_PER_DEGREE;
  const lonM = METRES_PER_DEGREE * Math.cos((((latA + latB) / 2) * Math.PI) / 180);
  const [x, y] = [(lonB - lonA) * lonM, (latB - latA) * latM];
  const length = Math.hypot(x, y);
  const [east, north] = length > 0 ? [x / length, y / length] : [1, 0];
  const begin = length > 0 ? Math.min(SHORT_OF_CROSSING_M, length / 3) : -HALF_WIDTH_M;
  const corner = (alongM: number, acrossM: number): [number, number] => [
    lonA + (east * alongM - north * acrossM) / lonM,
    latA + (north * alongM + east * acrossM) / latM,
  ];
  const start = corner(begin, -HALF_WIDTH_M);
  return [
    start,
    corner(length - begin, -HALF_WIDTH_M),
    corner(length - begin, HALF_WIDTH_M),
    corner(begin, HALF_WIDTH_M),
    start,
  ];
}
