import { greatCircleM } from './distance.ts';
import { etaOf, hoursAt, straightMs, type Eta, type PlaceSpeed } from './eta.ts';
import type { UnitNeed } from './playbook.ts';
import { freshness, type Freshness } from './position.ts';
import { POLICE_UNIT_TYPES, UNIT_STATUSES, type UnitStatus } from './schema.ts';
import { equipmentBits, statusAt, typeAt, typeBits, type UnitColumns } from './unit-columns.ts';
import { isAssignable } from './unit-machine.ts';

/** A degree of latitude on the sphere of `greatCircleM`, a hair less so that rounding never hides the nearest. */
const M_PER_DEG_AT_LEAST = 111_194.9;

/** Why a unit cannot be sent. */
export type WhyNot =
  | 'on_task'
  | 'off_duty'
  | 'shift_over'
  /** Between two shifts. */
  | 'resting'
  | 'wrong_type'
  | 'lacks_equipment'
  | 'position_unknown'
  | 'meets_another_need';

/** What speaks for or against a candidate, besides its travel time. */
export type Remark =
  | 'best'
  | 'fresh_position'
  | 'stale_position'
  | 'no_task_this_shift'
  | 'many_tasks_this_shift'
  | 'on_break'
  | 'busy'
  | 'shift_ends_soon';

/** Seconds added to a travel time so that candidates compare; data, so that a centre can say what rest is worth to it. */
export const WEIGHTS = {
  taskThisShiftS: 20,
  mostForTasksS: 120,
  calledFromBreakS: 300,
  calledFromWorkS: 240,
  stalePositionS: 60,
  shiftEndsSoonS: 180,
  shiftEndsSoonMs: 30 * 60_000,
  manyTasks: 6,
} as const;
export type Weights = { readonly [K in keyof typeof WEIGHTS]: number };

/** A unit that can be sent. `scoreS` orders: travel time plus the weights of the remarks; equal scores go by id. */
export type Candidate = {
  unitId: number;
  index: number;
  scoreS: number;
  straightM: number;
  eta: Eta;
  fixAgeMs: number;
  freshness: Freshness;
  status: UnitStatus;
  recentTasks: number;
  remarks: Remark[];
};

/** A unit that is near and cannot be sent. */
export type Rejected = { unitId: number; straightM: number | null; why: WhyNot };

/** An answer to one need: whom to send, who else could go, how many are missing, and who was passed over. */
export type NeedAnswer = {
  need: UnitNeed;
  chosen: Candidate[];
  alternatives: Candidate[];
  shortfall: number;
  rejected: Rejected[];
  /** Of all units, how many fell out for which reason. */
  rejectedCounts: Record<WhyNot, number>;
};

export type Question = {
  needs: readonly UnitNeed[];
  place: { lon: number; lat: number; kind: PlaceSpeed };
  now: number;
  /** Alternatives to name beyond the need. Default 3. */
  alternatives?: number;
  /** Passed-over units to name, nearest first. Default 5. */
  rejected?: number;
  weights?: Weights;
};

/**
 * Whom to send: for every need the units of least travel time and least burden, with the reasons of each. Needs that
 * fewer units can meet choose first; the answers come in the order of the needs. Linear in the number of units.
 */
export function recommend(columns: UnitColumns, question: Question): NeedAnswer[] {
  const hours = hoursAt(question.now);
  const speedMs = POLICE_UNIT_TYPES.map((type) => straightMs(type, question.place.kind, hours));
  const scans = question.needs.map((need, order) => ({
    need,
    order,
    able: ableCount(columns, need, question),
  }));
  const taken = new Set<number>();
  const answers: NeedAnswer[] = [];
  for (const { need, order } of scans.toSorted((a, b) => a.able - b.able || a.order - b.order)) {
    const answer = answerTo(columns, need, { ...question, speedMs, taken });
    for (const { index } of answer.chosen) taken.add(index);
    answers[order] = answer;
  }
  return answers;
}

/** `speedMs` is by position in `POLICE_UNIT_TYPES`. */
type Scan = Question & { speedMs: readonly number[]; taken: ReadonlySet<number> };

const straightTo = (columns: UnitColumns, i: number, { lon, lat }: Question['place']): number =>
  greatCircleM(columns.lon[i] ?? 0, columns.lat[i] ?? 0, lon, lat);

/** No way is shorter than the difference of latitude: most units are out of the running before a sine is taken. */
const leastM = (columns: UnitColumns, i: number, { lat }: Question['place']): number =>
  Math.abs((columns.lat[i] ?? 0) - lat) * M_PER_DEG_AT_LEAST;

type Wanted = { types: number; equipment: number };
const wantedOf = (need: UnitNeed): Wanted => ({
  types: typeBits(need.types),
  equipment: equipmentBits(need.equipment),
});

function ableCount(columns: UnitColumns, need: UnitNeed, { now }: Question): number {
  const wanted = wantedOf(need);
  let able = 0;
  for (let i = 0; i < columns.count; i++) if (whyNot(columns, i, wanted, now) === null) able++;
  return able;
}

/** By position in `UNIT_STATUSES`: whether a unit without a task can be called. */
const CALLABLE = UNIT_STATUSES.map((status) => isAssignable({ status, taskId: null }));
const OFF_DUTY = UNIT_STATUSES.indexOf('off_duty');

