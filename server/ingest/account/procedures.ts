import { z } from 'zod';
import { listAccounts, putAccount } from './manage.ts';
import { accountInfoSchema, putAccountSchema } from '../../../shared/ingest/source.ts';
import { doorOf } from '../../access/office.ts';
import { router } from '../../trpc.ts';
import { keeps } from '../keeps.ts';

const id = z.number().int().positive();

/** The panels of a source, each of a facility. */
export const accountProcedures = router({
  list: keeps
    .input(z.object({ sourceId: id }))
    .output(z.array(accountInfoSchema))
    .query(({ ctx, input }) => listAccounts(ctx.keeper, input)),

  put: keeps
    .input(putAccountSchema)
    .output(z.object({ id }))
    .mutation(({ ctx, input }) => putAccount({ ...ctx.keeper, key: doorOf(ctx).key }, input)),
});
