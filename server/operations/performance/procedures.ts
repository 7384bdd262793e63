import { performanceOf } from './performance.ts';
import { performanceQuestionSchema } from '../../../shared/operations/performance.ts';
import { may, router } from '../../trpc.ts';

export const performanceProcedures = router({
  /** How long answers took: median, 90th percentile and number, in all and by territory, category and hour. */
  figures: may('operations.read')
    .input(performanceQuestionSchema)
    .query(({ ctx, input: { unit, category = null, ...period } }) =>
      performanceOf(ctx, { ...period, category, unit: ctx.requireUnit(unit) }),
    ),
});
