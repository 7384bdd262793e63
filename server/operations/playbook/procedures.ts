import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { currentPlaybook, currentPlaybooks, putPlaybook } from './playbooks.ts';
import { playbookSchema } from '../../../shared/operations/playbook.ts';
import { slugSchema } from '../../../shared/operations/schema.ts';
import { actorOf, may, router } from '../../trpc.ts';

const reads = may('operations.read');

export const playbookProcedures = router({
  list: reads.query(async ({ ctx }) =>
    (await currentPlaybooks(ctx.db)).map(({ id, version, title, trigger }) => ({
      id,
      version,
      title,
      trigger,
    })),
  ),

  get: reads.input(z.object({ id: slugSchema })).query(({ ctx, input }) => currentPlaybook(ctx.db, input.id)),

  /** A new version for incidents that begin from now on. Playbooks are the Republic's, so its grant is asked for. */
  put: may('operations.playbooks')
    .input(z.object({ playbook: playbookSchema, reason: z.string().trim().min(3).max(500) }))
    .mutation(({ ctx, input: { playbook, reason } }) => {
      if (!ctx.scope.all)
        throw new TRPCError({
          code: 'FORBIDDEN',
          message: 'Playbooks hold in the whole Republic: your grant must be there',
        });
      return putPlaybook(ctx.db, { actor: actorOf(ctx), reason }, playbook);
    }),
});
