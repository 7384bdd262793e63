import type { ProgrammeInput } from './input.ts';
import { MEASURES, type Group, type Measure } from '../../register/schema.ts';

/** A set of measures: bit m is the measure at position m of `MEASURES`. */
export type MeasureSet = number;

/** A facility as a programme sees it; the three sets are of measures that the law demands of it. */
export type ProgrammeFacility = {
  id: number;
  /** Position of its district among those of the programme. */
  district: number;
  group: Group;
  /** Null when nobody knows. */
  learners: number | null;
  working: MeasureSet;
  gap: MeasureSet;
  unknown: MeasureSet;
};

/** Something that can be bought: measures of one facility, in one year. */
export type Item = {
  /** Position among the facilities. */
  facility: number;
  district: number;
  measures: MeasureSet;
  tenge: number;
  /** Known gaps that it closes; an unknown one counts in `weight` alone. */
  closes: number;
  /** What it adds to the aim. */
  weight: number;
};

/** The question in numbers: which items to buy in which year. */
export type Problem = {
  facilities: readonly ProgrammeFacility[];
  /** Measures that the programme is about. */
  measures: MeasureSet;
  /** What may be bought. */
  items: readonly Item[];
  /** What is bought in the first year in any case. */
  contracted: readonly Item[];
  /** Years' budgets, tenge, contracts included. */
  budgets: readonly number[];
  /** Known gaps that must be closed in each district beyond those contracted. */
  needs: readonly number[];
};

/** Rules that cannot be met together, or cannot be met at all; `district` is a position, `facility` an id. */
export type Contradiction =
  | { kind: 'no_price'; measure: Measure }
  | { kind: 'contract_is_no_gap'; facility: number; measure: Measure }
  | { kind: 'contract_forbidden'; facility: number; measure: Measure }
  | { kind: 'contracts_over_budget'; tenge: number; budget: number }
  | { kind: 'minimum_unreachable'; district: number; need: number; possible: number }
  | { kind: 'minimum_over_budget'; tenge: number; budget: number }
  | { kind: 'minimum_dearer_than_year'; district: number; budget: number }
  | { kind: 'minimum_does_not_fit' };

export const bitOf = (measure: Measure): MeasureSet => 1 << MEASURES.indexOf(measure);
export const setOf = (measures: readonly Measure[]): MeasureSet =>
  measures.reduce((set, measure) => set | bitOf(measure), 0);
export const measuresIn = (set: MeasureSet): Measure[] => MEASURES.filter((_, m) => (set >> m) & 1);

/** How many measures a set has. */
export function sizeOf(set: MeasureSet): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Tenge of each measure at one facility, in the order of `MEASURES`; undefined where there is no price. */
export type Tenge = readonly (number | undefined)[];

const costOf = (set: MeasureSet, tenge: Tenge): number =>
  MEASURES.reduce((sum, _, m) => sum + ((set >> m) & 1 ? (tenge[m] ?? 0) : 0), 0);

type Asked = Omit<ProgrammeInput, 'unit' | 'firstYear'>;

/**
 * Puts a question into numbers and names what contradicts itself in it.
 * Weight of an item = weight of its group × (its measures; with the aim `pupils` times the facility's learners). Unknown
 * measures count as missing only when the question says so, and never towards the minimum of a district.
 * @param districts how many there are.
 */
