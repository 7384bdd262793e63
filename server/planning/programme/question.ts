import { REQUIREMENTS } from '../../../shared/coverage/requirement.ts';
import { STATE_CODES } from '../../../shared/coverage/rollup.ts';
import { LATEST } from '../../../shared/coverage/schema.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { ancestry, childrenOf } from '../../../shared/hierarchy/tree.ts';
import type { ProgrammeInput } from '../../../shared/planning/programme/input.ts';
import { pricesAt, type Price, type PriceTable } from '../../../shared/planning/programme/price.ts';
import { bitOf, type ProgrammeFacility, type Tenge } from '../../../shared/planning/programme/problem.ts';
import { natureOf, type Nature } from '../../../shared/register/nature.ts';
import { GROUPS, MEASURES } from '../../../shared/register/schema.ts';
import { asOf } from '../../coverage/question.ts';
import { facilityRange, type Picture } from '../../picture/picture.ts';

/** A question with everything that it is answered from, as it was at one moment. */
export type Asked = {
  input: ProgrammeInput;
  facilities: readonly ProgrammeFacility[];
  /** Units just below the one that is asked for; itself where it has none or facilities of its own. */
  districts: readonly Kato[];
  prices: PriceTable;
  tenge: Tenge;
  asOf: string | null;
  register: Nature;
};

/** The prices that hold in a unit of territory. */
export const pricesOf = ({ tree }: Pick<Picture, 'tree'>, unit: Kato, prices: readonly Price[]): PriceTable =>
  pricesAt(
    ancestry(tree, unit).map(({ kato }) => kato),
    prices,
  );

/** Reads a question out of the picture: of each facility of the unit what the law demands and the latest evidence of it. */
export function askedOf(picture: Picture, input: ProgrammeInput, prices: readonly Price[]): Asked {
  const { tree, columns } = picture;
  const [from, to] = facilityRange(picture, input.unit) ?? [0, 0];
  const districts = childrenOf(tree, input.unit).map(({ kato }) => kato);
  const below = districts.map((kato) => {
    const index = tree.indexOf.get(kato) ?? 0;
    return [index, tree.end[index] ?? index] as const;
  });
  const districtOf = (unit: number): number => {
    const found = below.findIndex(([first, end]) => unit >= first && unit < end);
    if (found >= 0) return found;
    const own = districts.indexOf(input.unit);
    return own >= 0 ? own : districts.push(input.unit) - 1;
  };
  const run = columns.sources.length * MEASURES.length;
  const latest = columns.sources.indexOf(LATEST) * MEASURES.length;
  const facilities: ProgrammeFacility[] = [];
  let demonstration = 0;
  for (let position = from; position < to; position++) {
    const facility = picture.facilities[position];
    if (!facility) continue;
    const group = GROUPS[columns.group[position] ?? 0] ?? 'unknown';
    const own = { working: 0, gap: 0, unknown: 0 };
    for (const { measure } of REQUIREMENTS[group]) {
      const state = STATE_CODES[columns.states[position * run + latest + MEASURES.indexOf(measure)] ?? 0];
      const bit = bitOf(measure);
      if (state === 'working') own.working |= bit;
      else if (state === 'absent' || state === 'faulty') own.gap |= bit;
      else own.unknown |= bit;
    }
    const district = districtOf(columns.unit[position] ?? 0);
    facilities.push({ id: facility.id, district, group, learners: facility.learners, ...own });
    if (facility.demonstration) demonstration++;
  }
  const table = pricesOf(picture, input.unit, prices);
  const dates = input.measures.flatMap(
    (measure) => asOf(picture, { measure, source: LATEST, type: 'all', group: 'all' }) ?? [],
  );
  return {
    input,
    facilities,
    districts: districts.length > 0 ? districts : [input.unit],
    prices: table,
    tenge: MEASURES.map((measure) => table[measure]?.tenge),
    asOf: dates.toSorted().at(-1) ?? null,
    register: natureOf(demonstration, facilities.length),
  };
}
