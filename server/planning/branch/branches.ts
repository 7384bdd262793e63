import { planPicture } from './picture.ts';
import { branchById, insertBranch, updateBranch, type Branch } from './store.ts';
import { refuse } from '../../refused.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { applyChanges, type Problem } from '../../../shared/planning/branch/apply.ts';
import type { Change } from '../../../shared/planning/branch/change.ts';
import type { Basis } from '../../../shared/planning/branch/picture.ts';
import { changedSince, type Since } from '../../../shared/planning/branch/since.ts';
import { isWithin } from '../../../shared/hierarchy/tree.ts';
import { notFound, type Territory } from '../../access/guard.ts';
import type { Db } from '../../db/schema.ts';
import { write } from '../../db/write.ts';
import { namesOf } from '../../operations/incident/store.ts';
import type { VoidBoard } from '../../operations/void/voids.ts';
import type { Picture } from '../../picture/picture.ts';
import { camerasById } from '../../register/cameras/store.ts';

/** Who plans, where, and over what. */
export type Planner = Territory & { db: Db; picture: Picture; board: VoidBoard; actor: string; now: number };

/**
 * A branch that somebody may see: in their territory, and shared or their own.
 * @throws TRPCError NOT_FOUND, the same for one that is not there.
 */
export async function seenBranch(
  { db, actor, requireObject }: Pick<Planner, 'db' | 'actor' | 'requireObject'>,
  id: number,
  forUpdate = false,
): Promise<Branch> {
  const object = `branch:${id}`;
  const branch = requireObject(object, await branchById(db, id, forUpdate), ({ kato }) => kato);
  if (!branch.shared && branch.createdBy !== actor) throw notFound(object);
  return branch;
}

/** A branch with the names of who made and changed it. */
export async function branchCard(planner: Planner, id: number) {
  const branch = await seenBranch(planner, id);
  const names = await namesOf(planner.db, [branch.createdBy, branch.updatedBy]);
  return {
    ...branch,
    own: branch.createdBy === planner.actor,
    author: names.get(branch.createdBy) ?? branch.createdBy,
    editor: names.get(branch.updatedBy) ?? branch.updatedBy,
  };
}

const inWords = ({ index, code, about, by }: Problem): string =>
  `change ${index + 1} (${about}): ${code.replaceAll('_', ' ')}${by === null ? '' : ` by change ${by + 1}`}`;

const NAMED = 5;

/** @throws TRPCError BAD_REQUEST that says which changes cannot be made, and which earlier one they contradict. */
function check(picture: Branch['picture'], changes: readonly Change[]): void {
  const { problems } = applyChanges(picture, changes);
  if (problems.length === 0) return;
  const more = problems.length > NAMED ? `; and ${problems.length - NAMED} more` : '';
  throw refuse(
    'BAD_REQUEST',
    'branch_clash',
    `Not all changes can be made: ${problems.slice(0, NAMED).map(inWords).join('; ')}${more}`,
    { changes: problems.map(({ index }) => `№ ${index + 1}`).join(', ') },
  );
}

/**
 * Changes with the cameras of the register as the register has them: nobody tells the server what a camera sees.
 * @throws TRPCError NOT_FOUND for a camera that is not there, or not in the branch's territory.
 */
async function withCameras(
  { db, picture }: Pick<Planner, 'db' | 'picture'>,
  kato: Kato,
  changes: readonly Change[],
): Promise<Change[]> {
  const idOf = (change: Change): number =>
    change.type === 'camera.move' || change.type === 'camera.remove' ? Number(change.camera.slice(7)) : 0;
  const isOfRegister = (change: Change): boolean =>
    idOf(change) > 0 && !JSON.stringify(change).includes('camera:+');
  const ids = [...new Set(changes.filter(isOfRegister).map(idOf))];
  const cameras = new Map((await camerasById(db, ids)).map((camera) => [camera.id, camera]));
  return changes.map((change) => {
    if (!isOfRegister(change) || (change.type !== 'camera.move' && change.type !== 'camera.remove'))
      return change;
    const camera = cameras.get(idOf(change));
    if (!camera || !isWithin(picture.tree, camera.kato, kato)) throw notFound(change.camera);
    const { facilityId, linked, working, lon, lat } = camera;
    return { ...change, was: { facilityId, counts: linked && working, lon, lat } };
  });
}

/** What the audit keeps of a branch; a long list of changes is counted. */
const kept = ({ name, basis, shared, changes }: Pick<Branch, 'name' | 'basis' | 'shared' | 'changes'>) => ({
  name,
  basis,
  shared,
  changes: changes.length > 200 ? changes.length : changes,
});

