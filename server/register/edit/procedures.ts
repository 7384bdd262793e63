import { z } from 'zod';
import { editCamera, editFacility, type Editor } from './edit.ts';
import { setEvidence } from './inspection.ts';
import { seenChange } from './seen-change.ts';
import { editableCamera, editableFacility, historyOf, katoOfObject } from './store.ts';
import { undoChange } from './undo.ts';
import {
  editCameraSchema,
  editFacilitySchema,
  registerChangeSchema,
  registerObjectSchema,
  setEvidenceSchema,
  undoSchema,
} from '../../../shared/register/edit.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import type { Access } from '../../access/access.ts';
import type { Guard } from '../../access/guard.ts';
import { actorOf, may, type Context } from '../../trpc.ts';

/** Waits until this server's picture shows the change, so that whoever asks next sees it. */
const shown = async <Result>(ctx: Context, object: string, result: Result): Promise<Result> => {
  await ctx.registerChanged?.(object);
  return result;
};
const idSchema = z.object({ id: z.number().int().positive() });

const reads = may('register.read');
const edits = may('register.edit');
const katoOf = ({ kato }: { kato: Kato }): Kato => kato;
/** Who edits, and what they may edit. */
const editorOf = (ctx: Guard & { access: Access }): Editor => ({
  actor: actorOf(ctx),
  requireUnit: ctx.requireUnit,
  requireObject: ctx.requireObject,
});

/** Editing by hand: every change with a reason, a history and a way back. */
export const editProcedures = {
  editableFacility: reads
    .input(idSchema)
    .query(async ({ ctx, input }) =>
      ctx.requireObject(`facility:${input.id}`, await editableFacility(ctx.db, input.id), katoOf),
    ),

  editableCamera: reads
    .input(idSchema)
    .query(async ({ ctx, input }) =>
      ctx.requireObject(`camera:${input.id}`, await editableCamera(ctx.db, input.id), katoOf),
    ),

  editFacility: edits
    .input(editFacilitySchema)
    .mutation(async ({ ctx, input }) =>
      shown(ctx, `facility:${input.id}`, await editFacility(ctx.db, editorOf(ctx), input)),
    ),

  editCamera: edits
    .input(editCameraSchema)
    .mutation(async ({ ctx, input }) =>
      shown(ctx, `camera:${input.id}`, await editCamera(ctx.db, editorOf(ctx), input)),
    ),

  setEvidence: edits
    .input(setEvidenceSchema)
    .mutation(async ({ ctx, input }) =>
      shown(ctx, `facility:${input.facilityId}`, await setEvidence(ctx.db, editorOf(ctx), input)),
    ),

  history: reads
    .input(z.object({ object: registerObjectSchema, limit: z.number().int().min(1).max(200).default(50) }))
    .output(z.array(registerChangeSchema))
    .query(async ({ ctx, input }) => {
      const { object, limit } = input;
      ctx.requireObject(object, await katoOfObject(ctx.db, object), (kato) => kato);
      return (await historyOf(ctx.db, object, { limit })).map((change) => seenChange(change, ctx.scope));
    }),

  undo: edits.input(undoSchema).mutation(async ({ ctx, input }) => {
    const undone = await undoChange(ctx.db, editorOf(ctx), input);
    return shown(ctx, undone.object, undone);
  }),
};
