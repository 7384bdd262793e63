import { z } from 'zod';
import { editCamera, editFacility } from './edit.ts';
import { setEvidence } from './inspection.ts';
import { notFound } from './refusal.ts';
import { editableCamera, editableFacility, historyOf } from './store.ts';
import { undoChange } from './undo.ts';
import {
  editCameraSchema,
  editFacilitySchema,
  registerChangeSchema,
  registerObjectSchema,
  setEvidenceSchema,
  undoSchema,
} from '../../../shared/register/edit.ts';
import { actorOf, procedure, type Context } from '../../trpc.ts';

/** Waits until this server's picture shows the change, so that whoever asks next sees it. */
const shown = async <Result>(ctx: Context, object: string, result: Result): Promise<Result> => {
  await ctx.registerChanged?.(object);
  return result;
};
const idSchema = z.object({ id: z.number().int().positive() });

/** Editing by hand: every change with a reason, a history and a way back. */
export const editProcedures = {
  editableFacility: procedure.input(idSchema).query(async ({ ctx, input }) => {
    const found = await editableFacility(ctx.db, input.id);
    if (!found) throw notFound(`facility ${input.id}`);
    return found;
  }),

  editableCamera: procedure.input(idSchema).query(async ({ ctx, input }) => {
    const found = await editableCamera(ctx.db, input.id);
    if (!found) throw notFound(`camera ${input.id}`);
    return found;
  }),

  editFacility: procedure
    .input(editFacilitySchema)
    .mutation(async ({ ctx, input }) =>
      shown(ctx, `facility:${input.id}`, await editFacility(ctx.db, actorOf(ctx), input)),
    ),

  editCamera: procedure
    .input(editCameraSchema)
    .mutation(async ({ ctx, input }) =>
      shown(ctx, `camera:${input.id}`, await editCamera(ctx.db, actorOf(ctx), input)),
    ),

  setEvidence: procedure
    .input(setEvidenceSchema)
    .mutation(async ({ ctx, input }) =>
      shown(ctx, `facility:${input.facilityId}`, await setEvidence(ctx.db, actorOf(ctx), input)),
    ),

  history: procedure
    .input(z.object({ object: registerObjectSchema, limit: z.number().int().min(1).max(200).default(50) }))
    .output(z.array(registerChangeSchema))
    .query(({ ctx, input }) => historyOf(ctx.db, input.object, { limit: input.limit })),

  undo: procedure.input(undoSchema).mutation(async ({ ctx, input }) => {
    const undone = await undoChange(ctx.db, actorOf(ctx), input);
    return shown(ctx, undone.object, undone);
  }),
};
