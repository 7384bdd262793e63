import { z } from 'zod';
import { recordInspection, undoInspection } from './record.ts';
import { inspectionsOf } from './store.ts';
import { inspectionFactsSchema, undoInspectionSchema } from '../../../shared/coverage/inspection.ts';
import { katoOfObject } from '../../register/edit/store.ts';
import { actorOf, may, router } from '../../trpc.ts';

const edits = may('register.edit');

/** Acts of inspection, which write the passport of a facility and close or open its gaps. */
export const inspectionProcedures = router({
  list: may('register.read')
    .input(z.object({ facilityId: z.number().int().positive() }))
    .query(async ({ ctx, input }) => {
      const object = `facility:${input.facilityId}` as const;
      ctx.requireObject(object, await katoOfObject(ctx.db, object), (kato) => kato);
      return inspectionsOf(ctx.db, input.facilityId);
    }),

  record: edits.input(inspectionFactsSchema).mutation(async ({ ctx, input }) => {
    const { requireUnit, requireObject } = ctx;
    const by = { actor: actorOf(ctx), at: Date.now(), requireUnit, requireObject };
    const done = await recordInspection(ctx.db, by, input);
    await ctx.registerChanged?.(`facility:${done.facilityId}`);
    return done;
  }),

  undo: edits.input(undoInspectionSchema).mutation(async ({ ctx, input }) => {
    const { requireUnit, requireObject } = ctx;
    const by = { actor: actorOf(ctx), at: Date.now(), requireUnit, requireObject };
    const done = await undoInspection(ctx.db, by, input);
    await ctx.registerChanged?.(`facility:${done.facilityId}`);
    return done;
  }),
});
