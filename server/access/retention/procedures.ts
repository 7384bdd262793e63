import { TRPCError } from '@trpc/server';
import { liftHold, placeHold, setDays } from './change.ts';
import { daysOf, holdsInForce } from './store.ts';
import {
  holdSchema,
  RETENTION_RULES,
  RETENTION_RULE_IDS,
  setDaysSchema,
  type Retention,
} from '../../../shared/access/retention.ts';
import { actorOf, may, router } from '../../trpc.ts';

/** The rules and the holds are those of the whole installation, so only who has the action in all of it sees or changes them. */
const procedure = may('audit.retention').use(({ ctx, path, next }) => {
  if (!ctx.scope.all) {
    ctx.denied?.('audit.retention', path);
    throw new TRPCError({ code: 'FORBIDDEN', message: 'Retention is decided for the whole Republic' });
  }
  return next();
});

/** How long personal data is kept, and what is kept longer. */
export const retentionRouter = router({
  get: procedure.query(async ({ ctx }): Promise<Retention> => {
    const rules = RETENTION_RULE_IDS.map(async (id) => {
      const { leastDays, mostDays } = RETENTION_RULES[id];
      return { id, days: await daysOf(ctx.db, id), leastDays, mostDays };
    });
    const holds = await holdsInForce(ctx.db);
    return {
      rules: await Promise.all(rules),
      holds: holds.map(({ placedAt, ...hold }) => ({ ...hold, placedAt: placedAt.toISOString() })),
    };
  }),

  setDays: procedure
    .input(setDaysSchema)
    .mutation(({ ctx, input: { reason, ...change } }) =>
      setDays(ctx.db, { actor: actorOf(ctx), reason }, change),
    ),

  placeHold: procedure
    .input(holdSchema)
    .mutation(({ ctx, input: { reason, object } }) =>
      placeHold(ctx.db, { actor: actorOf(ctx), reason }, { object }),
    ),

  liftHold: procedure
    .input(holdSchema)
    .mutation(({ ctx, input: { reason, object } }) =>
      liftHold(ctx.db, { actor: actorOf(ctx), reason }, { object }),
    ),
});
