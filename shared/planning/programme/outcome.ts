import type { Plan } from './plan.ts';
import { sizeOf, type MeasureSet, type ProgrammeFacility, type Tenge } from './problem.ts';
import { MEASURES, type Measure } from '../../register/schema.ts';

/** A share in its parts; whoever shows it divides. */
export type Parts = { numerator: number; denominator: number };

/** What a plan reaches in a district, or in all of them. */
export type Reached = {
  /** Required, working, of required and known, before and after. An unknown measure that is bought is known from then on. */
  before: Parts;
  after: Parts;
  /** Learners of facilities where nothing chosen is missing or unknown, of those where something chosen is required. */
  pupilsBefore: Parts;
  pupilsAfter: Parts;
  /** Facilities for which something is bought. */
  facilities: number;
  /** Of these, where afterwards nothing chosen is missing or unknown. */
  completed: number;
  gapsClosed: number;
  unknownsClosed: number;
  tenge: number;
};

/** What stays open of a measure. */
export type Left = { measure: Measure; gaps: number; unknown: number; tenge: number };

export type Outcome = {
  all: Reached;
  districts: Reached[];
  years: { tenge: number; budget: number; purchases: number }[];
  left: Left[];
  /** What the bought measures cost to keep up in every year after. */
  yearlyTenge: number;
  /** Facilities with a gap whose learners nobody knows: they weigh nothing in the aim `pupils`. */
  withoutLearners: number;
};

const nothing = (): Reached => ({
  before: { numerator: 0, denominator: 0 },
  after: { numerator: 0, denominator: 0 },
  pupilsBefore: { numerator: 0, denominator: 0 },
  pupilsAfter: { numerator: 0, denominator: 0 },
  facilities: 0,
  completed: 0,
  gapsClosed: 0,
  unknownsClosed: 0,
  tenge: 0,
});

/**
 * What a plan reaches and what it leaves.
 * @param chosen measures the programme is about. @param tenge prices, and what keeping up costs a year, in the order of `MEASURES`.
 */
export function outcomeOf(
  {
    facilities,
    districts,
    chosen,
  }: { facilities: readonly ProgrammeFacility[]; districts: number; chosen: MeasureSet },
  { plan, budgets }: { plan: Plan; budgets: readonly number[] },
  prices: { tenge: Tenge; yearly: Tenge },
): Outcome {
  const boughtAt = new Map<number, MeasureSet>();
  const tengeAt = new Map<number, number>();
  const years = budgets.map((budget) => ({ tenge: 0, budget, purchases: 0 }));
  for (const { facility, measures, tenge, year } of plan) {
    boughtAt.set(facility, (boughtAt.get(facility) ?? 0) | measures);
    tengeAt.set(facility, (tengeAt.get(facility) ?? 0) + tenge);
    const own = years[year];
    if (own) {
      own.tenge += tenge;
      own.purchases++;
    }
  }
  const all = nothing();
  const each = Array.from({ length: districts }, nothing);
  const left = MEASURES.map((measure): Left => ({ measure, gaps: 0, unknown: 0, tenge: 0 }));
  let yearlyTenge = 0;
  let withoutLearners = 0;
  facilities.forEach((facility, position) => {
    const { district, learners } = facility;
    const working = facility.working & chosen;
    const gap = facility.gap & chosen;
    const unknown = facility.unknown & chosen;
    const bought = boughtAt.get(position) ?? 0;
    if (learners === null && gap !== 0) withoutLearners++;
    const isOpenAfter = ((gap | unknown) & ~bought) !== 0;
    for (const sum of [all, each[district]]) {
      if (!sum) continue;
      add(sum.before, sizeOf(working), sizeOf(working | gap));
      add(sum.after, sizeOf(working | bought), sizeOf(working | gap | bought));
      if ((working | gap | unknown) !== 0) {
        add(sum.pupilsBefore, (gap | unknown) === 0 ? (learners ?? 0) : 0, learners ?? 0);
        add(sum.pupilsAfter, isOpenAfter ? 0 : (learners ?? 0), learners ?? 0);
      }
      if (bought === 0) continue;
      sum.facilities++;
      if (!isOpenAfter) sum.completed++;
      sum.gapsClosed += sizeOf(bought & gap);
      sum.unknownsClosed += sizeOf(bought & unknown);
      sum.tenge += tengeAt.get(position) ?? 0;
    }
    left.forEach((own, m) => {
      const bit = 1 << m;
      if (bought & bit) yearlyTenge += prices.yearly[m] ?? 0;
      else if (gap & bit) {
        own.gaps++;
        own.tenge += prices.tenge[m] ?? 0;
      } else if (unknown & bit) own.unknown++;
    });
  });
  return {
    all,
    districts: each,
    years,
    left: left.filter(({ measure }) => (chosen >> MEASURES.indexOf(measure)) & 1),
    yearlyTenge,
    withoutLearners,
  };
}

function add(parts: Parts, numerator: number, denominator: number): void {
  parts.numerator += numerator;
  parts.denominator += denominator;
}
