import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';
import type { RankingRow } from './ranking-rows.ts';

export const rankingFeatures = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

const helper = createColumnHelper<typeof rankingFeatures, RankingRow>();

export const RANKING_COLUMN_IDS = ['name', 'share', 'denominator', 'gap', 'unknown'] as const;
export const COMPARE_COLUMN_IDS = ['name', 'first', 'second', 'points'] as const;
export type RankingColumnId = (typeof RANKING_COLUMN_IDS | typeof COMPARE_COLUMN_IDS)[number];

const byNumber =
  (read: (row: RankingRow) => number) => (a: { original: RankingRow }, b: { original: RankingRow }) =>
    read(a.original) - read(b.original);

/** Columns of the ranking; names are compared by the alphabet of the interface's language. */
export const rankingColumns = (compare: (a: string, b: string) => number) =>
  helper.columns([
    helper.accessor('name', {
      id: 'name',
      sortDescFirst: false,
      sortFn: (a, b) => compare(a.original.name, b.original.name),
    }),
    helper.accessor('share', {
      id: 'share',
      sortDescFirst: false,
      sortUndefined: 'last',
      sortFn: byNumber((row) => row.share ?? 0),
    }),
    helper.accessor('share', {
      id: 'first',
      sortDescFirst: false,
      sortUndefined: 'last',
      sortFn: byNumber((row) => row.share ?? 0),
    }),
    helper.accessor('secondShare', {
      id: 'second',
      sortDescFirst: false,
      sortUndefined: 'last',
      sortFn: byNumber((row) => row.secondShare ?? 0),
    }),
    helper.accessor('points', {
      id: 'points',
      sortDescFirst: false,
      sortUndefined: 'last',
      sortFn: byNumber((row) => row.points ?? 0),
    }),
    helper.accessor('denominator', { id: 'denominator', sortFn: byNumber((row) => row.denominator) }),
    helper.accessor('gap', { id: 'gap', sortFn: byNumber((row) => row.gap) }),
    helper.accessor('unknown', { id: 'unknown', sortFn: byNumber((row) => row.unknown) }),
  ]);
