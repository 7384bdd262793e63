import { z } from 'zod';
import { moveGaps } from './cases.ts';
import { gapList, gapsOfFacility } from './list.ts';
import { caseLog } from './store.ts';
import { gapCommandSchema, gapFilterSchema } from '../../../shared/coverage/gap-case.ts';
import { dayInKazakhstan } from '../../../shared/coverage/known-since.ts';
import { measureSchema } from '../../../shared/register/schema.ts';
import { katoOfObject } from '../../register/edit/store.ts';
import { actorOf, may, router } from '../../trpc.ts';

const reads = may('coverage.read');
const facilityId = z.number().int().positive();

/** Gaps, what is ordered of them, and what became of it. */
export const gapProcedures = router({
  /** A page of the list; the cursor is how many lines came before. */
  list: reads
    .input(
      gapFilterSchema.extend({
        cursor: z.number().int().min(0).max(1_000_000).nullish(),
        limit: z.number().int().min(1).max(200).default(100),
      }),
    )
    .query(async ({ ctx, input: { cursor, limit, ...filter } }) => {
      ctx.requireUnit(filter.unit);
      const today = dayInKazakhstan(Date.now());
      const { total, counts, rows } = await gapList(ctx.db, ctx.picture, filter, today);
      const from = cursor ?? 0;
      const next = from + limit < total ? from + limit : null;
      return { rows: rows(from, from + limit), next, total, counts, today };
    }),

  ofFacility: reads.input(z.object({ facilityId })).query(async ({ ctx, input }) => {
    const object = `facility:${input.facilityId}` as const;
    const kato = ctx.requireObject(object, await katoOfObject(ctx.db, object), (found) => found);
    const today = dayInKazakhstan(Date.now());
    return gapsOfFacility(ctx.db, ctx.picture, { id: input.facilityId, kato, today });
  }),

  log: reads.input(z.object({ facilityId, measure: measureSchema })).query(async ({ ctx, input }) => {
    const object = `facility:${input.facilityId}` as const;
    ctx.requireObject(object, await katoOfObject(ctx.db, object), (kato) => kato);
    return caseLog(ctx.db, input.facilityId, input.measure);
  }),

  move: may('coverage.prescribe')
    .input(gapCommandSchema)
    .mutation(({ ctx, input }) => {
      const { requireUnit, requireObject } = ctx;
      return moveGaps(ctx.db, { actor: actorOf(ctx), at: Date.now(), requireUnit, requireObject }, input);
    }),
});
