import { z } from 'zod';
import { addWanted, closeWanted, importWanted, listWanted } from './manage.ts';
import { normalisedPrefix } from '../../../shared/ingest/plate.ts';
import {
  addWantedSchema,
  closeWantedSchema,
  importWantedSchema,
  wantedFilterSchema,
  wantedRowSchema,
  wantedVehicleSchema,
} from '../../../shared/ingest/wanted.ts';
import { actorOf, may, router } from '../../trpc.ts';

const keeps = may('wanted.write').use(({ ctx, next }) => {
  const { db, requireUnit, requireObject } = ctx;
  const keeper = { db, requireUnit, requireObject, actor: actorOf(ctx), nowMs: Date.now() };
  return next({ ctx: { wantedKeeper: keeper } });
});

/** Vehicles that are looked for. */
export const wantedProcedures = router({
  list: may('wanted.read')
    .input(wantedFilterSchema)
    .output(z.array(wantedVehicleSchema))
    .query(({ ctx, input }) =>
      listWanted(ctx.db, ctx.scope.paths, { ...input, plate: normalisedPrefix(input.plate) }, Date.now()),
    ),

  add: keeps
    .input(addWantedSchema)
    .output(z.object({ id: z.number().int().positive() }))
    .mutation(({ ctx, input }) => addWanted(ctx.wantedKeeper, input)),

  import: keeps
    .input(importWantedSchema)
    .output(z.object({ rows: z.array(wantedRowSchema) }))
    .mutation(({ ctx, input }) => importWanted(ctx.wantedKeeper, input)),

  close: keeps.input(closeWantedSchema).mutation(({ ctx, input }) => closeWanted(ctx.wantedKeeper, input)),
});
