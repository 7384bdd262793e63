import { z } from 'zod';
import { katoSchema, type AdminUnit } from '../../shared/hierarchy/schema.ts';
import type { Scope } from '../../shared/hierarchy/scope.ts';
import { ancestry, buildTree, childrenOf } from '../../shared/hierarchy/tree.ts';
import { may, router } from '../trpc.ts';
import { boundaryAddress } from './boundary-address.ts';
import { activeBoundarySet, currentUnits } from './store.ts';

/** The units of a scope as who has it sees them: nothing stands above a top of the scope. */
const unitsWithin = (units: readonly AdminUnit[], scope: Scope): AdminUnit[] =>
  units
    .filter((unit) => scope.covers(unit.kato))
    .map((unit) => (scope.roots.includes(unit.kato) ? { ...unit, parentKato: null } : unit));

export const hierarchyRouter = router({
  /**
   * The units of territory of today that the person may see, depth-first, and which boundaries are in use. Each top of
   * what was granted is without a parent: several grants are several trees.
   */
  units: may('hierarchy.read').query(async ({ ctx }) => {
    const set = await activeBoundarySet(ctx.db);
    return {
      units: ctx.scope.all ? await currentUnits(ctx.db) : unitsWithin(ctx.picture.tree.units, ctx.scope),
      boundarySet: set ? { ...set, hash: boundaryAddress(set.hash, ctx.scope) } : null,
    };
  }),

  /** One unit, what it belongs to – its parent first, the top of what was granted last – and its direct children. */
  unit: may('hierarchy.read')
    .input(z.object({ kato: katoSchema }))
    .query(({ ctx, input: { kato } }) => {
      ctx.requireUnit(kato);
      const tree = buildTree(unitsWithin(ctx.picture.tree.units, ctx.scope), { roots: 'any' });
      const [unit, ...ancestors] = ancestry(tree, kato);
      if (!unit) throw new Error(`Unit ${kato} was let through and is not in the tree`);
      return { unit, ancestors, children: childrenOf(tree, kato) };
    }),
});
