import type { RankingRow } from './ranking-rows.ts';

export const RANKING_COLUMN_IDS = ['name', 'share', 'denominator', 'gap', 'unknown'] as const;
export const COMPARE_COLUMN_IDS = ['name', 'first', 'second', 'points'] as const;
export type RankingColumnId = (typeof RANKING_COLUMN_IDS | typeof COMPARE_COLUMN_IDS)[number];
export type Sorting = { id: RankingColumnId; desc: boolean };

/** What a column is sorted by; undefined, which stands last either way, where nothing is known. */
const NUMBERS: Readonly<Record<Exclude<RankingColumnId, 'name'>, (row: RankingRow) => number | undefined>> = {
  share: (row) => row.share,
  first: (row) => row.share,
  second: (row) => row.secondShare,
  points: (row) => row.points,
  denominator: (row) => row.denominator,
  gap: (row) => row.gap,
  unknown: (row) => row.unknown,
};
/** Counts begin with the most of them, all others with the first name or the worst. */
const MOST_FIRST: ReadonlySet<RankingColumnId> = new Set(['denominator', 'gap', 'unknown']);

/** The order after a press on a column's title: of the same column the other way round. */
export const nextSorting = (before: Sorting, id: RankingColumnId): Sorting => ({
  id,
  desc: before.id === id ? !before.desc : MOST_FIRST.has(id),
});

/** The rows in an order; those that are equal stay as they stood. Names are compared by the alphabet of the interface's language. */
export function sortedRows(
  rows: readonly RankingRow[],
  { id, desc }: Sorting,
  compare: (a: string, b: string) => number,
): RankingRow[] {
  const sign = desc ? -1 : 1;
  if (id === 'name') return rows.toSorted((a, b) => sign * compare(a.name, b.name));
  const read = NUMBERS[id];
  return rows.toSorted((a, b) => {
    const [one, other] = [read(a), read(b)];
    if (one === undefined || other === undefined)
      return Number(one === undefined) - Number(other === undefined);
    return sign * (one - other);
  });
}
