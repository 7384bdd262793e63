import { z } from 'zod';
import { cameraProcedures } from './cameras/procedures.ts';
import { editProcedures } from './edit/procedures.ts';
import { importsRouter } from './import/procedures.ts';
import { camerasWithin, controlCentres, facilitiesWithin } from './store.ts';
import { COUNTRY_KATO, katoSchema } from '../../shared/hierarchy/schema.ts';
import type { SearchHit } from '../../shared/register/search.ts';
import { procedure, router } from '../trpc.ts';
import { TRPCError } from '@trpc/server';
import { VERSION } from '../version.ts';

const pageSchema = z.object({
  unit: katoSchema.default(COUNTRY_KATO),
  /** The last id of the page before. */
  cursor: z.number().int().nonnegative().default(0),
  limit: z.number().int().min(1).max(500).default(100),
});

/** The cursor of the next page: the last id, or null when the page was not full. */
const nextCursor = (rows: readonly { id: number }[], limit: number): number | null =>
  rows.length === limit ? (rows.at(-1)?.id ?? null) : null;

/** A unit must exist, so that a mistyped code does not look like an empty register. */
const unitProcedure = procedure.input(pageSchema).use(({ ctx, input, next }) => {
  if (!ctx.picture.tree.indexOf.has(input.unit))
    throw new TRPCError({
      code: 'NOT_FOUND',
      message: `There is no unit of territory with KATO code ${input.unit}`,
    });
  return next();
});

export const registerRouter = router({
  about: procedure.query(({ ctx }) => ({ version: VERSION, ...ctx.picture.counts })),

  search: procedure
    .input(z.object({ text: z.string().min(1).max(100), limit: z.number().int().min(1).max(50).default(20) }))
    .query(({ ctx, input }): SearchHit[] => ctx.picture.search.find(input.text, input.limit)),

  facilities: unitProcedure.query(async ({ ctx, input }) => {
    const rows = await facilitiesWithin(ctx.db, {
      unit: input.unit,
      after: input.cursor,
      limit: input.limit,
    });
    return { rows, nextCursor: nextCursor(rows, input.limit) };
  }),

  cameras: unitProcedure
    .input(z.object({ facilityId: z.number().int().positive().optional() }))
    .query(async ({ ctx, input }) => {
      const { unit, facilityId, cursor: after, limit } = input;
      const rows = await camerasWithin(ctx.db, { unit, facilityId, after, limit });
      return { rows, nextCursor: nextCursor(rows, limit) };
    }),

  ...editProcedures,

  imports: importsRouter,

  controlCentres: procedure.query(({ ctx }) => controlCentres(ctx.db)),

  ...cameraProcedures,
});
