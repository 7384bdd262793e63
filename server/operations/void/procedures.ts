import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { movesFor } from './moves.ts';
import { setVoidRule } from './rules.ts';
import { listVoids, pointsOf, summaryOf } from './views.ts';
import type { VoidBoard } from './voids.ts';
import { refuse } from '../../refused.ts';
import { katoSchema } from '../../../shared/hierarchy/schema.ts';
import { placeCategorySchema, placeKeySchema, voidRuleSchema } from '../../../shared/operations/void-rule.ts';
import { PLACE_SPEEDS } from '../../../shared/operations/reach.ts';
import { actorOf, may, router, type Context } from '../../trpc.ts';

/** What is watched. @throws TRPCError PRECONDITION_FAILED where nothing is. */
export function boardOf({ voids }: Pick<Context, 'voids'>): VoidBoard {
  if (!voids)
    throw new TRPCError({ code: 'PRECONDITION_FAILED', message: 'This server does not watch for voids' });
  return voids.board();
}

const reads = may('positions.read');

/** What nobody reaches in time; who may see where units are may see where they are not. */
export const voidProcedures = router({
  summary: reads
    .input(z.object({ unit: katoSchema }))
    .query(({ ctx, input }) => summaryOf(boardOf(ctx), ctx.picture, ctx.requireUnit(input.unit))),

  /** A page of voids, the most urgent first; `cursor` is how many came before. */
  list: reads
    .input(
      z.object({
        unit: katoSchema,
        category: z.union([placeCategorySchema, z.literal('all')]).default('all'),
        state: z.enum(['all', 'fallen', 'over']).default('all'),
        cursor: z.number().int().min(0).max(1_000_000).default(0),
        limit: z.number().int().min(1).max(100).default(50),
      }),
    )
    .query(({ ctx, input: { unit, ...ask } }) => {
      const index = ctx.requireUnit(unit);
      return listVoids(boardOf(ctx), ctx.picture, index, { ...ask, seen: ctx.scope });
    }),

  /** Points of the map; null while they are those of the revision that the screen has. */
  points: reads
    .input(z.object({ unit: katoSchema, known: z.string().max(40).nullable() }))
    .query(({ ctx, input: { unit, known } }) => {
      const index = ctx.requireUnit(unit);
      const board = boardOf(ctx);
      const points = board.revision === known ? null : pointsOf(board, ctx.picture, index);
      return { revision: board.revision, points };
    }),

  /** Whom to move where, so that a void closes. */
  moves: may('operations.dispatch')
    .input(z.object({ place: placeKeySchema }))
    .query(({ ctx, input }) => {
      const board = boardOf(ctx);
      const index = board.places.indexOf.get(input.place);
      const focus = ctx.requireObject(input.place, index, (found) => board.places.list[found]?.kato ?? '');
      return movesFor(board, focus, ctx.scope);
    }),

  /** Targets and limits hold in the whole Republic, so its grant is asked for. */
  setRule: may('operations.targets')
    .input(
      z.object({
        category: placeCategorySchema,
        kind: z.enum(PLACE_SPEEDS),
        rule: voidRuleSchema,
        reason: z.string().trim().min(3, 'Say why, in three letters or more').max(500),
      }),
    )
    .mutation(async ({ ctx, input: { reason, ...change } }) => {
      if (!ctx.scope.all) {
        ctx.denied?.('operations.targets', 'operations.voids.setRule');
        throw refuse(
          'FORBIDDEN',
          'national_only',
          'Targets hold in the whole Republic: your grant must be there',
        );
      }
      await setVoidRule(ctx.db, { actor: actorOf(ctx), reason }, change);
      await ctx.voids?.rulesChanged();
    }),
});
