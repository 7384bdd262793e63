import { relatedPast } from './related.ts';
import { relatedQuestionSchema } from '../../../shared/operations/history.ts';
import { may, router } from '../../trpc.ts';
import { incidentFile } from '../incident/store.ts';

export const historyProcedures = router({
  /** What happened before by the same telephone, at the same address, at the same facility, around the same place. */
  related: may('operations.sensitive')
    .input(relatedQuestionSchema)
    .query(async ({ ctx, input: { incidentId, ...question } }) => {
      const { incident } = ctx.requireObject(
        `incident:${incidentId}`,
        await incidentFile(ctx.db, incidentId),
        (file) => file.incident.kato,
      );
      return relatedPast({ ...ctx, at: Date.now() }, incident, question);
    }),
});
