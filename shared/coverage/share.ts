import type { CoverageCell } from './schema.ts';

/** What a percentage is a share of: everything the source reports on, or what the law demands. */
export const SHARES_OF = ['reported', 'required'] as const;
export type ShareOf = (typeof SHARES_OF)[number];

/** A percentage with what it is made of. `share` is null, "no data", when there is nothing to divide by. */
export type Share = { numerator: number; denominator: number; share: number | null };

/**
 * The one place where a percentage is computed.
 * `reported`: working of all the source reports on, as the ministries print it. `required`: working of those the law
 * obliges and whose state is known – an obliged facility without evidence is "unknown", not "no", and is counted beside.
 */
export function shareOf(
  cell: Pick<CoverageCell, 'reported' | 'working' | 'requiredWorking' | 'gap'>,
  of: ShareOf,
): Share {
  const numerator = of === 'reported' ? cell.working : cell.requiredWorking;
  const denominator = of === 'reported' ? cell.reported : cell.requiredWorking + cell.gap;
  return { numerator, denominator, share: denominator === 0 ? null : numerator / denominator };
}

/** How many the percentage leaves out because nobody reports on them. */
export const leftOut = (cell: CoverageCell, of: ShareOf): number =>
  of === 'reported' ? cell.unknown : cell.requiredUnknown;
