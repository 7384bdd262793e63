import { z } from 'zod';
import { publishedConflictSchema } from '../../shared/published/conflict-schema.ts';
import {
  publishedBudgetSchema,
  publishedFigureSchema,
  publishedFilterSchema,
  publishedHeadlineSchema,
} from '../../shared/published/schema.ts';
import { procedure, router } from '../trpc.ts';
import { publishedBudgets, publishedConflicts, publishedFigures, publishedHeadlines } from './store.ts';

export const publishedRouter = router({
  /** At most the 300 figures of the two ministries, in printed order. */
  figures: procedure
    .input(publishedFilterSchema)
    .output(z.array(publishedFigureSchema))
    .query(({ ctx, input }) => publishedFigures(ctx.db, input)),

  headlines: procedure
    .output(z.array(publishedHeadlineSchema))
    .query(({ ctx }) => publishedHeadlines(ctx.db)),

  budgets: procedure.output(z.array(publishedBudgetSchema)).query(({ ctx }) => publishedBudgets(ctx.db)),

  /** Contradictions in the figures, found by arithmetic; nothing is corrected. */
  conflicts: procedure
    .output(z.array(publishedConflictSchema))
    .query(({ ctx }) => publishedConflicts(ctx.db)),
});
