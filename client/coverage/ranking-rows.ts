import type { CoverageCell } from '../../shared/coverage/schema.ts';
import { leftOut, shareOf, type ShareOf } from '../../shared/coverage/share.ts';
import type { Kato } from '../../shared/hierarchy/schema.ts';

/** A child of the current unit as the ranking shows it. */
export type RankingRow = {
  kato: Kato;
  name: string;
  numerator: number;
  denominator: number;
  /** Undefined is "no data": it stands last, whichever way the column is sorted. */
  share: number | undefined;
  gap: number;
  unknown: number;
  /** What the figures are counted from. */
  cell: CoverageCell;
  /** The second source of a comparison, see `compareRows`. */
  second?: CoverageCell;
  secondShare?: number | undefined;
  /** Second − first, percentage points. */
  points?: number | undefined;
};

/** Rows of the ranking; a child whose name is not known keeps its code as name, it is not left out. */
export function rankingRows(
  children: readonly ({ kato: Kato } & CoverageCell)[],
  nameOf: (kato: Kato) => string | undefined,
  of: ShareOf,
): RankingRow[] {
  return children.map((cell) => {
    const { numerator, denominator, share } = shareOf(cell, of);
    return {
      kato: cell.kato,
      cell,
      name: nameOf(cell.kato) ?? cell.kato,
      numerator,
      denominator,
      share: share ?? undefined,
      gap: cell.gap,
      unknown: leftOut(cell, of),
    };
  });
}
