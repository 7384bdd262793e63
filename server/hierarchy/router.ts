import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { katoSchema } from '../../shared/hierarchy/schema.ts';
import { ancestry, buildTree, childrenOf } from '../../shared/hierarchy/tree.ts';
import { procedure, router } from '../trpc.ts';
import { activeBoundarySet, currentUnits } from './store.ts';

export const hierarchyRouter = router({
  /** Every unit of territory of today, depth-first, and which boundaries are in use. */
  units: procedure.query(async ({ ctx }) => ({
    units: await currentUnits(ctx.db),
    boundarySet: await activeBoundarySet(ctx.db),
  })),

  /** One unit, what it belongs to – its parent first, the Republic last – and its direct children. */
  unit: procedure.input(z.object({ kato: katoSchema })).query(async ({ ctx, input: { kato } }) => {
    const units = await currentUnits(ctx.db);
    const unit = units.find((u) => u.kato === kato);
    if (!unit)
      throw new TRPCError({
        code: 'NOT_FOUND',
        message: `There is no unit of territory with KATO code ${kato}`,
      });
    const tree = buildTree(units);
    return { unit, ancestors: ancestry(tree, kato).slice(1), children: childrenOf(tree, kato) };
  }),
});
