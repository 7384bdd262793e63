import type { ProgrammeResult } from './result.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { DEFAULT_PRIORITIES, type ProgrammeInput } from '../../../shared/planning/programme/input.ts';
import { outcomeOf } from '../../../shared/planning/programme/outcome.ts';

/** A question about the link of a unit's schools, for a year and ten million tenge. */
export const questionAbout = (unit: Kato, own: Partial<ProgrammeInput> = {}): ProgrammeInput => ({
  unit,
  measures: ['video_link'],
  budgets: [10_000_000],
  firstYear: 2027,
  aim: 'gaps',
  whole: false,
  unknown: false,
  priorities: DEFAULT_PRIORITIES,
  minSharePercent: 0,
  contracted: [],
  forbidden: [],
  ...own,
});

/** What a programme reaches where there is nothing to reach. */
export function emptyResult(unit: Kato): ProgrammeResult {
  const outcome = outcomeOf(
    { facilities: [], districts: 1, chosen: 2 },
    { plan: [], budgets: [10_000_000] },
    { tenge: [], yearly: [] },
  );
  return {
    standing: { found: 0, bound: 0, gap: 0 },
    ending: 'optimal',
    outcome,
    usual: { even: { ...outcome, missed: 0 }, largest: { ...outcome, missed: 0 } },
    curve: [],
    districts: [unit],
    prices: [],
    asOf: null,
    register: 'real',
  };
}
