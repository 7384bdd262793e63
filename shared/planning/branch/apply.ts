import type { Change } from './change.ts';
import { postRef, unitRef, type PlanPicture, type Targets } from './picture.ts';
import type { PoliceUnitType } from '../../operations/schema.ts';
import { MEASURES } from '../../register/schema.ts';

/** A unit of the branch; `at` is where it is now, `home` where it stands by the plan. */
export type PlannedUnit = {
  ref: string;
  callSign: string;
  type: PoliceUnitType;
  home: { lon: number; lat: number };
  at: { lon: number; lat: number } | null;
  ready: boolean;
  /** Its post; null once the branch has put it elsewhere. */
  post: string | null;
  state: 'as-was' | 'moved' | 'added' | 'no-post';
};
export type PlannedPost = {
  ref: string;
  name: string;
  type: PoliceUnitType;
  crews: number;
  lon: number;
  lat: number;
};
export type PlannedCamera = {
  ref: string;
  name: string;
  lon: number;
  lat: number;
  azimuthDeg: number;
  fovDeg: number;
  rangeM: number;
};
export type Closure = { name: string; from: readonly [number, number]; to: readonly [number, number] };

/** A picture after the changes of a branch. */
export type Plan = {
  units: Map<string, PlannedUnit>;
  /** Posts that the branch adds; those of the picture are where units have their homes. */
  posts: Map<string, PlannedPost>;
  cameras: Map<string, PlannedCamera>;
  /** Cameras of the register that the branch takes away from facilities. */
  camerasLost: Map<number, number>;
  /** Measures that facilities get: bits in the order of `MEASURES`. */
  equipped: Map<number, number>;
  targets: Targets;
  closures: Closure[];
  costKzt: number;
  /** Changes whose cost nobody has said. */
  uncosted: number;
};

/** Why a change cannot be made. `by` is the earlier change that it contradicts, counted from 0. */
export type Problem = { index: number; code: ProblemCode; about: string; by: number | null };
export const PROBLEM_CODES = [
  'unknown_unit',
  'unit_removed',
  'unit_exists',
  'unknown_post',
  'post_closed',
  'post_exists',
  'unknown_camera',
  'camera_removed',
  'camera_exists',
  'unknown_facility',
  'nothing_to_equip',
  'equipped_before',
  'no_stretch',
] as const;
type ProblemCode = (typeof PROBLEM_CODES)[number];

type Work = {
  picture: PlanPicture;
  plan: Plan;
  /** Which change removed, closed, added or equipped what. */
  gone: Map<string, number>;
  made: Map<string, number>;
  indexOf: ReadonlyMap<number, number>;
  /** Posts of the picture that no change has closed. */
  homes: Set<string>;
};

type Refused = { code: ProblemCode; about: string; by?: number | undefined };

const isNew = (ref: string): boolean => ref.includes(':+');

function begin(picture: PlanPicture): Work {
  const units = picture.units.map((unit): PlannedUnit => ({
    ref: unitRef(unit.id),
    callSign: unit.callSign,
    type: unit.type,
    home: unit.home,
    at: unit.at,
    ready: unit.ready,
    post: postRef(unit.home),
    state: 'as-was',
  }));
  return {
    picture,
    plan: {
      units: new Map(units.map((unit) => [unit.ref, unit])),
      posts: new Map(),
      cameras: new Map(),
      camerasLost: new Map(),
      equipped: new Map(),
      targets: structuredClone(picture.targets),
      closures: [],
      costKzt: 0,
      uncosted: 0,
    },
    gone: new Map(),
    made: new Map(),
    indexOf: new Map(picture.facilities.id.map((id, f) => [id, f])),
    homes: new Set(units.map(({ post }) => post ?? '')),
  };
}

/** Where something that is no more, or never was, is refused. */
const missing = ({ gone }: Work, ref: string, codes: readonly [ProblemCode, ProblemCode]): Refused =>
  gone.has(ref) ? { code: codes[0], about: ref, by: gone.get(ref) } : { code: codes[1], about: ref };

const UNIT_MISSING = ['unit_removed', 'unknown_unit'] as const;
const POST_MISSING = ['post_closed', 'unknown_post'] as const;
const CAMERA_MISSING = ['camera_removed', 'unknown_camera'] as const;

/** Something new needs a name of its own that nothing in the branch had before. */
function taken(work: Work, ref: string, code: ProblemCode): Refused | null {
  const by = work.made.get(ref);
  return !isNew(ref) || by !== undefined ? { code, about: ref, by } : null;
}

function loseCamera({ plan }: Work, was: { facilityId: number | null; counts: boolean } | null): void {
  if (!was || !was.counts || was.facilityId === null) return;
  plan.camerasLost.set(was.facilityId, (plan.camerasLost.get(was.facilityId) ?? 0) + 1);
}

const viewOf = ({
  lon,
  lat,
  azimuthDeg,
  fovDeg,
  rangeM,
}: Omit<PlannedCamera, 'ref' | 'name'>): Omit<PlannedCamera, 'ref' | 'name'> => ({
  lon,
  lat,
  azimuthDeg,
  fovDeg,
  rangeM,
});

type Step<T extends Change['type']> = (
  work: Work,
  change: Extract<Change, { type: T }>,
  index: number,
) => Refused | null;

