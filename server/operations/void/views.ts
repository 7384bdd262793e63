import { isOverLimit } from './alarms.ts';
import { placeRange, ruleOf, type WatchedPlace } from './places.ts';
import type { StandingVoid } from './store.ts';
import type { VoidBoard } from './voids.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import type { Scope } from '../../../shared/hierarchy/scope.ts';
import type { Eta } from '../../../shared/operations/eta.ts';
import {
  PLACE_CATEGORIES,
  type PlaceCategory,
  type VoidRules,
} from '../../../shared/operations/void-rule.ts';
import { soonestUnit } from '../../../shared/operations/void-move.ts';
import { isVoid, readySlots } from '../../../shared/operations/void-watch.ts';
import type { Picture } from '../../picture/picture.ts';

/** What is over its limit is asked of the moment of the board, which is the watch's clock. */
export const momentOf = ({ asOfMs }: VoidBoard): number => asOfMs ?? 0;

/** Of the places of one category: how many there are, are voids, were reached before, and since when the longest of those is. */
export type VoidCount = {
  places: number;
  voids: number;
  fallen: number;
  over: number;
  sinceMs: number | null;
};
export type VoidCounts = Record<PlaceCategory, VoidCount>;

export type VoidSummary = {
  /** Moment that it is true of; null while the watch begins. */
  asOfMs: number | null;
  /** Another one when something is another. */
  revision: string;
  /** Units whose home lies here: all of them, and those that count. */
  units: { all: number; ready: number };
  counts: VoidCounts;
  /** The same of every unit of territory right below that has a void; none when there is none below. */
  below: { kato: Kato; counts: VoidCounts }[];
  alarms: StandingVoid[];
  rules: VoidRules;
};

const noCounts = (): VoidCounts =>
  Object.fromEntries(
    PLACE_CATEGORIES.map((category) => [
      category,
      { places: 0, voids: 0, fallen: 0, over: 0, sinceMs: null } satisfies VoidCount,
    ]),
  ) as VoidCounts;

function countsOf(board: VoidBoard, [from, to]: readonly [number, number]): VoidCounts {
  const { watch, places, rules } = board;
  const now = momentOf(board);
  const counts = noCounts();
  for (let p = from; p < to; p++) {
    const count = counts[places.list[p]?.category ?? 'school'];
    count.places++;
    if (!isVoid(watch, p)) continue;
    count.voids++;
    const since = watch.since[p] ?? Number.NaN;
    if (Number.isNaN(since)) continue;
    count.fallen++;
    if (isOverLimit(watch, places, p, { rules, now })) count.over++;
    count.sinceMs = Math.min(count.sinceMs ?? Infinity, since);
  }
  return counts;
}

/** Summaries that were made of a board: thousands of screens ask for those of a few hundred units of territory. */
const made = new WeakMap<VoidBoard, Map<number, VoidSummary>>();

/** Voids of a unit of territory, by its index in the tree, and of what lies right below it. */
export function summaryOf(board: VoidBoard, picture: Pick<Picture, 'tree'>, index: number): VoidSummary {
  const ofBoard = made.get(board) ?? new Map<number, VoidSummary>();
  made.set(board, ofBoard);
  const summary = ofBoard.get(index) ?? makeSummary(board, picture, index);
  ofBoard.set(index, summary);
  return summary;
}

function makeSummary(board: VoidBoard, { tree }: Pick<Picture, 'tree'>, index: number): VoidSummary {
  const { watch, places, rules, units, alarms, asOfMs, revision } = board;
  const end = tree.end[index] ?? index;
  const isHere = (kato: Kato): boolean => {
    const at = tree.indexOf.get(kato) ?? -1;
    return at >= index && at < end;
  };
  const homes = (ids: Iterable<number>): number => {
    let count = 0;
    for (const id of ids) if (isHere(units.get(id)?.home.kato ?? '')) count++;
    return count;
  };
  const below: { kato: Kato; counts: VoidCounts }[] = [];
  for (let child = index + 1; child < end; child = tree.end[child] ?? child + 1) {
    const counts = countsOf(board, placeRange(places, tree, child));
    const kato = tree.units[child]?.kato;
    if (kato !== undefined && PLACE_CATEGORIES.some((category) => counts[category].voids > 0))
      below.push({ kato, counts });
  }
  return {
    asOfMs,
    revision,
    units: {
      all: homes(units.keys()),
      ready: homes(readySlots(watch).map((slot) => watch.units[slot]?.id ?? 0)),
    },
    counts: countsOf(board, placeRange(places, tree, index)),
    below,
    alarms: alarms.filter(({ kato }) => isHere(kato)),
    rules,
  };
}

