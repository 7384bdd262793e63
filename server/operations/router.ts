import { z } from 'zod';
import { crewProcedures } from './crew-procedures.ts';
import { incidentProcedures } from './incident/procedures.ts';
import { findPlaces } from './places.ts';
import { CATEGORIES } from './playbook/playbooks.ts';
import { playbookProcedures } from './playbook/procedures.ts';
import { incidentFile } from './incident/store.ts';
import { recommendFor } from './unit/recommendation.ts';
import { unitProcedures } from './unit/procedures.ts';
import { voidProcedures } from './void/procedures.ts';
import { katoSchema } from '../../shared/hierarchy/schema.ts';
import { parseCoordinates } from '../../shared/operations/coordinates.ts';
import { idSchema } from '../../shared/operations/schema.ts';
import { may, router } from '../trpc.ts';

const reads = may('operations.read');
const text = z.string().trim().max(300);

/** Incidents, tasks, units and playbooks; see shared/operations/command.ts for what can be asked of them. */
export const operationsRouter = router({
  /** Where the viewer works; `centre` is the unit of territory under whose numbers they open incidents. */
  state: reads.query(({ ctx }) => {
    const { roots } = ctx.access.scope('operations.write');
    return { simulation: false, centre: roots[0] ?? ctx.scope.roots[0] ?? null, serverTime: Date.now() };
  }),

  incidents: incidentProcedures,
  units: unitProcedures,
  playbooks: playbookProcedures,
  crew: crewProcedures,
  voids: voidProcedures,

  recommend: may('operations.dispatch')
    .input(z.object({ incidentId: idSchema }))
    .query(async ({ ctx, input: { incidentId } }) => {
      const { incident } = ctx.requireObject(
        `incident:${incidentId}`,
        await incidentFile(ctx.db, incidentId),
        (file) => file.incident.kato,
      );
      return recommendFor({ ...ctx, at: Date.now() }, incident);
    }),

  categories: reads.query(() => CATEGORIES),

  /** Places by name in the unit, in any language. */
  geocode: reads.input(z.object({ text, unit: katoSchema })).query(({ ctx, input }) => {
    const { tree } = ctx.picture;
    const unit = ctx.requireUnit(input.unit);
    const covers = (kato: string): boolean => {
      const index = tree.indexOf.get(kato) ?? -1;
      return index >= unit && index < (tree.end[unit] ?? 0);
    };
    return findPlaces(ctx.db, ctx.picture, { text: input.text, covers });
  }),

  /** A place in any usual notation of coordinates. */
  parsePlace: reads.input(z.object({ text })).query(({ input }) => parseCoordinates(input.text)),
});
