import { write } from '../db/write.ts';
import { actorOf, may, router } from '../trpc.ts';
import { refuse } from '../refused.ts';
import { COUNTRY_KATO } from '../../shared/hierarchy/schema.ts';
import { changedPace, paceChangeSchema } from '../../shared/simulation/schema.ts';

/** The simulation of the demonstration. Whether it runs says `operations.state`. */
export const simulationRouter = router({
  /** Holds it, lets it go on, or plays it faster; it is the whole Republic's. */
  setPace: may('simulation.control')
    .input(paceChangeSchema)
    .mutation(async ({ ctx, input }) => {
      ctx.requireUnit(COUNTRY_KATO);
      const { simulation } = ctx;
      if (!simulation)
        throw refuse('PRECONDITION_FAILED', 'simulation_off', 'Nothing is simulated on this server');
      const before = simulation.pace();
      const after = changedPace(before, input);
      await write(ctx.db, { actor: actorOf(ctx), action: 'simulation.setPace' }, async () => ({
        result: undefined,
        object: 'simulation',
        kato: COUNTRY_KATO,
        before,
        after,
        // Everybody's screen says how it is played.
        events: [{ kind: 'simulation.pace', kato: null, object: 'simulation', data: after }],
      }));
      // What another said in between stands, too.
      const pace = changedPace(simulation.pace(), input);
      simulation.setPace(pace);
      return pace;
    }),
});
