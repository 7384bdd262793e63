import { greatCircleM } from './distance.ts';
import { etaOf, hoursAt, straightMs, type Eta, type PlaceSpeed } from './eta.ts';
import type { UnitNeed } from './playbook.ts';
import { freshness, type Freshness } from './position.ts';
import type { UnitStatus } from './schema.ts';
import { equipmentBits, statusAt, typeAt, typeBits, type UnitColumns } from './unit-columns.ts';
import { isAssignable } from './unit-machine.ts';

/** Why a unit cannot be sent. */
export type WhyNot =
  | 'on_task'
  | 'off_duty'
  | 'shift_over'
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
  const straight = distances(columns, question.place);
  const scans = question.needs.map((need, order) => ({
    need,
    order,
    able: ableCount(columns, need, question),
  }));
  const taken = new Set<number>();
  const answers: NeedAnswer[] = [];
  for (const { need, order } of scans.toSorted((a, b) => a.able - b.able || a.order - b.order)) {
    const answer = answerTo(columns, need, { ...question, straight, taken });
    for (const { index } of answer.chosen) taken.add(index);
    answers[order] = answer;
  }
  return answers;
}

type Scan = Question & { straight: Float64Array; taken: ReadonlySet<number> };

function distances(columns: UnitColumns, { lon, lat }: Question['place']): Float64Array {
  const straight = new Float64Array(columns.count);
  for (let i = 0; i < columns.count; i++)
    straight[i] = greatCircleM(columns.lon[i] ?? 0, columns.lat[i] ?? 0, lon, lat);
  return straight;
}

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

/** Whether a status can be called away, by its position in `UNIT_STATUSES`; asked 5,000 times a need. */
const callable = (columns: UnitColumns, i: number): boolean =>
  isAssignable({ status: statusAt(columns, i), taskId: columns.bound[i] === 1 ? 1 : null });

function whyNot(columns: UnitColumns, i: number, { types, equipment }: Wanted, now: number): WhyNot | null {
  if (((types >>> (columns.type[i] ?? 0)) & 1) === 0) return 'wrong_type';
  if (!callable(columns, i)) return statusAt(columns, i) === 'off_duty' ? 'off_duty' : 'on_task';
  if ((columns.shiftTo[i] ?? 0) <= now) return 'shift_over';
  if (((columns.equipment[i] ?? 0) & equipment) >>> 0 !== equipment) return 'lacks_equipment';
  const fixAt = columns.fixAt[i] ?? Number.NaN;
  return freshness(Number.isNaN(fixAt) ? null : fixAt, now) === 'unknown' ? 'position_unknown' : null;
}

/** Keeps the best few of many without sorting them: an entry is its score and index. */
class Best {
  private readonly scores: number[] = [];
  readonly indices: number[] = [];
  constructor(private readonly room: number) {}

  offer(score: number, index: number): void {
    const { scores, indices, room } = this;
    if (scores.length === room && !(score < (scores[room - 1] ?? -Infinity))) return;
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
  const { now, straight, taken, alternatives = 3, rejected = 5 } = scan;
  const wanted = wantedOf(need);
  const best = new Best(need.count + alternatives);
  const passedOver = new Best(rejected);
  const reasons = new Map<number, WhyNot>();
  const rejectedCounts: Record<WhyNot, number> = {
    on_task: 0,
    off_duty: 0,
    shift_over: 0,
    wrong_type: 0,
    lacks_equipment: 0,
    position_unknown: 0,
    meets_another_need: 0,
  };
  for (let i = 0; i < columns.count; i++) {
    const why = taken.has(i) ? 'meets_another_need' : whyNot(columns, i, wanted, now);
    if (why === null) {
      best.offer(scoreOf(columns, i, scan), i);
      continue;
    }
    rejectedCounts[why]++;
    // Of another type are thousands, and nobody asks why an ambulance was not sent to a theft.
    if (why === 'wrong_type' || why === 'off_duty') continue;
    const metres = straight[i] ?? Number.NaN;
    passedOver.offer(Number.isNaN(metres) ? Infinity : metres, i);
    reasons.set(i, why);
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
      straightM: Number.isNaN(straight[i] ?? Number.NaN) ? null : (straight[i] ?? null),
      why: reasons.get(i) ?? 'on_task',
    })),
    rejectedCounts,
  };
}

function scoreOf(columns: UnitColumns, i: number, scan: Scan): number {
  const { straight, place, now, weights = WEIGHTS } = scan;
  const travelS = (straight[i] ?? 0) / straightMs(typeAt(columns, i), place.kind, hoursAt(now));
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
  const { straight, place, now, rank, weights = WEIGHTS } = scan;
  const straightM = straight[index] ?? 0;
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
