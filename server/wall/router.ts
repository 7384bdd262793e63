import { z } from 'zod';
import { deleteLayout, listLayouts, saveLayout } from './layout/manage.ts';
import { deleteWall, listWalls, saveWall, wallCard } from './manage.ts';
import { hearScreen, orderWall } from './order.ts';
import { beginPairing, claimScreen, mine, pollPairing, revokeScreen } from './pair/pair.ts';
import type { Keeper } from './told.ts';
import { katoSchema } from '../../shared/hierarchy/schema.ts';
import {
  claimSchema,
  deleteLayoutSchema,
  deleteWallSchema,
  pollSchema,
  saveLayoutSchema,
  saveWallSchema,
} from '../../shared/wall/command.ts';
import { oneWallSchema } from '../../shared/wall/schema.ts';
import { heardSchema, wallOrderInputSchema } from '../../shared/wall/state.ts';
import type { Access } from '../access/access.ts';
import type { Territory } from '../access/guard.ts';
import { doorOf } from '../access/office.ts';
import { actorOf, may, mayCommand, open, router, type Context } from '../trpc.ts';

const keeperOf = (ctx: Context & Territory & { access: Access }): Keeper => ({
  ...ctx,
  actor: actorOf(ctx),
  nowMs: ctx.door?.clock() ?? Date.now(),
});

const reads = may('wall.read').use(({ ctx, next }) => next({ ctx: { keeper: keeperOf(ctx) } }));
const controls = mayCommand('wall.control').use(({ ctx, next }) => next({ ctx: { keeper: keeperOf(ctx) } }));

/** Layouts that were composed here; those that come with the product are in shared/wall/layouts.ts. */
const layouts = router({
  list: reads
    .input(z.object({ unit: katoSchema }))
    .query(({ ctx, input }) => listLayouts(ctx.keeper, input.unit)),
  save: controls.input(saveLayoutSchema).mutation(({ ctx, input }) => saveLayout(ctx.keeper, input)),
  delete: controls.input(deleteLayoutSchema).mutation(({ ctx, input }) => deleteLayout(ctx.keeper, input)),
});

const walls = router({
  list: reads.query(({ ctx }) => listWalls(ctx.keeper)),
  card: reads.input(oneWallSchema).query(({ ctx, input }) => wallCard(ctx.keeper, input.id)),
  save: controls.input(saveWallSchema).mutation(({ ctx, input }) => saveWall(ctx.keeper, input)),
  delete: controls.input(deleteWallSchema).mutation(({ ctx, input }) => deleteWall(ctx.keeper, input)),
});

/** How a screen without a session becomes one of a wall: it shows a code, and somebody who may types it. */
const pair = router({
  begin: open.mutation(({ ctx }) => beginPairing(doorOf(ctx))),
  poll: open.input(pollSchema).mutation(({ ctx, input }) => pollPairing(doorOf(ctx), input.secret)),
  claim: controls.input(claimSchema).mutation(({ ctx, input }) => {
    const demonstration = doorOf(ctx).session?.demonstration ?? false;
    return claimScreen({ ...ctx.keeper, demonstration }, input);
  }),
  revoke: controls
    .input(claimSchema.omit({ code: true }))
    .mutation(({ ctx, input }) => revokeScreen(ctx.keeper, input)),
});

/** Walls: what they show, who says so, and how their screens come in. */
export const wallRouter = router({
  layouts,
  walls,
  pair,
  /** Which screen of which wall the caller is. */
  mine: reads.query(({ ctx }) => mine(ctx.keeper)),
  /** Has a wall show something, or do something once; the answer is what is on it now. */
  order: controls.input(wallOrderInputSchema).mutation(({ ctx, input }) => orderWall(ctx.keeper, input)),
  /** A screen says that it is there, every quarter of a minute. */
  heard: reads.input(heardSchema).mutation(({ ctx, input }) => hearScreen(ctx.keeper, input)),
});
