import type { PlanMark } from '../../symbols/plan.ts';
import { imageOf } from '../../symbols/table.ts';

/** The image of a mark; one that the plan has added or moved has a ring around it. */
export const planImage = (mark: PlanMark, isChanged: boolean): string =>
  imageOf('plan', isChanged ? `${mark}-changed` : mark);
