import { z } from 'zod';
import { currentPlaybook, notedPlaybooks, playbookHistory, playbookOfRef, putPlaybook } from './playbooks.ts';
import { refuse } from '../../refused.ts';
import { playbookSchema } from '../../../shared/operations/playbook.ts';
import { playbookRefSchema, slugSchema } from '../../../shared/operations/schema.ts';
import { notFound } from '../../access/guard.ts';
import { actorOf, may, router } from '../../trpc.ts';

const reads = may('operations.read');

export const playbookProcedures = router({
  /** Every playbook in force, with who put it there. */
  list: reads.query(async ({ ctx }) =>
    (await notedPlaybooks(ctx.db)).map(({ playbook: { id, title, trigger, steps, legalBasis }, note }) => ({
      id,
      title,
      trigger,
      steps: steps.length,
      legalBasis,
      note,
    })),
  ),

  get: reads.input(z.object({ id: slugSchema })).query(({ ctx, input }) => currentPlaybook(ctx.db, input.id)),

  /** Its versions, the newest first. */
  history: reads
    .input(z.object({ id: slugSchema }))
    .query(({ ctx, input }) => playbookHistory(ctx.db, input.id)),

  version: reads.input(playbookRefSchema).query(async ({ ctx, input }) => {
    const found = await playbookOfRef(ctx.db, input);
    if (!found) throw notFound(`playbook:${input.id}`);
    return found;
  }),

  /** A new version for incidents that begin from now on. Playbooks are the Republic's, so its grant is asked for. */
  put: may('operations.playbooks')
    .input(z.object({ playbook: playbookSchema, reason: z.string().trim().min(3).max(500) }))
    .mutation(({ ctx, path, input: { playbook, reason } }) => {
      if (!ctx.scope.all) {
        ctx.denied?.('operations.playbooks', path);
        throw refuse(
          'FORBIDDEN',
          'national_only',
          'Playbooks hold in the whole Republic: your grant must be there',
        );
      }
      return putPlaybook(ctx.db, { actor: actorOf(ctx), reason }, playbook);
    }),
});
