import { TRPCError } from '@trpc/server';
import { crewOfLink, crewPage, crewSays } from './crew.ts';
import { unitById } from './unit/store.ts';
import { crewCommandSchema, crewMeSchema, crewPositionSchema } from '../../shared/operations/crew.ts';
import { open, router } from '../trpc.ts';

/** A crew's page on a phone: the secret of its link stands for an account, and opens one unit. */
export const crewProcedures = router({
  /** A mutation, so that the secret stands in no address and no log of addresses. */
  me: open.input(crewMeSchema).mutation(async ({ ctx, input }) => {
    const { unit } = await crewOfLink(ctx.db, input.secret);
    // A crew must know whether what it is sent to is played.
    return { ...(await crewPage(ctx.db, unit, Date.now())), simulation: ctx.simulation !== undefined };
  }),

  command: open.input(crewCommandSchema).mutation(async ({ ctx, input: { secret, ...said } }) => {
    const now = Date.now();
    const { unit } = await crewOfLink(ctx.db, secret);
    await crewSays(ctx.db, unit, said, now);
    return crewPage(ctx.db, (await unitById(ctx.db, unit.id)) ?? unit, now);
  }),

  /** `outcome`: shown, kept in the trail, or why it was set aside. */
  position: open.input(crewPositionSchema).mutation(async ({ ctx, input: { secret, ...fix } }) => {
    const { unit, deviceId } = await crewOfLink(ctx.db, secret);
    if (!ctx.takePosition)
      throw new TRPCError({ code: 'PRECONDITION_FAILED', message: 'This server takes no positions' });
    const outcome = await ctx.takePosition(`device:${deviceId}`, {
      ...fix,
      unitId: unit.id,
      headingDeg: null,
      speedMs: null,
      source: 'browser',
      receivedAt: Date.now(),
    });
    return { outcome };
  }),
});
