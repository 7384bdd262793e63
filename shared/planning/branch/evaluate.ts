import type { Plan } from './apply.ts';
import type { Basis, PlanPicture } from './picture.ts';
import type { Origin, Travel } from './travel.ts';
import { greatCircleM } from '../../operations/distance.ts';
import { PLACE_SPEEDS } from '../../operations/reach.ts';
import { FACILITY_TYPES, MEASURES, type Measure } from '../../register/schema.ts';

/** A part of a whole; both are counts. */
export type Fraction = { part: number; of: number };

/** How a branch stands. */
export type Indicators = {
  /** Crews that count. */
  crews: number;
  /** Facilities that a crew reaches within their target, and people there as far as they are known. */
  reached: Fraction;
  reachedPeople: Fraction;
  /** Facilities that two crews or more reach in time. */
  backed: Fraction;
  /** Seconds to the nearest crew: over facilities to which one can get at all; null when there is none. */
  meanS: number | null;
  p90S: number | null;
  /** Facilities in whose own or added camera's picture, linked and working, is the entrance; and in two of them. */
  watched: Fraction;
  watchedTwice: Fraction;
  /** Gaps of what the law demands and is known of. */
  gaps: Readonly<Record<Measure, Fraction>>;
  costKzt: number;
  /** Changes whose cost nobody has said. */
  uncosted: number;
};

export type Evaluation = {
  indicators: Indicators;
  /** Seconds to the nearest crew, and crews that reach in time, of each facility of the picture. */
  secondsTo: Float32Array;
  crewsAt: Uint16Array;
  /** Facilities that nobody reaches in time, by position. */
  uncovered: number[];
};

type Crew = Origin & { count: number };

/** Who counts, and from where: by the plan every unit with a post, now the ready ones; posts of the branch always. */
export function crewsOf(plan: Plan, basis: Basis): Crew[] {
  const crews: Crew[] = [];
  for (const { type, home, at, ready, state } of plan.units.values()) {
    if (state === 'no-post') continue;
    const place = basis === 'posts' ? home : ready ? at : null;
    if (place) crews.push({ type, ...place, count: 1 });
  }
  for (const { type, lon, lat, crews: count } of plan.posts.values()) crews.push({ type, lon, lat, count });
  return crews;
}

/** The target of each facility, seconds. */
function targetsOf({ facilities: { type, kind } }: PlanPicture, { targets }: Plan): Float64Array {
  return Float64Array.from(type, (code, f) => {
    const ofType = targets[FACILITY_TYPES[code] ?? 'school'];
    return ofType[PLACE_SPEEDS[kind[f] ?? 0] ?? 'urban'];
  });
}

const RAD = Math.PI / 180;

/** Whether a place lies in what a camera looks at; flat, which is enough for a kilometre. */
function sees(
  camera: { lon: number; lat: number; azimuthDeg: number; fovDeg: number; rangeM: number },
  lon: number,
  lat: number,
): boolean {
  if (Math.abs(lat - camera.lat) > 0.01 || greatCircleM(camera.lon, camera.lat, lon, lat) > camera.rangeM)
    return false;
  if (camera.fovDeg >= 360) return true;
  const east = (lon - camera.lon) * Math.cos(camera.lat * RAD);
  const bearing = Math.atan2(east, lat - camera.lat) / RAD;
  const off = Math.abs(((bearing - camera.azimuthDeg + 540) % 360) - 180);
  return off <= camera.fovDeg / 2;
}

/** Value below which a share of the sorted values lies, by nearest rank. */
const rank = (sorted: Float64Array, share: number): number | null =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;

/**
 * Reckons a plan over its picture: pure, so that a screen, the server and a printed order say the same. What costs time is
 * `travel`; one that remembers makes a step of a dragged unit as cheap as one row.
 */
export function evaluate(
  picture: PlanPicture,
  plan: Plan,
  { basis, travel }: { basis: Basis; travel: Travel },
): Evaluation {
  const { id, lon, lat, people, required, gap, unknown, cameras } = picture.facilities;
  const count = id.length;
  const targetS = targetsOf(picture, plan);
  const secondsTo = new Float32Array(count).fill(Infinity);
  const crewsAt = new Uint16Array(count);
  const crews = crewsOf(plan, basis);
  for (const crew of crews) {
    const row = travel(crew);
    for (let f = 0; f < count; f++) {
      const seconds = row[f] ?? Infinity;
      if (seconds < (secondsTo[f] ?? Infinity)) secondsTo[f] = seconds;
      if (seconds <= (targetS[f] ?? 0)) crewsAt[f] = (crewsAt[f] ?? 0) + crew.count;
    }
  }
  const indicators = {
    crews: crews.reduce((sum, crew) => sum + crew.count, 0),
    reached: { part: 0, of: count },
    reachedPeople: { part: 0, of: 0 },
    backed: { part: 0, of: count },
    watched: { part: 0, of: count },
    watchedTwice: { part: 0, of: count },
  };
  const gaps = Object.fromEntries(MEASURES.map((measure) => [measure, { part: 0, of: 0 }])) as Record<
    Measure,
    Fraction
  >;
  const uncovered: number[] = [];
  const added = [...plan.cameras.values()];
  for (let f = 0; f < count; f++) {
    const there = people[f] ?? 0;
    const reached = crewsAt[f] ?? 0;
    indicators.reachedPeople.of += there;
    if (reached > 0) {
      indicators.reached.part++;
      indicators.reachedPeople.part += there;
    } else uncovered.push(f);
    if (reached > 1) indicators.backed.part++;
    const facility = id[f] ?? 0;
    const own = Math.max(0, (cameras[f] ?? 0) - (plan.camerasLost.get(facility) ?? 0));
    const watching = own + added.filter((camera) => sees(camera, lon[f] ?? 0, lat[f] ?? 0)).length;
    if (watching > 0) indicators.watched.part++;
    if (watching > 1) indicators.watchedTwice.part++;
    const got = plan.equipped.get(facility) ?? 0;
    MEASURES.forEach((measure, m) => {
      const bit = 1 << m;
      // What is not known is no gap; a facility that is equipped is known.
      if (((required[f] ?? 0) & bit) === 0 || ((unknown[f] ?? 0) & ~got & bit) !== 0) return;
      gaps[measure].of++;
      if (((gap[f] ?? 0) & ~got & bit) !== 0) gaps[measure].part++;
    });
  }
  const known = Float64Array.from(secondsTo.filter(Number.isFinite)).sort();
  return {
    indicators: {
      ...indicators,
      meanS: known.length === 0 ? null : known.reduce((sum, seconds) => sum + seconds, 0) / known.length,
      p90S: rank(known, 0.9),
      gaps,
      costKzt: plan.costKzt,
      uncosted: plan.uncosted,
    },
    secondsTo,
    crewsAt,
    uncovered,
  };
}