export function problemOf(
  facilities: readonly ProgrammeFacility[],
  districts: number,
  input: Asked,
  tenge: Tenge,
): { problem: Problem; contradictions: Contradiction[] } {
  const contradictions: Contradiction[] = [];
  const measures = setOf(input.measures);
  for (const measure of input.measures)
    if (tenge[MEASURES.indexOf(measure)] === undefined) contradictions.push({ kind: 'no_price', measure });

  const wantedOf = ({ gap, unknown }: ProgrammeFacility): MeasureSet =>
    (input.unknown ? gap | unknown : gap) & measures;
  const at = new Map(facilities.map(({ id }, position) => [id, position]));
  const contractedAt = new Map<number, MeasureSet>();
  const forbiddenAt = new Map<number, MeasureSet>();
  const add = (sets: Map<number, MeasureSet>, position: number, set: MeasureSet): void => {
    sets.set(position, (sets.get(position) ?? 0) | set);
  };
  for (const { facility, measure } of input.forbidden)
    add(forbiddenAt, at.get(facility) ?? -1, measure === null ? measures : bitOf(measure));
  for (const { facility, measure } of input.contracted) {
    const position = at.get(facility) ?? -1;
    const known = facilities[position];
    if (!known || ((known.gap | known.unknown) & measures & bitOf(measure)) === 0)
      contradictions.push({ kind: 'contract_is_no_gap', facility, measure });
    else if ((forbiddenAt.get(position) ?? 0) & bitOf(measure))
      contradictions.push({ kind: 'contract_forbidden', facility, measure });
    else add(contractedAt, position, bitOf(measure));
  }

  const itemOf = (position: number, facility: ProgrammeFacility, set: MeasureSet): Item => ({
    facility: position,
    district: facility.district,
    measures: set,
    tenge: costOf(set, tenge),
    closes: sizeOf(set & facility.gap),
    weight:
      input.priorities[facility.group] *
      sizeOf(set) *
      (input.aim === 'pupils' ? (facility.learners ?? 0) : 1),
  });
  const dearest = Math.max(...input.budgets);
  const wanted: Item[] = [];
  const contracted: Item[] = [];
  facilities.forEach((facility, position) => {
    const bound = contractedAt.get(position) ?? 0;
    if (bound !== 0) contracted.push(itemOf(position, facility, bound));
    const free = wantedOf(facility) & ~bound & ~(forbiddenAt.get(position) ?? 0);
    const sets = input.whole ? [free] : MEASURES.map((_, m) => free & (1 << m));
    for (const set of sets) {
      if (set !== 0) wanted.push(itemOf(position, facility, set));
    }
  });

  const needs = needsOf(facilities, districts, measures, input.minSharePercent);
  for (const { district, closes } of contracted)
    needs[district] = Math.max(0, (needs[district] ?? 0) - closes);
  // What no year can pay is nothing that can be bought.
  const items = wanted.filter((item) => item.tenge <= dearest);
  const problem = { facilities, measures, items, contracted, budgets: input.budgets, needs };
  contradictions.push(...contradictionsOf(problem, wanted));
  return { problem, contradictions };
}

/** Known gaps that have to be closed in each district, so that it reaches a share of what is required and known there. */
function needsOf(
  facilities: readonly ProgrammeFacility[],
  districts: number,
  measures: MeasureSet,
  percent: number,
): number[] {
  const working = Array.from({ length: districts }, () => 0);
  const known = Array.from({ length: districts }, () => 0);
  for (const { district, working: there, gap } of facilities) {
    working[district] = (working[district] ?? 0) + sizeOf(there & measures);
    known[district] = (known[district] ?? 0) + sizeOf((there | gap) & measures);
  }
  return working.map((have, d) => Math.max(0, Math.ceil(((known[d] ?? 0) * percent) / 100) - have));
}

/** @param wanted what may be bought whatever it costs. */
function contradictionsOf(
  { items, contracted, budgets, needs }: Problem,
  wanted: readonly Item[],
): Contradiction[] {
  const found: Contradiction[] = [];
  const [first = 0] = budgets;
  const bound = contracted.reduce((sum, { tenge }) => sum + tenge, 0);
  if (bound > first) found.push({ kind: 'contracts_over_budget', tenge: bound, budget: first });
  const inDistricts = (all: readonly Item[]): Item[][] => {
    const districts = needs.map((): Item[] => []);
    for (const item of all) districts[item.district]?.push(item);
    return districts;
  };
  const gapsIn = (all: readonly Item[] | undefined): number =>
    (all ?? []).reduce((sum, { closes }) => sum + closes, 0);
  const wantedIn = inDistricts(wanted);
  let cheapest = 0;
  needs.forEach((need, district) => {
    const possible = gapsIn(wantedIn[district]);
    if (possible < need) found.push({ kind: 'minimum_unreachable', district, need, possible });
    else cheapest += cheapestOf(wantedIn[district] ?? [], need);
  });
  const left = budgets.reduce((sum, budget) => sum + budget, 0) - bound;
  // Less than a tenge is the rounding of the sum, not a rule.
  if (left >= 0 && cheapest >= left + 1)
    found.push({ kind: 'minimum_over_budget', tenge: Math.ceil(cheapest) + bound, budget: left + bound });
  if (found.length > 0) return found;
  const affordable = inDistricts(items);
  return needs.flatMap((need, district) =>
    gapsIn(affordable[district]) < need
      ? [{ kind: 'minimum_dearer_than_year' as const, district, budget: Math.max(...budgets) }]
      : [],
  );
}

/** At least so much is needed to close so many gaps: the cheapest per gap first, the last one in part. */
function cheapestOf(items: readonly Item[], need: number): number {
  let left = need;
  let tenge = 0;
  const useful = items.filter(({ closes }) => closes > 0);
  if (left === 0) return 0;
  for (const item of useful.sort((a, b) => a.tenge / a.closes - b.tenge / b.closes)) {
    const taken = Math.min(left, item.closes);
    tenge += (item.tenge * taken) / item.closes;
    left -= taken;
    if (left === 0) break;
  }
  return tenge;
}