/** Begins a branch over the picture of this moment. @returns its number. */
export async function createBranch(
  planner: Planner,
  { unit, name, basis, changes }: { unit: Kato; name: string; basis: Basis; changes: readonly Change[] },
): Promise<{ id: number }> {
  const { db, actor, now } = planner;
  const picture = await planPicture(planner, unit);
  const made = await withCameras(planner, unit, changes);
  check(picture, made);
  return write(db, { actor, action: 'planning.createBranch' }, async (trx) => {
    const branch = { kato: unit, name, basis, picture, changes: made };
    const id = await insertBranch(trx, { ...branch, by: actor, at: now });
    return { result: { id }, object: `branch:${id}`, kato: unit, after: kept({ ...branch, shared: false }) };
  });
}

type Edit = Partial<Pick<Branch, 'name' | 'basis' | 'shared' | 'picture' | 'changes'>> & {
  archived?: boolean;
};

/**
 * Changes a branch that is still what somebody saw.
 * @throws TRPCError NOT_FOUND, CONFLICT when somebody else changed it since.
 */
async function editBranch(
  planner: Planner,
  { id, version, action }: { id: number; version: number; action: string },
  make: (branch: Branch) => Promise<Edit> | Edit,
): Promise<{ version: number }> {
  const { db, actor, now } = planner;
  return write(db, { actor, action }, async (trx) => {
    const branch = await seenBranch({ ...planner, db: trx }, id, true);
    if (branch.version !== version) {
      const names = await namesOf(trx, [branch.updatedBy]);
      const by = names.get(branch.updatedBy) ?? branch.updatedBy;
      throw refuse(
        'CONFLICT',
        'branch_changed',
        `The branch is no longer what you saw: ${by} changed it at ${new Date(branch.updatedAt).toISOString()}. Look at it again, then repeat your change`,
        { by },
      );
    }
    const edit = await make(branch);
    const next = await updateBranch(trx, id, { ...edit, by: actor, at: now });
    return {
      result: { version: next },
      object: `branch:${id}`,
      kato: branch.kato,
      before: kept(branch),
      after: edit.archived ? undefined : kept({ ...branch, ...edit }),
    };
  });
}

/** Keeps the changes of a branch. @throws TRPCError as `editBranch`; BAD_REQUEST when they contradict each other. */
export const saveBranch = (
  planner: Planner,
  {
    id,
    version,
    name,
    basis,
    changes,
  }: { id: number; version: number; name: string; basis: Basis; changes: readonly Change[] },
): Promise<{ version: number }> =>
  editBranch(planner, { id, version, action: 'planning.saveBranch' }, async ({ kato, picture }) => {
    const made = await withCameras(planner, kato, changes);
    check(picture, made);
    return { name, basis, changes: made };
  });

/** Shows a branch to whoever may plan in its territory, or to its author alone. That is for its author to say. */
export const shareBranch = (
  planner: Planner,
  { id, version, shared }: { id: number; version: number; shared: boolean },
): Promise<{ version: number }> =>
  editBranch(planner, { id, version, action: 'planning.shareBranch' }, ({ createdBy }) => {
    requireAuthor(planner, createdBy);
    return { shared };
  });

function requireAuthor({ actor }: Planner, createdBy: string): void {
  if (createdBy !== actor)
    throw refuse('FORBIDDEN', 'branch_of_another', 'Only who made the branch may do this');
}

/** Puts a branch away. */
export const archiveBranch = (
  planner: Planner,
  { id, version }: { id: number; version: number },
): Promise<{ version: number }> =>
  editBranch(planner, { id, version, action: 'planning.archiveBranch' }, ({ createdBy }) => {
    requireAuthor(planner, createdBy);
    return { archived: true };
  });

/** What became of the picture since the branch was made of it. */
export async function sinceBranch(planner: Planner, id: number): Promise<Since & { asOfMs: number }> {
  const { kato, picture } = await seenBranch(planner, id);
  const now = await planPicture(planner, kato);
  return { ...changedSince(picture, now), asOfMs: now.asOfMs };
}

/** Puts a branch onto the picture of this moment. Changes that hold no more are left out; which, is answered. */
export async function rebaseBranch(
  planner: Planner,
  { id, version }: { id: number; version: number },
): Promise<{ version: number; dropped: Problem[] }> {
  let dropped: Problem[] = [];
  const edited = await editBranch(
    planner,
    { id, version, action: 'planning.rebaseBranch' },
    async (branch) => {
      const picture = await planPicture(planner, branch.kato);
      const { problems } = applyChanges(picture, branch.changes);
      dropped = problems;
      const out = new Set(problems.map(({ index }) => index));
      return { picture, changes: branch.changes.filter((_, index) => !out.has(index)) };
    },
  );
  return { ...edited, dropped };
}
