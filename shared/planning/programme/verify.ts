import type { ProgrammeInput } from './input.ts';
import type { Plan } from './plan.ts';
import { bitOf, setOf, sizeOf, type MeasureSet, type ProgrammeFacility, type Tenge } from './problem.ts';
import { MEASURES } from '../../register/schema.ts';

/** A rule that a plan breaks, with the year, district or facility (by position) at which it does. */
export type Broken =
  | { rule: 'budget'; year: number; tenge: number; budget: number }
  | { rule: 'year'; facility: number; year: number }
  | { rule: 'no_gap' | 'twice' | 'not_chosen' | 'forbidden' | 'not_whole'; facility: number }
  | { rule: 'contract_missing'; facility: number }
  | { rule: 'minimum'; district: number; working: number; known: number };

/**
 * Checks every rule of the question against a plan, from the register and the price table alone: it knows nothing of items,
 * classes or solvers. An empty answer is a plan that may be signed.
 */
export function verify(
  facilities: readonly ProgrammeFacility[],
  districts: number,
  input: Omit<ProgrammeInput, 'unit' | 'firstYear'>,
  { tenge, plan }: { tenge: Tenge; plan: Plan },
): Broken[] {
  const broken: Broken[] = [];
  const chosen = setOf(input.measures);
  const spent = input.budgets.map(() => 0);
  const bought = new Map<number, { all: MeasureSet; years: Map<number, MeasureSet> }>();
  for (const { facility, measures, year } of plan) {
    const known = facilities[facility];
    if (!known || !(year in spent)) {
      broken.push({ rule: 'year', facility, year });
      continue;
    }
    const missing = input.unknown ? known.gap | known.unknown : known.gap;
    const contracts = contractsOf(input, known.id);
    if ((measures & ~(missing | contracts)) !== 0 || measures === 0)
      broken.push({ rule: 'no_gap', facility });
    if ((measures & ~chosen) !== 0) broken.push({ rule: 'not_chosen', facility });
    const before = bought.get(facility) ?? { all: 0, years: new Map<number, MeasureSet>() };
    if ((before.all & measures) !== 0) broken.push({ rule: 'twice', facility });
    before.all |= measures;
    before.years.set(year, (before.years.get(year) ?? 0) | measures);
    bought.set(facility, before);
    MEASURES.forEach((measure, m) => {
      if (measures & bitOf(measure)) spent[year] = (spent[year] ?? 0) + (tenge[m] ?? Infinity);
    });
  }
  spent.forEach((sum, year) => {
    const budget = input.budgets[year] ?? 0;
    if (sum > budget) broken.push({ rule: 'budget', year, tenge: sum, budget });
  });

  const working = Array.from({ length: districts }, () => 0);
  const known = Array.from({ length: districts }, () => 0);
  facilities.forEach((facility, position) => {
    const own = bought.get(position);
    const all = own?.all ?? 0;
    const contracts = contractsOf(input, facility.id);
    const forbidden = forbiddenOf(input, facility.id);
    if (all & forbidden) broken.push({ rule: 'forbidden', facility: position });
    if ((contracts & ~(own?.years.get(0) ?? 0)) !== 0)
      broken.push({ rule: 'contract_missing', facility: position });
    if (input.whole) {
      const missing = input.unknown ? facility.gap | facility.unknown : facility.gap;
      const free = missing & chosen & ~contracts & ~forbidden;
      const parts = Array.from(own?.years.values() ?? [], (set) => set & free).filter((set) => set !== 0);
      if (parts.length > 1 || (parts[0] !== undefined && parts[0] !== free))
        broken.push({ rule: 'not_whole', facility: position });
    }
    const { district, gap } = facility;
    working[district] = (working[district] ?? 0) + sizeOf((facility.working | (all & gap)) & chosen);
    known[district] = (known[district] ?? 0) + sizeOf((facility.working | gap) & chosen);
  });
  working.forEach((have, district) => {
    const of = known[district] ?? 0;
    if (have * 100 < of * input.minSharePercent)
      broken.push({ rule: 'minimum', district, working: have, known: of });
  });
  return broken;
}

const contractsOf = ({ contracted }: Pick<ProgrammeInput, 'contracted'>, id: number): MeasureSet =>
  contracted.reduce((set, { facility, measure }) => (facility === id ? set | bitOf(measure) : set), 0);

const forbiddenOf = ({ forbidden }: Pick<ProgrammeInput, 'forbidden'>, id: number): MeasureSet =>
  forbidden.reduce(
    (set, { facility, measure }) =>
      facility === id ? set | (measure === null ? setOf(MEASURES) : bitOf(measure)) : set,
    0,
  );
