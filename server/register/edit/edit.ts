import {
  editableCamera,
  editableFacility,
  historyOf,
  insertChanges,
  notifyChanged,
  unitExists,
  updateCamera,
  updateFacility,
} from './store.ts';
import { changedSince, unfit } from './refusal.ts';
import {
  changedFields,
  facilityProblem,
  type CameraFields,
  type ChangedField,
  type ChangedValue,
  type Changes,
  type EditCamera,
  type EditFacility,
  type FacilityFields,
  type RegisterObject,
} from '../../../shared/register/edit.ts';
import type { Guard } from '../../access/guard.ts';
import type { Db } from '../../db/schema.ts';
import { write } from '../../db/write.ts';

/** A field with its former and its new value, as the history and the audit keep it. */
export type FieldChange = { field: ChangedField; before: ChangedValue; after: ChangedValue };

/** Who edits, and what lies inside their territory. */
export type Editor = Guard & { actor: string };

/** What came of an edit: the object's version now and the ids of the new lines of its history. */
export type Edited = { version: number; changeIds: number[] };

const values = (changes: readonly FieldChange[], which: 'before' | 'after') =>
  Object.fromEntries(changes.map((change) => [change.field, change[which]]));

/** Appends the history and tells the servers; gives what the write door wants to know. */
export async function recorded(
  trx: Db,
  deed: { actor: string; reason: string; object: RegisterObject },
  version: number,
  changes: readonly FieldChange[],
) {
  const { object } = deed;
  const changeIds = await insertChanges(
    trx,
    changes.map((change) => ({ ...deed, ...change, objectVersion: version })),
  );
  await notifyChanged(trx, object);
  const result: Edited = { version, changeIds };
  return { result, object, before: values(changes, 'before'), after: values(changes, 'after') };
}

/**
 * Checks a facility's new fields as a whole and writes them.
 * @throws TRPCError BAD_REQUEST when they contradict each other or name a unit of territory that is not in force;
 * FORBIDDEN when they would carry it out of the editor's territory.
 */
export async function writeFacility(
  trx: Db,
  editor: Editor,
  id: number,
  before: FacilityFields,
  changes: Changes<FacilityFields>,
): Promise<number> {
  const { people = before.people, learners = before.learners } = changes;
  const problem = facilityProblem({ people, learners });
  if (problem) throw unfit(problem.field, problem.problem, 'There are more learners than people');
  if (changes.kato !== undefined && !(await unitExists(trx, changes.kato)))
    throw unfit('kato', 'kato', `There is no unit of territory with KATO code ${changes.kato}`);
  if (changes.kato !== undefined) editor.requireUnit(changes.kato);
  return updateFacility(trx, id, changes);
}

/**
 * Checks a camera's new fields as a whole and writes them.
 * @throws TRPCError BAD_REQUEST when the owner does not fit: a camera is a facility's exactly when it belongs to one.
 */
export async function writeCamera(
  trx: Db,
  id: number,
  before: { fields: CameraFields; facilityId: number | null },
  changes: Changes<CameraFields>,
): Promise<number> {
  const owner = changes.owner ?? before.fields.owner;
  if ((owner === 'facility') !== (before.facilityId !== null))
    throw unfit('owner', 'choice', 'A camera is owned by a facility exactly when it belongs to one');
  return updateCamera(trx, id, changes);
}

/**
 * Changes fields of a facility by hand; a field that already has the value is left out of the history.
 * @throws TRPCError NOT_FOUND, CONFLICT when somebody changed it since `version`, BAD_REQUEST.
 */
export async function editFacility(db: Db, editor: Editor, edit: EditFacility): Promise<Edited> {
  const { actor } = editor;
  const object: RegisterObject = `facility:${edit.id}`;
  const deed = { actor, action: 'register.editFacility', note: edit.reason };
  return write(db, deed, async (trx) => {
    const found = editor.requireObject(
      object,
      await editableFacility(trx, edit.id, { lock: true }),
      ({ kato }) => kato,
    );
    if (found.version !== edit.version)
      throw changedSince(object, await historyOf(trx, object, { afterVersion: edit.version }));
    const changes = changedFields(found.fields, edit.changes);
    if (changes.length === 0) return { result: { version: found.version, changeIds: [] }, object };
    const version = await writeFacility(trx, editor, edit.id, found.fields, edit.changes);
    return recorded(trx, { actor, reason: edit.reason, object }, version, changes);
  });
}

/** Changes fields of a camera by hand, under the same rules as `editFacility`. */
export async function editCamera(db: Db, editor: Editor, edit: EditCamera): Promise<Edited> {
  const { actor } = editor;
  const object: RegisterObject = `camera:${edit.id}`;
  const deed = { actor, action: 'register.editCamera', note: edit.reason };
  return write(db, deed, async (trx) => {
    const found = editor.requireObject(
      object,
      await editableCamera(trx, edit.id, { lock: true }),
      ({ kato }) => kato,
    );
    if (found.version !== edit.version)
      throw changedSince(object, await historyOf(trx, object, { afterVersion: edit.version }));
    const changes = changedFields(found.fields, edit.changes);
    if (changes.length === 0) return { result: { version: found.version, changeIds: [] }, object };
    const version = await writeCamera(trx, edit.id, found, edit.changes);
    return recorded(trx, { actor, reason: edit.reason, object }, version, changes);
  });
}
