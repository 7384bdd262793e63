import { DEFAULT_PRIORITIES, type Aim, type ProgrammeInput } from './input.ts';
import type { MeasureSet, ProgrammeFacility, Tenge } from './problem.ts';
import { REQUIREMENTS } from '../../coverage/requirement.ts';
import { randomFrom } from '../../random.ts';
import { GROUPS, MEASURES } from '../../register/schema.ts';

/** Facilities of the Republic's number and of as many districts, made up: two fifths of what is required is missing. */
export function nationalFacilities(count = 14_520, districts = 20): ProgrammeFacility[] {
  const random = randomFrom(`programme ${count}`);
  return Array.from({ length: count }, (_, i) => {
    const group = GROUPS[Math.floor(random() * 4)] ?? 'unknown';
    const sets = { working: 0, gap: 0, unknown: 0 } satisfies Record<string, MeasureSet>;
    for (const { measure } of REQUIREMENTS[group]) {
      const state = random();
      sets[state < 0.5 ? 'working' : state < 0.9 ? 'gap' : 'unknown'] |= 1 << MEASURES.indexOf(measure);
    }
    const learners = Math.floor(40 + 1_500 * random() ** 2);
    return { id: i + 1, district: Math.floor(random() * districts), group, learners, ...sets };
  });
}

export const NATIONAL_TENGE: Tenge = [3_400_000, 620_000, 280_000, 1_150_000, 4_300_000, 5_760_000];

/** What a minister might ask of them: five years, and no district below a share. */
export const nationalInput = (aim: Aim, minSharePercent: number): ProgrammeInput => ({
  unit: '000000000',
  firstYear: 2027,
  measures: MEASURES,
  budgets: [4_000_000_000, 4_000_000_000, 5_000_000_000, 5_000_000_000, 6_000_000_000],
  aim,
  whole: false,
  unknown: false,
  priorities: DEFAULT_PRIORITIES,
  minSharePercent,
  contracted: [],
  forbidden: [],
});
