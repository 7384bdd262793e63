import { z } from 'zod';
import { incidentCard } from './card.ts';
import { commandIncident, mergeIncidents } from './command.ts';
import { deskOf } from './commander.ts';
import { openIncident } from './create.ts';
import { listIncidents } from './list.ts';
import { incidentFile } from './store.ts';
import { katoSchema } from '../../../shared/hierarchy/schema.ts';
import {
  createIncidentSchema,
  incidentCommandSchema,
  mergeCommandSchema,
} from '../../../shared/operations/command.ts';
import { idSchema } from '../../../shared/operations/schema.ts';
import { may, router } from '../../trpc.ts';
import { noteView } from '../history/viewed.ts';
import { seenIncident } from '../mask.ts';
import { katosBelow } from '../viewer.ts';

const reads = may('operations.read');

export const incidentProcedures = router({
  list: reads
    .input(
      z.object({
        unit: katoSchema,
        states: z.enum(['open', 'closed', 'all']).default('open'),
        cursor: idSchema.nullish(),
        limit: z.number().int().min(1).max(500).default(200),
      }),
    )
    .query(({ ctx, input: { unit, cursor = null, ...page } }) => {
      const katos = katosBelow(ctx.picture, ctx.requireUnit(unit));
      return listIncidents(ctx.db, { ...page, katos, cursor, now: Date.now() });
    }),

  card: reads.input(z.object({ id: idSchema })).query(async ({ ctx, input: { id } }) => {
    const file = ctx.requireObject(
      `incident:${id}`,
      await incidentFile(ctx.db, id),
      ({ incident }) => incident.kato,
    );
    const at = Date.now();
    await noteView(ctx.db, file.incident, { actor: ctx.access.actor, at });
    return incidentCard({ ...ctx, at }, file);
  }),

  /** Every command on incidents and their tasks. A retry with the same key acts once and gets the first answer. */
  command: may('operations.write')
    .input(z.discriminatedUnion('type', [createIncidentSchema, incidentCommandSchema, mergeCommandSchema]))
    .mutation(async ({ ctx, input }) => {
      const desk = deskOf(ctx, Date.now());
      const done =
        input.type === 'incident.create'
          ? await openIncident(ctx.db, desk, input)
          : input.type === 'incident.merge' || input.type === 'incident.unmerge'
            ? await mergeIncidents(ctx.db, desk, input)
            : await commandIncident(ctx.db, desk, input);
      const file = await incidentFile(ctx.db, done.incidentId);
      // An edit may have carried it out of what the person sees.
      const shown = file && ctx.scope.covers(file.incident.kato) ? file : null;
      const mayRead = shown !== null && desk.may('operations.personal-data', shown.incident.kato);
      return { ...done, incident: shown && seenIncident(shown.incident, mayRead), tasks: shown?.tasks ?? [] };
    }),
});
