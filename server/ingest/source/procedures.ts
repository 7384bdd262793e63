import { z } from 'zod';
import {
  createSource,
  endOldSecret,
  listSetAside,
  listSources,
  rotateSecret,
  updateSource,
} from './manage.ts';
import {
  createdSourceSchema,
  createSourceSchema,
  endOldSecretSchema,
  rotatedSecretSchema,
  rotateSecretSchema,
  setAsideSchema,
  sourceSchema,
  updateSourceSchema,
} from '../../../shared/ingest/source.ts';
import { router } from '../../trpc.ts';
import { keeps } from '../keeps.ts';

const id = z.number().int().positive();

/** Sources: what sends, how much of it was taken, and what was not. */
export const sourceProcedures = router({
  list: keeps
    .output(z.array(sourceSchema))
    .query(({ ctx }) => listSources(ctx.db, ctx.scope.paths, Date.now())),

  create: keeps
    .input(createSourceSchema)
    .output(createdSourceSchema)
    .mutation(({ ctx, input }) => createSource(ctx.keeper, input)),

  update: keeps.input(updateSourceSchema).mutation(({ ctx, input }) => updateSource(ctx.keeper, input)),

  rotateSecret: keeps
    .input(rotateSecretSchema)
    .output(rotatedSecretSchema)
    .mutation(({ ctx, input }) => rotateSecret(ctx.keeper, input, Date.now())),

  endOldSecret: keeps.input(endOldSecretSchema).mutation(({ ctx, input }) => endOldSecret(ctx.keeper, input)),

  /** `id` null: from nobody known. `cursor`: the last id of the page before. */
  setAside: keeps
    .input(z.object({ id: id.nullable(), cursor: id.nullish() }))
    .output(z.array(setAsideSchema))
    .query(({ ctx, input }) => listSetAside(ctx.keeper, { id: input.id, before: input.cursor ?? null })),
});
