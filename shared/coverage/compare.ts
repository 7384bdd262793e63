import type { Share } from './share.ts';

/** How two sources stand to each other on one share. */
export type Difference = {
  /** Percentage points by which the second share is above the first, not rounded; null when either source is silent. */
  points: number | null;
  /** Which source has nothing to divide by. */
  silent: 'none' | 'first' | 'second' | 'both';
};

/**
 * Compares the same share by two sources, as second − first.
 * A source without a denominator is silent: it differs from nothing, and is never read as zero.
 */
export function differenceOf(first: Pick<Share, 'share'>, second: Pick<Share, 'share'>): Difference {
  if (first.share === null) return { points: null, silent: second.share === null ? 'both' : 'first' };
  if (second.share === null) return { points: null, silent: 'second' };
  return { points: 100 * (second.share - first.share), silent: 'none' };
}

/** Points at which a difference counts as another step; up to the first one two sources are said to agree. */
export const DIFFERENCE_BREAKS_POINTS = [-50, -20, -5, 5, 20, 50] as const;

export type DifferenceStep = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** The step of the diverging palette: 0 is far below, 3 agrees, 6 is far above. A break belongs to the step nearer the middle. */
export function differenceStep(points: number): DifferenceStep {
  const size = Math.abs(points);
  if (size <= 5) return 3;
  if (points < 0) return size <= 20 ? 2 : size <= 50 ? 1 : 0;
  return size <= 20 ? 4 : size <= 50 ? 5 : 6;
}
