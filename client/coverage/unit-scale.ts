import { DIFFERENCE_BREAKS_POINTS, differenceStep } from '../../shared/coverage/compare.ts';
import type { Theme } from '../theme.ts';
import { SHARE_BREAKS } from './share-scale.ts';
import { stepOf } from './share.ts';

/** How a value becomes a colour: `colours[i]` from `breaks[i - 1]` on, and the step of a single value. */
export type UnitScale = {
  colours: readonly [string, ...string[]];
  breaks: readonly number[];
  stepOf: (value: number) => number;
};

/** Sequential: a share 0..1 in five steps. */
export const shareScale = (theme: Theme): UnitScale => ({
  colours: theme.share,
  breaks: SHARE_BREAKS,
  stepOf,
});

/** A point so small that no difference of two fractions of a register falls on it. */
const EPSILON_POINTS = 1e-7;

/** Diverging around agreement: percentage points in seven steps; a break belongs to the step nearer the middle. */
export const differenceScale = (theme: Theme): UnitScale => ({
  colours: theme.difference,
  breaks: DIFFERENCE_BREAKS_POINTS.map((points) => (points > 0 ? points + EPSILON_POINTS : points)),
  stepOf: differenceStep,
});
