import type { DutyPlan, PoliceUnit } from './schema.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;
/** All of Kazakhstan is UTC+5 and has no summer time. */
const ZONE_MS = 5 * 3_600_000;

/** From and to, milliseconds since 1970. */
export type Shift = { from: number; to: number };

/** The shift of a plan that is under way at a moment, else the next one. */
export const shiftAt = (plan: DutyPlan, at: number): Shift =>
  plan.kind === 'hours' ? hoursAt(plan, at) : turnAt(plan, at);

function hoursAt({ fromMin, toMin, days }: Extract<DutyPlan, { kind: 'hours' }>, at: number): Shift {
  const today = Math.floor((at + ZONE_MS) / DAY_MS);
  const lengthMin = (toMin - fromMin + 1440) % 1440 || 1440;
  // Yesterday's shift may last into today, and a week on comes the only day of a plan again.
  for (let day = today - 1; day <= today + WEEK_DAYS; day++) {
    const from = day * DAY_MS - ZONE_MS + fromMin * MINUTE_MS;
    const to = from + lengthMin * MINUTE_MS;
    // 1970-01-01 was a Thursday.
    const weekDay = ((((day + 3) % WEEK_DAYS) + WEEK_DAYS) % WEEK_DAYS) + 1;
    if (to > at && days.includes(weekDay)) return { from, to };
  }
  throw new Error('A plan has a day on which a shift begins');
}

function turnAt({ start, cycle }: Extract<DutyPlan, { kind: 'rotation' }>, at: number): Shift {
  const cycleMs = cycle.reduce((sum, { workMin, restMin }) => sum + workMin + restMin, 0) * MINUTE_MS;
  let from = start + Math.max(0, Math.floor((at - start) / cycleMs)) * cycleMs;
  for (;;)
    for (const { workMin, restMin } of cycle) {
      const to = from + workMin * MINUTE_MS;
      if (to > at) return { from, to };
      from = to + restMin * MINUTE_MS;
    }
}

type OnDuty = Pick<PoliceUnit, 'shift' | 'duty'>;

/** The shift of a unit that is under way or comes next, one outside of its plan before the plan; null: round the clock. */
export function shiftOf({ shift, duty }: OnDuty, at: number): Shift | null {
  if (shift && shift.from <= at && at < shift.to) return shift;
  return duty ? shiftAt(duty, at) : shift;
}

/** Whether a unit is between two shifts. */
export const isResting = (unit: OnDuty, at: number): boolean => {
  const shift = shiftOf(unit, at);
  return shift !== null && (at < shift.from || at >= shift.to);
};

/**
 * Rotations that are in use, to choose from: work and rest in minutes. `day_night_48`: a day of 12 hours, a night of 12
 * hours a day later, two days of rest; `day_72`: a whole day in four; `two_two`: two days of 12 hours, two days of rest.
 */
export const ROTATIONS = {
  day_night_48: [
    { workMin: 720, restMin: 1440 },
    { workMin: 720, restMin: 2880 },
  ],
  day_72: [{ workMin: 1440, restMin: 4320 }],
  two_two: [
    { workMin: 720, restMin: 720 },
    { workMin: 720, restMin: 3600 },
  ],
} as const satisfies Record<string, Extract<DutyPlan, { kind: 'rotation' }>['cycle']>;
export type RotationName = keyof typeof ROTATIONS;

/** The name of a rotation; null for one of a centre's own. */
export const rotationName = (cycle: Extract<DutyPlan, { kind: 'rotation' }>['cycle']): RotationName | null =>
  (Object.keys(ROTATIONS) as RotationName[]).find(
    (name) => JSON.stringify(ROTATIONS[name]) === JSON.stringify(cycle),
  ) ?? null;