function whyNot(columns: UnitColumns, i: number, { types, equipment }: Wanted, now: number): WhyNot | null {
  if (((types >>> (columns.type[i] ?? 0)) & 1) === 0) return 'wrong_type';
  const status = columns.status[i] ?? OFF_DUTY;
  if (columns.bound[i] === 1 || !CALLABLE[status]) return status === OFF_DUTY ? 'off_duty' : 'on_task';
  if ((columns.shiftTo[i] ?? 0) <= now) return 'shift_over';
  if ((columns.shiftFrom[i] ?? 0) > now) return 'resting';
  if (((columns.equipment[i] ?? 0) & equipment) >>> 0 !== equipment) return 'lacks_equipment';
  const fixAt = columns.fixAt[i] ?? Number.NaN;
  return freshness(Number.isNaN(fixAt) ? null : fixAt, now) === 'unknown' ? 'position_unknown' : null;
}

/** Keeps the best few of many without sorting them: an entry is its score and index. */
class Best {
  private readonly scores: number[] = [];
  readonly indices: number[] = [];
  constructor(private readonly room: number) {}

  /** Whether an entry of at least this score can still come in. */
  takes(atLeast: number): boolean {
    return this.scores.length < this.room || atLeast < (this.scores[this.room - 1] ?? -Infinity);
  }

  offer(score: number, index: number): void {
    const { scores, indices, room } = this;
    if (!this.takes(score)) return;
    let at = scores.length;
    // Units come in ascending id, so an equal score goes behind.
    while (at > 0 && (scores[at - 1] ?? 0) > score) at--;
    scores.splice(at, 0, score);
    indices.splice(at, 0, index);
    if (scores.length > room) {
      scores.pop();
      indices.pop();
    }
  }
}

function answerTo(columns: UnitColumns, need: UnitNeed, scan: Scan): NeedAnswer {
  const { now, place, speedMs, taken, alternatives = 3, rejected = 5 } = scan;
  const wanted = wantedOf(need);
  const best = new Best(need.count + alternatives);
  const passedOver = new Best(rejected);
  const whyNotAt = (i: number) => (taken.has(i) ? 'meets_another_need' : whyNot(columns, i, wanted, now));
  const rejectedCounts: Record<WhyNot, number> = {
    on_task: 0,
    off_duty: 0,
    shift_over: 0,
    resting: 0,
    wrong_type: 0,
    lacks_equipment: 0,
    position_unknown: 0,
    meets_another_need: 0,
  };
  for (let i = 0; i < columns.count; i++) {
    const why = whyNotAt(i);
    if (why === null) {
      const leastS = leastM(columns, i, place) / (speedMs[columns.type[i] ?? 0] ?? 1);
      if (best.takes(leastS)) best.offer(scoreOf(columns, i, scan), i);
      continue;
    }
    rejectedCounts[why]++;
    // Of another type are thousands, and nobody asks why an ambulance was not sent to a theft.
    if (why === 'wrong_type' || why === 'off_duty') continue;
    if (Number.isNaN(columns.lat[i] ?? Number.NaN)) passedOver.offer(Infinity, i);
    else if (passedOver.takes(leastM(columns, i, place))) passedOver.offer(straightTo(columns, i, place), i);
  }
  const candidates = best.indices.map((index, rank) => candidateAt(columns, index, { ...scan, rank }));
  const chosen = candidates.slice(0, need.count);
  return {
    need,
    chosen,
    alternatives: candidates.slice(need.count),
    shortfall: need.count - chosen.length,
    rejected: passedOver.indices.map((i) => ({
      unitId: columns.id[i] ?? 0,
      straightM: Number.isNaN(columns.lat[i] ?? Number.NaN) ? null : straightTo(columns, i, place),
      why: whyNotAt(i) ?? 'on_task',
    })),
    rejectedCounts,
  };
}

function scoreOf(columns: UnitColumns, i: number, scan: Scan): number {
  const { place, speedMs, now, weights = WEIGHTS } = scan;
  const travelS = straightTo(columns, i, place) / (speedMs[columns.type[i] ?? 0] ?? 1);
  const status = statusAt(columns, i);
  return (
    travelS +
    Math.min(weights.mostForTasksS, (columns.recentTasks[i] ?? 0) * weights.taskThisShiftS) +
    (status === 'break' ? weights.calledFromBreakS : 0) +
    (status === 'busy' ? weights.calledFromWorkS : 0) +
    (freshness(columns.fixAt[i] ?? null, now) === 'fresh' ? 0 : weights.stalePositionS) +
    ((columns.shiftTo[i] ?? 0) - now < weights.shiftEndsSoonMs ? weights.shiftEndsSoonS : 0)
  );
}

function candidateAt(columns: UnitColumns, index: number, scan: Scan & { rank: number }): Candidate {
  const { place, now, rank, weights = WEIGHTS } = scan;
  const straightM = straightTo(columns, index, place);
  const fixAt = columns.fixAt[index] ?? 0;
  const recentTasks = columns.recentTasks[index] ?? 0;
  const status = statusAt(columns, index);
  const state = freshness(fixAt, now);
  const remarks: (Remark | false)[] = [
    rank === 0 && 'best',
    state === 'fresh' ? 'fresh_position' : 'stale_position',
    recentTasks === 0 && 'no_task_this_shift',
    recentTasks >= weights.manyTasks && 'many_tasks_this_shift',
    status === 'break' && 'on_break',
    status === 'busy' && 'busy',
    (columns.shiftTo[index] ?? 0) - now < weights.shiftEndsSoonMs && 'shift_ends_soon',
  ];
  return {
    unitId: columns.id[index] ?? 0,
    index,
    scoreS: scoreOf(columns, index, scan),
    straightM,
    eta: etaOf(straightM, typeAt(columns, index), place.kind, hoursAt(now)),
    fixAgeMs: now - fixAt,
    freshness: state,
    status,
    recentTasks,
    remarks: remarks.filter((remark) => remark !== false),
  };
}
