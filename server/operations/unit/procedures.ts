import { z } from 'zod';
import { commandUnit, linkCrew } from './command.ts';
import { listUnits, oneUnit, seenUnitsOf, unitSigns } from './list.ts';
import { commandOffice, createUnit, unitFile } from './office/office.ts';
import { unitPage } from './office/store.ts';
import { raiseSos } from './sos.ts';
import { trailOf, unitById } from './store.ts';
import { katoSchema } from '../../../shared/hierarchy/schema.ts';
import { unitCommandSchema } from '../../../shared/operations/command.ts';
import { idSchema } from '../../../shared/operations/schema.ts';
import { MAX_UNITS_ASKED } from '../../../shared/operations/unit-rows.ts';
import {
  createUnitSchema,
  unitOfficeSchema,
  unitPageSchema,
} from '../../../shared/operations/unit-office.ts';
import { may, mayCommand, router } from '../../trpc.ts';
import { deskOf } from '../incident/commander.ts';
import { katosBelow } from '../viewer.ts';

const MINUTE_MS = 60_000;
/** Four hours at the step in which trails are kept. */
const MAX_TRAIL_POINTS = 1_440;

const administers = may('units.write');
const sees = may('positions.read');

export const unitProcedures = router({
  /** The units of a unit of territory; with `ids` those of them alone, without a word about others. */
  list: sees
    .input(z.object({ unit: katoSchema, ids: z.array(idSchema).min(1).max(MAX_UNITS_ASKED).optional() }))
    .query(({ ctx, input: { unit, ids } }) =>
      listUnits(ctx.db, katosBelow(ctx.picture, ctx.requireUnit(unit)), deskOf(ctx, Date.now()), ids),
    ),

  /** How the units of a unit of territory are called, and whether they are free. */
  signs: sees
    .input(z.object({ unit: katoSchema }))
    .query(({ ctx, input: { unit } }) =>
      unitSigns(ctx.db, katosBelow(ctx.picture, ctx.requireUnit(unit)), Date.now()),
    ),

  one: sees
    .input(z.object({ unitId: idSchema }))
    .query(async ({ ctx, input: { unitId } }) =>
      ctx.requireObject(
        `unit:${unitId}`,
        await oneUnit(ctx.db, unitId, deskOf(ctx, Date.now())),
        ({ unit }) => unit.home.kato,
      ),
    ),

  /** Where a unit was in the last minutes, oldest first. */
  trail: sees
    .input(z.object({ unitId: idSchema, minutes: z.number().int().min(1).max(240).default(60) }))
    .query(async ({ ctx, input: { unitId, minutes } }) => {
      ctx.requireObject(`unit:${unitId}`, await unitById(ctx.db, unitId), ({ home }) => home.kato);
      const now = Date.now();
      const fromMs = now - minutes * MINUTE_MS;
      return trailOf(ctx.db, unitId, { fromMs, toMs: now + MINUTE_MS, limit: MAX_TRAIL_POINTS });
    }),

  command: mayCommand('operations.dispatch')
    .input(unitCommandSchema)
    .mutation(({ ctx, input }) => {
      const desk = deskOf(ctx, Date.now());
      return input.type === 'unit.sos' ? raiseSos(ctx.db, desk, input) : commandUnit(ctx.db, desk, input);
    }),

  /** A new link for a unit's crew, shown this once; the former one no longer opens. */
  link: administers
    .input(z.object({ unitId: idSchema, reason: z.string().trim().min(3).max(500) }))
    .mutation(({ ctx, input }) => linkCrew(ctx.db, deskOf(ctx, Date.now()), input)),

  /** The register of units for whoever administers it. */
  page: administers.input(unitPageSchema).query(async ({ ctx, input: { unit, ...question } }) => {
    const katos = katosBelow(ctx.picture, ctx.requireUnit(unit));
    const { rows, ...page } = await unitPage(ctx.db, { ...question, katos });
    const seen = await seenUnitsOf(ctx.db, rows, deskOf(ctx, Date.now()));
    return { ...page, rows: seen.map((one, i) => ({ ...one, devices: rows[i]?.devices ?? 0 })) };
  }),

  /** One unit with its history, newest first. */
  file: administers
    .input(z.object({ id: idSchema }))
    .query(({ ctx, input }) => unitFile(ctx.db, deskOf(ctx, Date.now()), ctx.scope, input.id)),

  create: administers
    .input(createUnitSchema)
    .mutation(({ ctx, input }) => createUnit(ctx.db, deskOf(ctx, Date.now()), input)),

  /** Edits a unit, stands it down or takes it back. */
  office: administers
    .input(unitOfficeSchema)
    .mutation(({ ctx, input }) => commandOffice(ctx.db, deskOf(ctx, Date.now()), input)),
});
