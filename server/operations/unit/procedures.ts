import { z } from 'zod';
import { commandUnit, linkCrew } from './command.ts';
import { listUnits, oneUnit } from './list.ts';
import { trailOf, unitById } from './store.ts';
import { katoSchema } from '../../../shared/hierarchy/schema.ts';
import { unitCommandSchema } from '../../../shared/operations/command.ts';
import { idSchema } from '../../../shared/operations/schema.ts';
import { may, mayCommand, router } from '../../trpc.ts';
import { deskOf } from '../incident/commander.ts';
import { katosBelow } from '../viewer.ts';

const MINUTE_MS = 60_000;
/** Four hours at the step in which trails are kept. */
const MAX_TRAIL_POINTS = 1_440;

const sees = may('positions.read');

export const unitProcedures = router({
  list: sees.input(z.object({ unit: katoSchema })).query(({ ctx, input: { unit } }) =>
    listUnits(ctx.db, katosBelow(ctx.picture, ctx.requireUnit(unit)), {
      now: Date.now(),
      maySee: ctx.access.scope('operations.read').covers,
    }),
  ),

  one: sees.input(z.object({ unitId: idSchema })).query(async ({ ctx, input: { unitId } }) => {
    const asked = { now: Date.now(), maySee: ctx.access.scope('operations.read').covers };
    return ctx.requireObject(
      `unit:${unitId}`,
      await oneUnit(ctx.db, unitId, asked),
      ({ unit }) => unit.home.kato,
    );
  }),

  /** Where a unit was in the last minutes, oldest first. */
  trail: sees
    .input(z.object({ unitId: idSchema, minutes: z.number().int().min(1).max(240).default(60) }))
    .query(async ({ ctx, input: { unitId, minutes } }) => {
      ctx.requireObject(`unit:${unitId}`, await unitById(ctx.db, unitId), ({ home }) => home.kato);
      const now = Date.now();
      const fromMs = now - minutes * MINUTE_MS;
      return trailOf(ctx.db, unitId, { fromMs, toMs: now + MINUTE_MS, limit: MAX_TRAIL_POINTS });
    }),

  command: mayCommand('operations.dispatch')
    .input(unitCommandSchema)
    .mutation(({ ctx, input }) => commandUnit(ctx.db, deskOf(ctx, Date.now()), input)),

  /** A new link for a unit's crew, shown this once; the former one no longer opens. */
  link: may('units.write')
    .input(z.object({ unitId: idSchema, reason: z.string().trim().min(3).max(500) }))
    .mutation(({ ctx, input }) => linkCrew(ctx.db, deskOf(ctx, Date.now()), input)),
});