const STEPS: { [T in Change['type']]: Step<T> } = {
  'unit.move': (work, { unit: ref, lon, lat }) => {
    const unit = work.plan.units.get(ref);
    if (!unit) return missing(work, ref, UNIT_MISSING);
    const place = { lon, lat };
    const state = unit.state === 'added' ? 'added' : 'moved';
    work.plan.units.set(ref, { ...unit, home: place, at: place, post: null, state });
    return null;
  },
  'unit.add': (work, { unit: ref, callSign, unitType: type, lon, lat }, index) => {
    const refused = taken(work, ref, 'unit_exists');
    if (refused) return refused;
    const place = { lon, lat };
    work.made.set(ref, index);
    work.plan.units.set(ref, {
      ref,
      callSign,
      type,
      home: place,
      at: place,
      ready: true,
      post: null,
      state: 'added',
    });
    return null;
  },
  'unit.remove': (work, { unit: ref }, index) => {
    if (!work.plan.units.delete(ref)) return missing(work, ref, UNIT_MISSING);
    work.gone.set(ref, index);
    return null;
  },
  'post.add': (work, { post: ref, name, unitType: type, crews, lon, lat }, index) => {
    const refused = taken(work, ref, 'post_exists');
    if (refused) return refused;
    work.made.set(ref, index);
    work.plan.posts.set(ref, { ref, name, type, crews, lon, lat });
    return null;
  },
  'post.move': (work, { post: ref, lon, lat }) => {
    const { plan, homes } = work;
    const added = plan.posts.get(ref);
    if (added) plan.posts.set(ref, { ...added, lon, lat });
    else if (homes.has(ref)) {
      for (const unit of plan.units.values())
        if (unit.post === ref) plan.units.set(unit.ref, { ...unit, home: { lon, lat }, state: 'moved' });
    } else return missing(work, ref, POST_MISSING);
    return null;
  },
  'post.close': (work, { post: ref }, index) => {
    const { plan, homes } = work;
    if (homes.delete(ref)) {
      for (const unit of plan.units.values())
        if (unit.post === ref) plan.units.set(unit.ref, { ...unit, post: null, state: 'no-post' });
    } else if (!plan.posts.delete(ref)) return missing(work, ref, POST_MISSING);
    work.gone.set(ref, index);
    return null;
  },
  'camera.add': (work, change, index) => {
    const { camera: ref } = change;
    const refused = taken(work, ref, 'camera_exists');
    if (refused) return refused;
    work.made.set(ref, index);
    work.plan.cameras.set(ref, { ref, name: change.name, ...viewOf(change) });
    return null;
  },
  'camera.move': (work, change) => {
    const { camera: ref, was } = change;
    const added = work.plan.cameras.get(ref);
    if (!added && (was === null || work.gone.has(ref))) return missing(work, ref, CAMERA_MISSING);
    if (!added) loseCamera(work, was);
    work.plan.cameras.set(ref, { ref, name: added?.name ?? '', ...viewOf(change) });
    return null;
  },
  'camera.remove': (work, { camera: ref, was }, index) => {
    const isAdded = work.plan.cameras.delete(ref);
    if (!isAdded && (was === null || work.gone.has(ref))) return missing(work, ref, CAMERA_MISSING);
    if (!isAdded) loseCamera(work, was);
    work.gone.set(ref, index);
    return null;
  },
  equip: (work, { facility, measure }, index) => {
    const f = work.indexOf.get(facility);
    const about = `facility:${facility}`;
    if (f === undefined) return { code: 'unknown_facility', about };
    const bit = 1 << MEASURES.indexOf(measure);
    const { required, gap, unknown } = work.picture.facilities;
    const got = work.plan.equipped.get(facility) ?? 0;
    const key = `${about} ${measure}`;
    if ((got & bit) !== 0) return { code: 'equipped_before', about, by: work.made.get(key) };
    const lacks = ((gap[f] ?? 0) | ((required[f] ?? 0) & (unknown[f] ?? 0))) & bit;
    if (lacks === 0) return { code: 'nothing_to_equip', about };
    work.made.set(key, index);
    work.plan.equipped.set(facility, got | bit);
    return null;
  },
  'road.close': ({ plan }, { name, from, to }) => {
    if (from[0] === to[0] && from[1] === to[1]) return { code: 'no_stretch', about: name };
    plan.closures.push({ name, from, to });
    return null;
  },
  'target.set': ({ plan }, { facilityType, kind, targetS }) => {
    plan.targets[facilityType][kind] = targetS;
    return null;
  },
};

/**
 * Makes the changes of a branch over its picture, in order. One that cannot be made – it names what is not there, or what an
 * earlier one took away – is left out and said, with the earlier one; the rest are made.
 */
export function applyChanges(
  picture: PlanPicture,
  changes: readonly Change[],
): { plan: Plan; problems: Problem[] } {
  const work = begin(picture);
  const problems: Problem[] = [];
  changes.forEach((change, index) => {
    const step = STEPS[change.type] as Step<Change['type']>;
    const refused = step(work, change, index);
    if (refused) {
      problems.push({ index, code: refused.code, about: refused.about, by: refused.by ?? null });
      return;
    }
    if (change.costKzt === null) work.plan.uncosted++;
    else work.plan.costKzt += change.costKzt;
  });
  return { plan: work.plan, problems };
}