/** A unit as it is named beside a void. */
export type NamedUnit = { unitId: number; callSign: string; type: string };

export type VoidRow = WatchedPlace & {
  targetS: number;
  /** Since when nobody reaches it; null when nobody was ever seen to. */
  sinceMs: number | null;
  /** It is so for longer than its limit. */
  over: boolean;
  /** The unit that counts and would be soonest there, of those the viewer may see. */
  soonest: (NamedUnit & { straightM: number; eta: Eta }) | null;
};

/** Which voids are asked for: all, those that were reached before, or those over their limit. */
export type VoidState = 'all' | 'fallen' | 'over';

/** Indices of voids in the order of their urgency: over the limit, then the longest, then what nobody was seen to reach. */
function voidsIn(
  board: VoidBoard,
  range: readonly [number, number],
  { category, state }: { category: PlaceCategory | 'all'; state: VoidState },
): { p: number; over: boolean }[] {
  const { watch, places, rules } = board;
  const now = momentOf(board);
  const found: { p: number; over: boolean }[] = [];
  for (let p = range[0]; p < range[1]; p++) {
    if (!isVoid(watch, p)) continue;
    if (category !== 'all' && places.list[p]?.category !== category) continue;
    const over = isOverLimit(watch, places, p, { rules, now });
    if (state === 'over' && !over) continue;
    if (state === 'fallen' && Number.isNaN(watch.since[p])) continue;
    found.push({ p, over });
  }
  const sinceOf = (p: number): number => {
    const since = watch.since[p] ?? Number.NaN;
    return Number.isNaN(since) ? Infinity : since;
  };
  return found.sort(
    (a, b) =>
      Number(b.over) - Number(a.over) ||
      (sinceOf(a.p) < sinceOf(b.p) ? -1 : sinceOf(a.p) > sinceOf(b.p) ? 1 : a.p - b.p),
  );
}

/** A page of the voids of a unit of territory. */
export function listVoids(
  board: VoidBoard,
  { tree }: Pick<Picture, 'tree'>,
  index: number,
  ask: {
    category: PlaceCategory | 'all';
    state: VoidState;
    cursor: number;
    limit: number;
    /** Where the viewer may see units. */
    seen: Scope;
  },
): { rows: VoidRow[]; total: number; nextCursor: number | null } {
  const { watch, places } = board;
  const all = voidsIn(board, placeRange(places, tree, index), ask);
  const slots = visibleSlots(board, ask.seen);
  const rows = all.slice(ask.cursor, ask.cursor + ask.limit).flatMap(({ p, over }): VoidRow[] => {
    const place = places.list[p];
    if (!place) return [];
    const since = watch.since[p] ?? Number.NaN;
    const soonest = soonestUnit(watch, p, { now: momentOf(board), slots });
    return [
      {
        ...place,
        targetS: ruleOf(board.rules, place).targetS,
        sinceMs: Number.isNaN(since) ? null : since,
        over,
        soonest: soonest && { ...namedUnit(board, soonest.unitId), ...soonest },
      },
    ];
  });
  const next = ask.cursor + ask.limit;
  return { rows, total: all.length, nextCursor: next < all.length ? next : null };
}

/** Slots of the units that count and that somebody may see. */
export const visibleSlots = ({ watch, units }: VoidBoard, seen: Scope): number[] =>
  readySlots(watch).filter((slot) => seen.covers(units.get(watch.units[slot]?.id ?? 0)?.home.kato ?? ''));

/** Name of a unit. */
export const namedUnit = ({ units }: VoidBoard, unitId: number): NamedUnit => ({
  unitId,
  callSign: units.get(unitId)?.callSign ?? `№ ${unitId}`,
  type: units.get(unitId)?.type ?? 'patrol_car',
});

/** Voids as points of the map, in columns; degrees in hundred-thousandths. */
export type VoidPoints = {
  keys: string[];
  lon: number[];
  lat: number[];
  /** 2 over its limit · 1 reached before · 0 nobody was ever seen to reach it. */
  state: number[];
};

export function pointsOf(board: VoidBoard, { tree }: Pick<Picture, 'tree'>, index: number): VoidPoints {
  const { watch, places } = board;
  const all = voidsIn(board, placeRange(places, tree, index), { category: 'all', state: 'all' });
  const degrees = (value: number | undefined): number => Math.round((value ?? 0) * 1e5);
  return {
    keys: all.map(({ p }) => places.list[p]?.key ?? ''),
    lon: all.map(({ p }) => degrees(places.list[p]?.lon)),
    lat: all.map(({ p }) => degrees(places.list[p]?.lat)),
    state: all.map(({ p, over }) => (over ? 2 : Number.isNaN(watch.since[p]) ? 0 : 1)),
  };
}
