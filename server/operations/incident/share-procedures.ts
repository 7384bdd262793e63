import { beginShare, endShare } from './share.ts';
import { beginShareSchema, endShareSchema } from '../../../shared/access/share.ts';
import { may, router } from '../../trpc.ts';

const reads = may('operations.read');
const shares = may('operations.share');

/** Incidents shown to a neighbouring unit of territory, or to another service's dispatcher there, for a time. */
export const shareProcedures = router({
  begin: shares
    .input(beginShareSchema)
    .mutation(({ ctx, input }) => beginShare({ ...ctx, tree: ctx.picture.tree, at: Date.now() }, input)),

  end: shares
    .input(endShareSchema)
    .mutation(({ ctx, input }) => endShare({ ...ctx, tree: ctx.picture.tree, at: Date.now() }, input)),

  /** Every unit of territory of the country: whom one may share with lies outside of one's own. */
  units: reads.query(({ ctx }) =>
    ctx.picture.tree.units.map(({ kato, parentKato, name, level }) => ({ kato, parentKato, name, level })),
  ),
});
