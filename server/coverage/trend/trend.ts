import { formerWords } from './store.ts';
import { wordsAt } from '../gaps/list.ts';
import { dayOfIso, isoOfDay, type DatedWord } from '../../../shared/coverage/known-since.ts';
import type { CoverageFilter } from '../../../shared/coverage/schema.ts';
import { trendOf, type TrendPoint } from '../../../shared/coverage/trend.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { childrenOf } from '../../../shared/hierarchy/tree.ts';
import { FACILITY_TYPES, GROUPS, MEASURES, type Group } from '../../../shared/register/schema.ts';
import type { Db } from '../../db/schema.ts';
import { facilityRange, type Picture } from '../../picture/picture.ts';

/** More moments than a line shows are thinned, the first and the last kept. */
const MOST_DAYS = 24;
/** An inspection is believed before any other word of its day. */
const INSPECTION_PRIORITY = 100;

type Moment = Omit<TrendPoint, 'day'> & { on: string };
export type Trend = {
  /** Sources by which something was said on the days, of a source its date. */
  sources: { id: string; asOf: string }[];
  unit: Moment[];
  children: { kato: Kato; points: Moment[] }[];
};

const thinned = (days: readonly number[]): number[] =>
  days.length <= MOST_DAYS
    ? [...days]
    : Array.from(
        { length: MOST_DAYS },
        (_, i) => days[Math.round((i * (days.length - 1)) / (MOST_DAYS - 1))] ?? 0,
      );

const told = ({ day, ...counts }: TrendPoint): Moment => ({ on: isoOfDay(day), ...counts });

/** What was known of a measure, of a unit and of each of its children, by every day on which somebody said something of it. */
export async function trendBelow(
  db: Db,
  picture: Picture,
  { unit, measure, type, group }: Omit<CoverageFilter, 'source'> & { unit: Kato },
): Promise<Trend> {
  const { tree, columns } = picture;
  const index = tree.indexOf.get(unit) ?? 0;
  const katos = tree.units.slice(index, tree.end[index]).map(({ kato }) => kato);
  const former = new Map<number, DatedWord[]>();
  for (const { facilityId, state, observedOn } of await formerWords(db, measure, katos)) {
    const word = { day: dayOfIso(observedOn), priority: INSPECTION_PRIORITY, works: state === 'working' };
    former.set(facilityId, [...(former.get(facilityId) ?? []), word]);
  }
  const m = MEASURES.indexOf(measure);
  const days = new Set<number>();
  const wordsBelow = (kato: Kato): { group: Group; words: DatedWord[] }[] => {
    const [from, to] = facilityRange(picture, kato) ?? [0, 0];
    const found: { group: Group; words: DatedWord[] }[] = [];
    for (let position = from; position < to; position++) {
      const own = GROUPS[columns.group[position] ?? 0] ?? 'unknown';
      if (type !== 'all' && type !== FACILITY_TYPES[columns.type[position] ?? 0]) continue;
      if (group !== 'all' && group !== own) continue;
      const id = picture.facilities[position]?.id ?? 0;
      const words = [...wordsAt(picture, position, m), ...(former.get(id) ?? [])];
      for (const { day } of words) days.add(day);
      found.push({ group: own, words });
    }
    return found;
  };
  const ofUnit = wordsBelow(unit);
  const moments = thinned([...days].sort((a, b) => a - b));
  return {
    sources: picture.sources
      .filter(({ measures }) => measures.includes(measure))
      .map(({ id, asOf }) => ({ id, asOf })),
    unit: trendOf(moments, measure, ofUnit).map(told),
    children: childrenOf(tree, unit).map(({ kato }) => ({
      kato,
      points: trendOf(moments, measure, wordsBelow(kato)).map(told),
    })),
  };
}
