import type { StoredWebhook } from './webhook/store.ts';
import { ACTIONS } from '../../shared/access/action.ts';
import type { AdminUnit } from '../../shared/hierarchy/schema.ts';
import type { UnitTree } from '../../shared/hierarchy/tree.ts';
import { accessOf, accessOfToken, type Access } from '../access/access.ts';
import { personById } from '../access/people/store.ts';
import type { Db } from '../db/schema.ts';

type Now = { tree: UnitTree<AdminUnit>; at: number };

async function working(db: Db, personId: number) {
  const person = await personById(db, personId);
  return person && !person.disabled ? person : null;
}

/** What a person may see at this moment; null when there is nobody, or nobody any more. */
export async function accessOfPerson(db: Db, personId: number, { tree, at }: Now): Promise<Access | null> {
  const person = await working(db, personId);
  if (!person) return null;
  const { login, displayName, grants } = person;
  return accessOf({ personId, login, displayName, sessionId: null }, grants, tree, at);
}

/** What a webhook may be told: as a program with a token, what its owner may see now inside the webhook's own territory. */
export async function accessOfWebhook(
  db: Db,
  { id, name, kato, owner_id: personId }: StoredWebhook,
  { tree, at }: Now,
): Promise<Access | null> {
  const owner = await working(db, personId);
  if (!owner) return null;
  const { login, grants } = owner;
  return accessOfToken({ id, name, personId, login, actions: ACTIONS, kato, grants }, tree, at);
}
