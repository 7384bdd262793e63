import type { RankingRow } from './ranking-rows.ts';
import { differenceOf } from '../../shared/coverage/compare.ts';
import type { CoverageCell } from '../../shared/coverage/schema.ts';
import { leftOut, shareOf, type ShareOf } from '../../shared/coverage/share.ts';
import type { Kato } from '../../shared/hierarchy/schema.ts';

type Pair = { kato: Kato; first: CoverageCell; second: CoverageCell };

/** Rows of the ranking with both sources; the second one's share and the difference are undefined where it is silent. */
export function compareRows(
  children: readonly Pair[],
  nameOf: (kato: Kato) => string | undefined,
  of: ShareOf,
): RankingRow[] {
  return children.map(({ kato, first, second }) => {
    const a = shareOf(first, of);
    const b = shareOf(second, of);
    return {
      kato,
      cell: first,
      name: nameOf(kato) ?? kato,
      numerator: a.numerator,
      denominator: a.denominator,
      share: a.share ?? undefined,
      gap: first.gap,
      unknown: leftOut(first, of),
      second,
      secondShare: b.share ?? undefined,
      points: differenceOf(a, b).points ?? undefined,
    };
  });
}
