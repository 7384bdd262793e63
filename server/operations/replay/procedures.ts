import { incidentHistories, unitHistories } from './history.ts';
import { replayQuestionSchema } from '../../../shared/operations/replay-question.ts';
import { alarmsDuring } from '../../alarms/history/store.ts';
import { note } from '../../db/write.ts';
import { may, router } from '../../trpc.ts';
import { katosBelow } from '../viewer.ts';

/** Alarms of an answer. */
const ALARMS = 500;

export const replayProcedures = router({
  /** Logs of the incidents that were open in a period, in pages; that somebody looks back is noted with the first. Sensitive ones are among them. */
  incidents: may('operations.sensitive')
    .input(replayQuestionSchema)
    .query(async ({ ctx, input: { unit, cursor = null, fromMs, toMs } }) => {
      const katos = katosBelow(ctx.picture, ctx.requireUnit(unit));
      if (cursor === null)
        await note(ctx.db, {
          actor: ctx.access.actor,
          action: 'operations.replay',
          object: `unit:${unit}`,
          kato: unit,
          after: { fromMs, toMs },
        });
      return incidentHistories({ ...ctx, at: Date.now() }, { katos, cursor, fromMs, toMs });
    }),

  /** What units did in a period and where they were seen, in pages. */
  units: may('positions.read')
    .input(replayQuestionSchema)
    .query(({ ctx, input: { unit, cursor = null, ...period } }) =>
      unitHistories(ctx, { ...period, cursor, katos: katosBelow(ctx.picture, ctx.requireUnit(unit)) }),
    ),

  /** Logs of the alarms that stood in a period, in pages. */
  alarms: may('operations.sensitive')
    .input(replayQuestionSchema)
    .query(async ({ ctx, input: { unit, cursor = null, fromMs, toMs } }) => {
      const katos = katosBelow(ctx.picture, ctx.requireUnit(unit));
      const page = { katos, fromMs, toMs, after: cursor ?? 0, limit: ALARMS };
      const rows = await alarmsDuring(ctx.db, page);
      return { rows, nextCursor: rows.length === ALARMS ? (rows.at(-1)?.id ?? null) : null };
    }),
});
