import type { CoverageCell } from '../../shared/coverage/schema.ts';

/** A percentage with what it is made of. `share` is null, "no data", when there is nothing to divide by. */
export type Share = { numerator: number; denominator: number; share: number | null };

/**
 * The one place where a percentage is computed.
 * `reported`: working of all the source reports on, as the ministries print it. `required`: working of those the law
 * obliges and whose state is known – an obliged facility without evidence is "unknown", not "no", and is counted beside.
 */
export function shareOf(
  cell: Pick<CoverageCell, 'reported' | 'working' | 'requiredWorking' | 'gap'>,
  of: 'reported' | 'required',
): Share {
  const numerator = of === 'reported' ? cell.working : cell.requiredWorking;
  const denominator = of === 'reported' ? cell.reported : cell.requiredWorking + cell.gap;
  return { numerator, denominator, share: denominator === 0 ? null : numerator / denominator };
}

/** How many the percentage leaves out because nobody reports on them. */
export const leftOut = (cell: CoverageCell, of: 'reported' | 'required'): number =>
  of === 'reported' ? cell.unknown : cell.requiredUnknown;

/** The step of the sequential palette, 0 to 4, each a fifth; the last one holds 100 %. */
export function stepOf(share: number): 0 | 1 | 2 | 3 | 4 {
  const step = Math.min(4, Math.max(0, Math.floor(share * 5 + 1e-9)));
  return step === 0 ? 0 : step === 1 ? 1 : step === 2 ? 2 : step === 3 ? 3 : 4;
}
