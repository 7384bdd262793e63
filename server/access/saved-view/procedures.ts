import { z } from 'zod';
import {
  createView,
  listViews,
  orderViews,
  preferences,
  putPreferences,
  removeView,
  restoreView,
  updateView,
  type Owner,
} from './manage.ts';
import { preferencesSchema } from '../../../shared/access/preference.ts';
import {
  createViewSchema,
  orderViewsSchema,
  savedViewSchema,
  seenViewSchema,
  updateViewSchema,
} from '../../../shared/access/saved-view.ts';
import { router, signedIn } from '../../trpc.ts';

const own = signedIn.use(({ ctx, next }) => {
  const { db, access } = ctx;
  const owner: Owner = { db, personId: access.personId, actor: access.actor, now: new Date() };
  return next({ ctx: { owner } });
});

/** A person's own views. */
export const viewsRouter = router({
  list: own.output(z.array(savedViewSchema)).query(({ ctx }) => listViews(ctx.owner)),
  create: own
    .input(createViewSchema)
    .output(seenViewSchema)
    .mutation(({ ctx, input }) => createView(ctx.owner, input)),
  update: own
    .input(updateViewSchema)
    .output(seenViewSchema)
    .mutation(({ ctx, input }) => updateView(ctx.owner, input)),
  remove: own
    .input(seenViewSchema)
    .output(seenViewSchema)
    .mutation(({ ctx, input }) => removeView(ctx.owner, input)),
  restore: own
    .input(seenViewSchema)
    .output(seenViewSchema)
    .mutation(({ ctx, input }) => restoreView(ctx.owner, input)),
  order: own.input(orderViewsSchema).mutation(({ ctx, input }) => orderViews(ctx.owner, input.ids)),
});

/** What is remembered of how a person likes to work. */
export const preferencesRouter = router({
  get: own.output(preferencesSchema).query(({ ctx }) => preferences(ctx.owner)),
  put: own.input(preferencesSchema).mutation(({ ctx, input }) => putPreferences(ctx.owner, input)),
});
