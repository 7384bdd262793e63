import { pairingsOf, revokePairings } from './store.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import {
  grantsOf,
  insertGrant,
  insertPerson,
  personByLogin,
  updatePerson,
} from '../../access/people/store.ts';
import { tellAccessChanged } from '../../access/sessions/store.ts';
import { endSessions } from '../../access/sign-in.ts';
import type { Db } from '../../db/schema.ts';
import { namesOf } from '../../operations/incident/store.ts';

/** Which screens of some walls are paired: since when, and by whom. */
export async function pairedScreens(
  db: Db,
  ids: readonly number[],
): Promise<{ id: number; screen: number; sinceMs: number; by: string }[]> {
  const paired = await pairingsOf(db, ids);
  const names = await namesOf(
    db,
    paired.map(({ by }) => by),
  );
  return paired.map(({ since, by, ...one }) => ({
    ...one,
    sinceMs: since.getTime(),
    by: names.get(by) ?? by,
  }));
}

/**
 * The account of a screen, which has no password and nothing but the role of a wall in the wall's territory. It is made
 * when the screen is first paired, and opened again when it was closed.
 */
export async function accountOfScreen(
  trx: Db,
  wall: { id: number; name: string; unit: Kato },
  { position, by, at, demonstration }: { position: number; by: string; at: Date; demonstration: boolean },
): Promise<number> {
  const login = `wall-${wall.id}-${position}`;
  const made = await insertPerson(trx, {
    login,
    displayName: `${wall.name} · ${position}`,
    passwordHash: null,
    passwordUntil: null,
    demonstration,
    createdBy: by,
  });
  const personId = made ?? (await personByLogin(trx, login))?.id;
  if (personId === undefined) throw new Error(`There is no account ${login}`);
  if (made === undefined) await updatePerson(trx, personId, { disabled: false });
  if ((await grantsOf(trx, personId)).length === 0)
    await insertGrant(trx, {
      personId,
      role: 'wall',
      kato: wall.unit,
      from: at,
      until: null,
      reason: `wall:${wall.id}`,
      grantedBy: by,
    });
  return personId;
}

/** Signs screens of a wall out, one or all; `forGood` closes their accounts too. @returns how many were paired. */
export async function endPairings(
  trx: Db,
  screens: { id: number; position?: number },
  { nowMs, forGood = false, except }: { nowMs: number; forGood?: boolean; except?: number },
): Promise<number> {
  const at = new Date(nowMs);
  const people = await revokePairings(trx, screens, except === undefined ? { at } : { at, except });
  for (const personId of people) {
    await endSessions(trx, personId, {}, nowMs);
    if (!forGood) continue;
    await updatePerson(trx, personId, { disabled: true });
    await tellAccessChanged(trx, `person:${personId}`);
  }
  return people.length;
}
