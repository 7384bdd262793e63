import { z } from 'zod';
import { incidentCard } from './card.ts';
import { commandIncident, mergeIncidents } from './command.ts';
import { deskOf } from './commander.ts';
import { openIncident } from './create.ts';
import { listIncidents } from './list.ts';
import { requireSeen } from './sight.ts';
import { similarTo } from './similar.ts';
import { incidentFile } from './store.ts';
import { katoSchema } from '../../../shared/hierarchy/schema.ts';
import {
  createIncidentSchema,
  incidentCommandSchema,
  mergeCommandSchema,
} from '../../../shared/operations/command.ts';
import { idSchema, latSchema, lonSchema } from '../../../shared/operations/schema.ts';
import { may, mayCommand, router } from '../../trpc.ts';
import { noteView } from '../history/viewed.ts';
import { seenIncident } from '../mask.ts';
import { katosBelow } from '../viewer.ts';

const sees = may('operations.shared');

/** As much of a report as is typed already. */
const similarSchema = z.object({
  category: z.string().max(48),
  facilityId: idSchema.nullable(),
  place: z.object({ lon: lonSchema, lat: latSchema }).nullable(),
  phone: z.string().max(32),
  text: z.string().max(3000),
});

export const incidentProcedures = router({
  list: sees
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
      return listIncidents({ ...ctx, at: Date.now() }, { ...page, katos, cursor });
    }),

  card: sees.input(z.object({ id: idSchema })).query(async ({ ctx, input: { id } }) => {
    const viewer = { ...ctx, at: Date.now() };
    const { file, share } = await requireSeen(viewer, id, await incidentFile(ctx.db, id));
    await noteView(ctx.db, file.incident, { actor: ctx.access.actor, at: viewer.at });
    return incidentCard(viewer, file, share);
  }),

  /**
   * Incidents that a report which is being typed may repeat, with the reasons. A mutation that changes nothing, so that the
   * caller's telephone stands in no address.
   */
  similar: may('operations.write')
    .input(similarSchema)
    .mutation(({ ctx, input: { phone, ...report } }) => {
      const viewer = { ...ctx, at: Date.now() };
      const known = ctx.access.may('operations.personal-data') ? phone : '';
      return similarTo(viewer, { ...report, id: 0, at: viewer.at, phone: known });
    }),

  /** Every command on incidents and their tasks. A retry with the same key acts once and gets the first answer. */
  command: mayCommand('operations.write')
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
