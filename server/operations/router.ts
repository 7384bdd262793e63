import { z } from 'zod';
import { crewProcedures } from './crew-procedures.ts';
import { historyProcedures } from './history/procedures.ts';
import { incidentProcedures } from './incident/procedures.ts';
import { findPlaces } from './places.ts';
import { CATEGORIES } from './playbook/playbooks.ts';
import { shareProcedures } from './incident/share-procedures.ts';
import { limitProcedures } from './limits/procedures.ts';
import { performanceProcedures } from './performance/procedures.ts';
import { playbookProcedures } from './playbook/procedures.ts';
import { incidentFile } from './incident/store.ts';
import { replayProcedures } from './replay/procedures.ts';
import { recommendFor } from './unit/recommendation.ts';
import { sosNow } from './unit/sos-list.ts';
import { unitProcedures } from './unit/procedures.ts';
import { voidProcedures } from './void/procedures.ts';
import { withinProcedure } from './within/procedures.ts';
import { katoSchema } from '../../shared/hierarchy/schema.ts';
import { parseCoordinates } from '../../shared/operations/coordinates.ts';
import { addressSchema, idSchema } from '../../shared/operations/schema.ts';
import { may, router } from '../trpc.ts';

const reads = may('operations.read');
/** Also for who sees nothing but what is shared with them. */
const sees = may('operations.shared');
const text = z.string().trim().max(300);

/** Incidents, tasks, units and playbooks; see shared/operations/command.ts for what can be asked of them. */
export const operationsRouter = router({
  /**
   * Where the viewer works, and how what they see is played; `simulation` is null where nothing is. `centre` is the unit of
   * territory under whose numbers they open incidents.
   */
  state: sees.query(({ ctx }) => {
    const { roots } = ctx.access.scope('operations.write');
    const { simulation } = ctx;
    return {
      simulation: simulation?.pace() ?? null,
      centre: roots[0] ?? ctx.scope.roots[0] ?? null,
      serverTime: Date.now(),
    };
  }),

  incidents: incidentProcedures,
  shares: shareProcedures,
  units: unitProcedures,
  playbooks: playbookProcedures,
  crew: crewProcedures,
  limits: limitProcedures,
  history: historyProcedures,
  performance: performanceProcedures,
  replay: replayProcedures,
  voids: voidProcedures,
  within: withinProcedure,

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

  /** Crews that call for help, in all of the viewer's territory whatever the screen shows of it. */
  sos: reads.query(({ ctx }) => sosNow({ ...ctx, at: Date.now() })),

  categories: sees.query(() => CATEGORIES),

  /** Places in the unit by name, in any language, or by the parts of an address. */
  geocode: reads
    .input(z.object({ text, unit: katoSchema, address: addressSchema.optional() }))
    .query(({ ctx, input }) => {
      const { tree } = ctx.picture;
      const unit = ctx.requireUnit(input.unit);
      const covers = (kato: string): boolean => {
        const index = tree.indexOf.get(kato) ?? -1;
        return index >= unit && index < (tree.end[unit] ?? 0);
      };
      return findPlaces(ctx.db, ctx.picture, { text: input.text, address: input.address, covers });
    }),

  /** A place in any usual notation of coordinates. */
  parsePlace: reads.input(z.object({ text })).query(({ input }) => parseCoordinates(input.text)),
});
