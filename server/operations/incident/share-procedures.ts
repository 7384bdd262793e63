import { z } from 'zod';
import { beginShare, endShare, sharesOf } from './share.ts';
import { incidentFile } from './store.ts';
import { beginShareSchema, endShareSchema } from '../../../shared/access/share.ts';
import { idSchema } from '../../../shared/operations/schema.ts';
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

  /** With whom an incident of the own territory is shared now. */
  list: reads.input(z.object({ incidentId: idSchema })).query(async ({ ctx, input: { incidentId } }) => {
    const file = await incidentFile(ctx.db, incidentId);
    ctx.requireObject(`incident:${incidentId}`, file, ({ incident }) => incident.kato);
    return sharesOf(ctx.db, incidentId, Date.now());
  }),
});
