import { isDeepStrictEqual } from 'node:util';
import { recorded, writeCamera, writeFacility, type Edited, type Editor } from './edit.ts';
import { wordOf, writeWord } from './inspection.ts';
import {
  changeById,
  editableCamera,
  editableFacility,
  historyOf,
  katoOfObject,
  markUndone,
  type Word,
} from './store.ts';
import { notUndoable } from './refusal.ts';
import {
  cameraFieldsSchema,
  facilityFieldsSchema,
  registerObjectSchema,
  type ChangedValue,
  type RegisterChange,
} from '../../../shared/register/edit.ts';
import { measureSchema } from '../../../shared/register/schema.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { notFound } from '../../access/guard.ts';
import type { Db } from '../../db/schema.ts';
import { write } from '../../db/write.ts';

/** What stands in a changed field now, and how to put another value there; gives the object's version. */
type Place = { now: ChangedValue; put: () => Promise<number> };

/** Finds the field of a change and locks its object. */
async function placeOf(trx: Db, editor: Editor, change: RegisterChange): Promise<Place> {
  const [kind, number] = change.object.split(':');
  const id = Number(number);
  const inside = <Found extends { kato: Kato }>(found: Found | undefined): Found =>
    editor.requireObject(change.object, found, ({ kato }) => kato);
  if (kind === 'camera') {
    const found = inside(await editableCamera(trx, id, { lock: true }));
    const field = cameraFieldsSchema.keyof().parse(change.field);
    const former = cameraFieldsSchema.partial().parse({ [field]: change.before });
    return { now: found.fields[field], put: () => writeCamera(trx, id, found, former) };
  }
  const found = inside(await editableFacility(trx, id, { lock: true }));
  if (change.field.startsWith('evidence.')) {
    const measure = measureSchema.parse(change.field.slice('evidence.'.length));
    const put = async (): Promise<number> => {
      await writeWord(trx, id, measure, change.before as Word | null);
      return found.version;
    };
    return { now: await wordOf(trx, id, measure), put };
  }
  const field = facilityFieldsSchema.keyof().parse(change.field);
  const former = facilityFieldsSchema.partial().parse({ [field]: change.before });
  return { now: found.fields[field], put: () => writeFacility(trx, editor, id, found.fields, former) };
}

/**
 * Takes one change back: the field gets its former value, and the history a new line that can be undone itself.
 * @throws TRPCError NOT_FOUND; CONFLICT when the change was undone already or its field was changed since.
 */
export async function undoChange(
  db: Db,
  editor: Editor,
  { changeId, reason }: { changeId: number; reason: string },
): Promise<Edited & { object: string }> {
  const { actor } = editor;
  return write(db, { actor, action: 'register.undo', note: reason }, async (trx) => {
    const change = await changeById(trx, changeId);
    if (!change) throw notFound(`change:${changeId}`);
    const object = registerObjectSchema.parse(change.object);
    const kato = await katoOfObject(trx, object);
    editor.requireObject(`change:${changeId}`, kato, (code) => code);
    if (change.undoneBy !== null) throw notUndoable(change, undefined);
    const place = await placeOf(trx, editor, change);
    if (!isDeepStrictEqual(place.now, change.after)) {
      const later = (await historyOf(trx, object)).find((c) => c.field === change.field && c.id > changeId);
      throw notUndoable(change, later);
    }
    const version = await place.put();
    const { field, before, after } = change;
    const entry = await recorded(trx, { actor, reason, object }, version, [
      { field, before: after, after: before },
    ]);
    const [undoneBy] = entry.result.changeIds;
    if (undoneBy !== undefined) await markUndone(trx, changeId, undoneBy);
    return { ...entry, result: { ...entry.result, object } };
  });
}
