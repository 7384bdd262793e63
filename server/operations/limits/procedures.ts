import { limitsOf, lockedLimits, putLimits } from './store.ts';
import { refuse } from '../../refused.ts';
import { limitsChangeSchema } from '../../../shared/operations/limits.ts';
import { write } from '../../db/write.ts';
import { actorOf, may, router } from '../../trpc.ts';

/** How long may be waited for what: one table for the whole Republic. */
export const limitProcedures = router({
  get: may('operations.read').query(({ ctx }) => limitsOf(ctx.db)),

  /** @throws CONFLICT when they are no longer those that the person saw. */
  put: may('operations.limits')
    .input(limitsChangeSchema)
    .mutation(({ ctx, path, input: { limits, seen, reason } }) => {
      if (!ctx.scope.all) {
        ctx.denied?.('operations.limits', path);
        throw refuse(
          'FORBIDDEN',
          'national_only',
          'Limits hold in the whole Republic: your grant must be there',
        );
      }
      const deed = { actor: actorOf(ctx), action: 'operations.putLimits', note: reason };
      return write(ctx.db, deed, async (trx) => {
        const before = await lockedLimits(trx);
        if (JSON.stringify(before) !== JSON.stringify(seen))
          throw refuse('CONFLICT', 'changed_meanwhile', 'Somebody changed the limits meanwhile: look again');
        await putLimits(trx, limits);
        return { result: limits, object: 'setting:operations.limits', before, after: limits };
      });
    }),
});
