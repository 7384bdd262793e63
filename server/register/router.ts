import { z } from 'zod';
import { cameraProcedures } from './cameras/procedures.ts';
import { countsWithin } from './counts.ts';
import { editProcedures } from './edit/procedures.ts';
import { importsRouter } from './import/procedures.ts';
import { camerasWithin, controlCentres, facilitiesWithin } from './store.ts';
import { unitsAsked } from './units-asked.ts';
import { katoSchema } from '../../shared/hierarchy/schema.ts';
import type { SearchHit } from '../../shared/register/search.ts';
import { may, router } from '../trpc.ts';
import { VERSION } from '../version.ts';

const pageSchema = z.object({
  /** Everything granted, when it is left out. */
  unit: katoSchema.optional(),
  /** The last id of the page before. */
  cursor: z.number().int().nonnegative().default(0),
  limit: z.number().int().min(1).max(500).default(100),
});

/** The cursor of the next page: the last id, or null when the page was not full. */
const nextCursor = (rows: readonly { id: number }[], limit: number): number | null =>
  rows.length === limit ? (rows.at(-1)?.id ?? null) : null;

const procedure = may('register.read');

export const registerRouter = router({
  about: procedure.query(({ ctx }) => ({ version: VERSION, ...countsWithin(ctx.picture, ctx.scope) })),

  search: procedure
    .input(z.object({ text: z.string().min(1).max(100), limit: z.number().int().min(1).max(50).default(20) }))
    .query(({ ctx, input }): SearchHit[] =>
      ctx.picture.search.find(input.text, input.limit, ctx.scope.covers),
    ),

  facilities: procedure.input(pageSchema).query(async ({ ctx, input }) => {
    const rows = await facilitiesWithin(ctx.db, {
      units: unitsAsked(ctx, input.unit),
      after: input.cursor,
      limit: input.limit,
    });
    return { rows, nextCursor: nextCursor(rows, input.limit) };
  }),

  cameras: may('cameras.read')
    .input(pageSchema.extend({ facilityId: z.number().int().positive().optional() }))
    .query(async ({ ctx, input }) => {
      const { facilityId, cursor: after, limit } = input;
      const units = unitsAsked(ctx, input.unit);
      const rows = await camerasWithin(ctx.db, { units, facilityId, after, limit });
      return { rows, nextCursor: nextCursor(rows, limit) };
    }),

  ...editProcedures,

  imports: importsRouter,

  controlCentres: may('register.read').query(async ({ ctx }) =>
    (await controlCentres(ctx.db)).filter(({ kato }) => ctx.scope.covers(kato)),
  ),

  ...cameraProcedures,
});
