import { officeOf } from '../access/office.ts';
import type { Office } from '../access/grants.ts';
import { actorOf, may } from '../trpc.ts';

/** Who administers notification, over what, when. */
export type Keeper = Office & { actor: string; personId: number; wake: () => void };

/** A procedure for who says who is notified of what; `ctx.keeper` is who, over what. */
export const keeps = may('notify.rules').use(({ ctx, next }) => {
  const { access, notify } = ctx;
  const keeper: Keeper = {
    ...officeOf(ctx),
    actor: actorOf(ctx),
    personId: access.personId,
    wake: () => notify?.wake(),
  };
  return next({ ctx: { keeper } });
});
