import { z } from 'zod';
import { publishedConflictSchema } from '../../shared/published/conflict-schema.ts';
import {
  publishedBudgetSchema,
  publishedFigureSchema,
  publishedFilterSchema,
  publishedHeadlineSchema,
} from '../../shared/published/schema.ts';
import { may, router } from '../trpc.ts';
import { budgetsWithin, conflictsWithin, figuresWithin, headlinesWithin } from './within.ts';
import { publishedBudgets, publishedConflicts, publishedFigures, publishedHeadlines } from './store.ts';

const procedure = may('published.read');

/** Rows of the published tables as far as the territory goes; a row of several units is shown to who sees them all. */
export const publishedRouter = router({
  /** At most the 300 figures of the two ministries, in printed order. */
  figures: procedure
    .input(publishedFilterSchema)
    .output(z.array(publishedFigureSchema))
    .query(async ({ ctx, input }) => figuresWithin(await publishedFigures(ctx.db, input), ctx.scope)),

  headlines: procedure
    .output(z.array(publishedHeadlineSchema))
    .query(async ({ ctx }) => headlinesWithin(await publishedHeadlines(ctx.db), ctx.scope)),

  budgets: procedure
    .output(z.array(publishedBudgetSchema))
    .query(async ({ ctx }) => budgetsWithin(await publishedBudgets(ctx.db), ctx.scope)),

  /** Contradictions in the figures, found by arithmetic; nothing is corrected. */
  conflicts: procedure
    .output(z.array(publishedConflictSchema))
    .query(async ({ ctx }) => conflictsWithin(await publishedConflicts(ctx.db), ctx.scope)),
});
