import { z } from 'zod';
import { commandUnit, linkCrew } from './command.ts';
import { listUnits } from './list.ts';
import { raiseSos } from './sos.ts';
import { katoSchema } from '../../../shared/hierarchy/schema.ts';
import { unitCommandSchema } from '../../../shared/operations/command.ts';
import { idSchema } from '../../../shared/operations/schema.ts';
import { may, router } from '../../trpc.ts';
import { deskOf } from '../incident/commander.ts';
import { katosBelow } from '../viewer.ts';

export const unitProcedures = router({
  list: may('positions.read')
    .input(z.object({ unit: katoSchema }))
    .query(({ ctx, input: { unit } }) =>
      listUnits(ctx.db, katosBelow(ctx.picture, ctx.requireUnit(unit)), Date.now()),
    ),

  command: may('operations.dispatch')
    .input(unitCommandSchema)
    .mutation(({ ctx, input }) => {
      const desk = deskOf(ctx, Date.now());
      return input.type === 'unit.sos' ? raiseSos(ctx.db, desk, input) : commandUnit(ctx.db, desk, input);
    }),

  /** A new link for a unit's crew, shown this once; the former one no longer opens. */
  link: may('units.write')
    .input(z.object({ unitId: idSchema, reason: z.string().trim().min(3).max(500) }))
    .mutation(({ ctx, input }) => linkCrew(ctx.db, deskOf(ctx, Date.now()), input)),
});
