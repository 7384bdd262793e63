import { actorOf, may } from '../trpc.ts';

/** A procedure for who looks after sources; `ctx.keeper` is who, over what. */
export const keeps = may('ingest.sources').use(({ ctx, next }) => {
  const { db, requireUnit, requireObject } = ctx;
  return next({ ctx: { keeper: { db, requireUnit, requireObject, actor: actorOf(ctx) } } });
});
