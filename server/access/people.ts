import { TRPCError } from '@trpc/server';
import { checkedGrant, grantedOf, isManageable, requireManageable, type Office } from './grants.ts';
import { notFound } from './guard.ts';
import { hashPassword, oneTimePassword } from './passwords.ts';
import { insertGrant, insertPerson, peopleWithin, personWithin, updatePerson } from './people/store.ts';
import type { PersonRecord } from './people/store.ts';
import { hasIdentity } from './oidc/store.ts';
import { NO_SECOND_FACTOR } from './second-factor.ts';
import { endSessions } from './sign-in.ts';
import type { CreatePerson, PersonInfo } from '../../shared/access/schema.ts';
import { pathOf } from '../../shared/hierarchy/scope.ts';
import { write } from '../db/write.ts';

/** Long enough to be read out and typed on the next shift. */
const ONE_TIME_MS = 72 * 3_600_000;

/** Somebody's one-time password, to be shown once. */
export type OneTime = { id: number; password: string; until: string };

/** A fresh one-time password: its text, and what is kept of it. */
export async function newOneTime(nowMs: number) {
  const password = oneTimePassword();
  return { password, hash: await hashPassword(password), until: new Date(nowMs + ONE_TIME_MS) };
}

/** A person as who administers may see them: grants outside the territory are not shown. */
const infoOf = (office: Office, person: PersonRecord): PersonInfo => ({
  id: person.id,
  login: person.login,
  displayName: person.displayName,
  disabled: person.disabled,
  demonstration: person.demonstration,
  totp: person.totp,
  mustChange: person.mustChange,
  createdAt: person.createdAt.toISOString(),
  lastSeenAt: person.lastSeenMs === null ? null : new Date(person.lastSeenMs).toISOString(),
  grants: person.grants.filter((g) => office.scope.covers(g.kato)).map(grantedOf),
  manageable: isManageable(office, person.grants),
});

type Question = { unit?: string | undefined; text: string; disabled: boolean; cursor: number; limit: number };

/** A page of the people with a grant, now or once, in the unit asked for or in the whole territory. */
export async function listPeople(office: Office, { unit, cursor, ...question }: Question) {
  if (unit !== undefined) office.requireUnit(unit);
  const paths = unit === undefined ? office.scope.paths : [pathOf(office.tree, unit)];
  const rows = await peopleWithin(office.db, { ...question, paths, after: cursor });
  const nextCursor = rows.length === question.limit ? (rows.at(-1)?.id ?? null) : null;
  return { rows: rows.map((row) => infoOf(office, row)), nextCursor };
}

/** @throws TRPCError NOT_FOUND for a person without a grant, now or once, inside the territory. */
export async function requirePerson(office: Office, id: number): Promise<PersonRecord> {
  const person = await personWithin(office.db, id, office.scope.paths);
  if (!person) throw notFound(`person:${id}`);
  return person;
}

export const getPerson = async (office: Office, id: number): Promise<PersonInfo> =>
  infoOf(office, await requirePerson(office, id));

/** Makes an account with its first grants and a one-time password. */
export async function createPerson(office: Office, wanted: CreatePerson): Promise<OneTime> {
  const grants = wanted.grants.map((grant) => checkedGrant(office, grant));
  const oneTime = await newOneTime(office.nowMs);
  const { actor } = office.access;
  const { login, displayName, reason } = wanted;
  return write(office.db, { actor, action: 'access.createPerson', note: reason }, async (trx) => {
    const id = await insertPerson(trx, {
      login,
      displayName,
      passwordHash: oneTime.hash,
      passwordUntil: oneTime.until,
      demonstration: false,
      createdBy: actor,
    });
    if (id === undefined) throw new TRPCError({ code: 'CONFLICT', message: 'login: This login is taken' });
    for (const grant of grants) await insertGrant(trx, { ...grant, personId: id, reason, grantedBy: actor });
    const result = { id, password: oneTime.password, until: oneTime.until.toISOString() };
    return { result, object: `person:${id}`, after: { login, displayName, grants: wanted.grants } };
  });
}

export async function renamePerson(
  office: Office,
  { id, displayName, reason }: { id: number; displayName: string; reason: string },
): Promise<void> {
  const person = await requirePerson(office, id);
  requireManageable(office, person);
  const deed = { actor: office.access.actor, action: 'access.updatePerson', note: reason };
  await write(office.db, deed, async (trx) => {
    await updatePerson(trx, id, { displayName });
    const before = { displayName: person.displayName };
    return { result: undefined, object: `person:${id}`, before, after: { displayName } };
  });
}

/** Closes an account, whose sessions are over at once, or opens it again. Nobody closes their own. */
export async function disablePerson(
  office: Office,
  { id, disabled, reason }: { id: number; disabled: boolean; reason: string },
): Promise<void> {
  const person = await requirePerson(office, id);
  requireManageable(office, person);
  if (id === office.access.personId)
    throw new TRPCError({ code: 'BAD_REQUEST', message: 'Nobody closes their own account' });
  const deed = { actor: office.access.actor, action: 'access.disablePerson', note: reason };
  await write(office.db, deed, async (trx) => {
    await updatePerson(trx, id, { disabled });
    if (disabled) await endSessions(trx, id, {}, office.nowMs);
    const before = { disabled: person.disabled };
    return { result: undefined, object: `person:${id}`, before, after: { disabled } };
  });
}

/** A one-time password in place of a lost one; the person's sessions are over. */
export async function resetPassword(
  office: Office,
  { id, totp, reason }: { id: number; totp: boolean; reason: string },
): Promise<OneTime> {
  const person = await requirePerson(office, id);
  requireManageable(office, person);
  if (person.demonstration)
    throw new TRPCError({ code: 'BAD_REQUEST', message: 'A demonstration account has no password' });
  // Else who was put out there would still come in here.
  if (await hasIdentity(office.db, id))
    throw new TRPCError({
      code: 'BAD_REQUEST',
      message: 'This person signs in through the identity provider',
    });
  const { password, hash, until } = await newOneTime(office.nowMs);
  const deed = { actor: office.access.actor, action: 'access.resetPassword', note: reason };
  return write(office.db, deed, async (trx) => {
    await updatePerson(trx, id, {
      password: { hash, until, mustChange: true },
      ...(totp ? NO_SECOND_FACTOR : {}),
    });
    await endSessions(trx, id, {}, office.nowMs);
    const result = { id, password, until: until.toISOString() };
    return { result, object: `person:${id}`, after: { totpRemoved: totp } };
  });
}
