import { createHash } from 'node:crypto';
import type { RoadAction, RoadEngine } from './road-engine.ts';
import { NO_CALIBRATION, type Calibration } from '../../../shared/planning/travel/calibration.ts';
import { closedAreas, type ClosedLine } from '../../../shared/planning/travel/closure.ts';
import { createEstimate, ESTIMATE } from '../../../shared/planning/travel/estimate.ts';
import type {
  Area,
  Isochrone,
  TravelBasis,
  TravelPoint,
  TravelTime,
} from '../../../shared/planning/travel/travel-time.ts';
import type { PoliceUnitType } from '../../../shared/operations/schema.ts';

/** A point farther from every road is not on the network; metres. */
export const FARTHEST_ROAD_M = 500;
/** Sources and targets of one question to the router: it answers each in a second or so. */
const CHUNK = { from: 50, to: 200 };
const LOCATED = 200;
/** Answers kept; the largest are isochrones of some hundred kilobytes. */
const KEPT = 400;

/**
 * A crew in a hurry: the fastest way, whatever its comfort. Times stay those of the roads' own speeds. The penalty of turning
 * into another street is left as it is: it costs no time, and without it the router takes staircases through a grid.
 */
const VEHICLE = {
  service_penalty: 0,
  service_factor: 1,
  gate_penalty: 0,
  private_access_penalty: 0,
  destination_only_penalty: 0,
  alley_penalty: 0,
  use_highways: 1,
  use_tolls: 1,
  use_living_streets: 1,
};
const costingOf = (type: PoliceUnitType): object =>
  type === 'foot_patrol'
    ? { costing: 'pedestrian' }
    : { costing: 'auto', costing_options: { auto: VEHICLE } };

type Located = { edges: unknown[] | null }[];
type MatrixAnswer = { sources_to_targets: { time: number | null }[][] };

/**
 * Travel time by the roads of one edition. What is far from every road, and what no way joins, is estimated over the straight
 * line and marked so. `closed` are the roads closed now, asked for with every question.
 */
export function createRoadTime({
  engine,
  asOfMs,
  closed,
  calibration = NO_CALIBRATION,
  fallback = createEstimate(),
}: {
  engine: Pick<RoadEngine, 'ask'>;
  asOfMs: number | null;
  closed: () => Promise<readonly ClosedLine[]>;
  calibration?: Calibration;
  fallback?: TravelTime;
}): TravelTime {
  const basis: TravelBasis = { name: 'roads', estimate: false, band: null, asOfMs, why: null };
  const ask = remembering(engine);

  /** Which points have a road near. */
  const onRoad = async (points: readonly TravelPoint[], costing: object): Promise<boolean[]> => {
    const found: boolean[] = [];
    for (let i = 0; i < points.length; i += LOCATED) {
      const locations = points.slice(i, i + LOCATED).map(locationOf);
      const located = (await ask('locate', { locations, verbose: false, ...costing })) as Located;
      found.push(...located.map(({ edges }) => edges !== null && edges.length > 0));
    }
    return found;
  };
  const avoided = async (more: readonly ClosedLine[] = []): Promise<object> => {
    const rings = [...(await closed()), ...more].flatMap(closedAreas);
    return rings.length > 0 ? { exclude_polygons: rings } : {};
  };

  return {
    matrix: async (question, signal) => {
      const { from, to, type, hours } = question;
      const costing = costingOf(type);
      const seconds = new Float64Array(from.length * to.length).fill(Number.NaN);
      const estimated = new Uint8Array(seconds.length);
      const near = await onRoad([...from, ...to], costing);
      const sources = [...from.keys()].filter((i) => near[i]);
      const targets = [...to.keys()].filter((j) => near[from.length + j]);
      const avoid = await avoided(question.closed);
      for (let s = 0; s < sources.length; s += CHUNK.from)
        for (let t = 0; t < targets.length; t += CHUNK.to) {
          signal?.throwIfAborted();
          const [rows, columns] = [sources.slice(s, s + CHUNK.from), targets.slice(t, t + CHUNK.to)];
          const answer = (await ask('matrix', {
            sources: rows.map((i) => locationOf(from[i])),
            targets: columns.map((j) => locationOf(to[j])),
            ...costing,
            ...avoid,
          })) as MatrixAnswer;
          rows.forEach((i, row) =>
            columns.forEach((j, column) => {
              const time = answer.sources_to_targets[row]?.[column]?.time ?? null;
              const kind = to[j]?.kind ?? 'rural';
              if (time !== null) seconds[i * to.length + j] = time * calibration[kind][hours];
            }),
          );
        }
      if (seconds.some(Number.isNaN)) {
        const stand = await fallback.matrix(question);
        seconds.forEach((value, cell) => {
          if (!Number.isNaN(value)) return;
          seconds[cell] = stand.seconds[cell] ?? Number.NaN;
          estimated[cell] = 1;
        });
      }
      return { basis, seconds, estimated };
    },

    isochrones: async (question) => {
      const { from, minutes, type, hours } = question;
      const costing = costingOf(type);
      const [near] = await onRoad([from], costing);
      if (!near) {
        const estimate = await fallback.isochrones(question);
        return { ...estimate, basis: { ...ESTIMATE, why: 'off_road' } };
      }
      const factor = calibration[from.kind][hours];
      const areas = (await ask('reach', {
        locations: [locationOf(from)],
        limitsS: minutes.map((minute) => (minute * 60) / factor),
        ...costing,
        ...(await avoided(question.closed)),
      })) as Area[];
      const list = minutes.map((minute, i): Isochrone => ({
        minutes: minute,
        area: areas[i] ?? [],
        low: null,
        high: null,
      }));
      return { basis, from: { lon: from.lon, lat: from.lat }, list };
    },
  };
}

const locationOf = (point: TravelPoint | undefined): object => ({
  lon: point?.lon,
  lat: point?.lat,
  search_cutoff: FARTHEST_ROAD_M,
});

/** Keeps the last answers: they hold for the edition that the router stands over, with the closures that are in the question. */
function remembering(engine: Pick<RoadEngine, 'ask'>): RoadEngine['ask'] {
  const kept = new Map<string, Promise<unknown>>();
  return (action: RoadAction, query: object) => {
    const key = createHash('sha256').update(action).update(JSON.stringify(query)).digest('base64');
    const found = kept.get(key) ?? engine.ask(action, query);
    kept.delete(key);
    kept.set(key, found);
    found.catch(() => kept.delete(key));
    if (kept.size > KEPT)
      for (const oldest of [...kept.keys()].slice(0, kept.size - KEPT)) kept.delete(oldest);
    return found;
  };
}
