import { z } from 'zod';
import { commandUnit, linkCrew } from './command.ts';
import { listUnits, seen } from './list.ts';
import { commandOffice, createUnit, unitFile } from './office/office.ts';
import { unitPage } from './office/store.ts';
import { katoSchema } from '../../../shared/hierarchy/schema.ts';
import { unitCommandSchema } from '../../../shared/operations/command.ts';
import { idSchema } from '../../../shared/operations/schema.ts';
import {
  createUnitSchema,
  unitOfficeSchema,
  unitPageSchema,
} from '../../../shared/operations/unit-office.ts';
import { may, router } from '../../trpc.ts';
import { deskOf } from '../incident/commander.ts';
import { limitsOf } from '../limits/store.ts';
import { seenCrew } from '../mask.ts';
import { katosBelow } from '../viewer.ts';

const administers = may('units.write');

export const unitProcedures = router({
  list: may('positions.read')
    .input(z.object({ unit: katoSchema }))
    .query(async ({ ctx, input: { unit } }) => {
      const desk = deskOf(ctx, Date.now());
      const units = await listUnits(ctx.db, katosBelow(ctx.picture, ctx.requireUnit(unit)), desk.at);
      return units.map((one) => ({ ...one, unit: seenCrew(one.unit, desk.may) }));
    }),

  command: may('operations.dispatch')
    .input(unitCommandSchema)
    .mutation(({ ctx, input }) => commandUnit(ctx.db, deskOf(ctx, Date.now()), input)),

  /** A new link for a unit's crew, shown this once; the former one no longer opens. */
  link: administers
    .input(z.object({ unitId: idSchema, reason: z.string().trim().min(3).max(500) }))
    .mutation(({ ctx, input }) => linkCrew(ctx.db, deskOf(ctx, Date.now()), input)),

  /** The register of units for whoever administers it. */
  page: administers.input(unitPageSchema).query(async ({ ctx, input: { unit, ...question } }) => {
    const katos = katosBelow(ctx.picture, ctx.requireUnit(unit));
    const clock = { now: Date.now(), limits: await limitsOf(ctx.db) };
    const { rows, ...page } = await unitPage(ctx.db, { ...question, katos });
    return { ...page, rows: rows.map(({ devices, ...row }) => ({ ...seen(row, clock), devices })) };
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
