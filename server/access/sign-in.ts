import { TRPCError } from '@trpc/server';
import { attemptSucceeded, countAttempt } from './attempts.ts';
import type { Door } from './door.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import {
  credentialsById,
  credentialsByLogin,
  grantsOf,
  updatePerson,
  usedRecoveryHash,
  usedTotpStep,
  type Credentials,
} from './people/store.ts';
import { openSession, type Session } from './sessions.ts';
import { revokeSessions, tellAccessChanged, type Stage } from './sessions/store.ts';
import { decrypted, recoveryHash, totpStep } from './totp.ts';
import { passwordProblem } from '../../shared/access/password.ts';
import type { ChangePasswordResult, SignInResult } from '../../shared/access/schema.ts';
import type { Db } from '../db/schema.ts';
import { note, write } from '../db/write.ts';

const seconds = (ms: number): number => Math.ceil(ms / 1000);
const refused = (why: 'wrong' | 'locked' | 'expired', waitMs = 0): SignInResult => ({
  outcome: 'refused',
  why,
  retryAfterS: seconds(waitMs),
});

/** The person's other name in the audit and in what is encrypted. */
export const actorOfPerson = (id: number): `person:${number}` => `person:${id}`;

/** Ends sessions and tells every server, in the transaction. */
export async function endSessions(
  trx: Db,
  personId: number,
  which: { only?: number; except?: number | undefined },
  nowMs: number,
): Promise<void> {
  for (const id of await revokeSessions(trx, personId, which, nowMs))
    await tellAccessChanged(trx, `session:${id}`);
}

/**
 * Gives the visitor a session with an id of its own, whatever id they came with; the one they came with is over. `also`
 * is done in the same transaction.
 */
export async function enter(
  door: Door,
  person: Pick<Credentials, 'id'>,
  stage: Stage,
  deed: { action: string; also?: (trx: Db) => Promise<void> },
): Promise<void> {
  const { session: former, address, userAgent, limits } = door;
  const nowMs = door.clock();
  const actor = actorOfPerson(person.id);
  const opened = await write(door.db, { actor, action: deed.action }, async (trx) => {
    await deed.also?.(trx);
    if (former) await endSessions(trx, former.personId, { only: former.id }, nowMs);
    const opening = {
      personId: person.id,
      stage,
      grants: await grantsOf(trx, person.id),
      address,
      userAgent,
    };
    const result = await openSession(trx, opening, { nowMs, limits });
    return { result, object: `session:${result.id}` };
  });
  door.setCookie(opened.token, opened.expiresMs);
}

const remembered = (door: Door, person: Credentials | undefined, action: string): Promise<number> =>
  note(door.db, { actor: person ? actorOfPerson(person.id) : 'nobody', action, outcome: 'failed' });

const stageOf = (person: Credentials): Stage => (person.mustChange ? 'change' : 'in');

/** The first factor. A login that does not exist is answered as a wrong password is, in the same time. */
export async function signIn(
  door: Door,
  { login, password }: { login: string; password: string },
): Promise<SignInResult> {
  const waitMs = await countAttempt(door.db, login, door.clock());
  if (waitMs > 0) return refused('locked', waitMs);
  const person = await credentialsByLogin(door.db, login);
  const hash = person && !person.disabled && !person.demonstration ? person.passwordHash : null;
  if (!(await verifyPassword(hash, password)) || !person) {
    await remembered(door, person, 'access.signInFailed');
    return refused('wrong');
  }
  if (person.passwordUntilMs !== null && door.clock() >= person.passwordUntilMs) return refused('expired');
  // Until the second factor is given the attempts stay counted: a known password is no way to guess codes for ever.
  if (person.totpSecret !== null) {
    await enter(door, person, 'totp', { action: 'access.password' });
    return { outcome: 'totp' };
  }
  await attemptSucceeded(door.db, login);
  const outcome = stageOf(person);
  await enter(door, person, outcome, { action: 'access.signIn' });
  return { outcome };
}

/** Whether a code of the authenticator, or a recovery code, is right; it is used up by the question. */
export async function isSecondFactor(
  { db, key, clock }: Pick<Door, 'db' | 'key' | 'clock'>,
  person: Credentials,
  typed: string,
): Promise<boolean> {
  if (person.totpSecret === null) return false;
  const code = typed.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(code)) return usedRecoveryHash(db, person.id, recoveryHash(code));
  const secret = decrypted(key, person.totpSecret, actorOfPerson(person.id));
  const step = totpStep(secret, code, person.totpLastStep, clock());
  return step !== null && usedTotpStep(db, person.id, step);
}

/** The second factor of a sign-in that was begun. */
export async function giveSecondFactor(door: Door, code: string): Promise<SignInResult> {
  const { session } = door;
  const person = session?.stage === 'totp' ? await credentialsById(door.db, session.personId) : undefined;
  if (!person)
    throw new TRPCError({ code: 'UNAUTHORIZED', message: 'The sign-in took too long: begin again' });
  const waitMs = await countAttempt(door.db, person.login, door.clock());
  if (waitMs > 0) return refused('locked', waitMs);
  if (!(await isSecondFactor(door, person, code))) {
    await remembered(door, person, 'access.secondFactorFailed');
    return refused('wrong');
  }
  await attemptSucceeded(door.db, person.login);
  const outcome = stageOf(person);
  await enter(door, person, outcome, { action: 'access.signIn' });
  return { outcome };
}

/**
 * A new password, by who knows the present one. Every other session of the person is over, and this one gets another id.
 */
export async function changePassword(
  door: Door,
  session: Session,
  { current, next }: { current: string; next: string },
): Promise<ChangePasswordResult> {
  const no = (why: Extract<ChangePasswordResult, { outcome: 'refused' }>['why'], waitMs = 0) =>
    ({ outcome: 'refused', why, retryAfterS: seconds(waitMs) }) as const;
  const waitMs = await countAttempt(door.db, session.login, door.clock());
  if (waitMs > 0) return no('locked', waitMs);
  const person = await credentialsById(door.db, session.personId);
  if (!person || !(await verifyPassword(person.passwordHash, current))) return no('wrong');
  await attemptSucceeded(door.db, session.login);
  const problem = passwordProblem(next, session.login);
  if (problem) return no(problem);
  if (await verifyPassword(person.passwordHash, next)) return no('same');
  const hash = await hashPassword(next);
  await enter(door, person, 'in', {
    action: 'access.changePassword',
    also: async (trx) => {
      await updatePerson(trx, person.id, { password: { hash, until: null, mustChange: false } });
      await endSessions(trx, person.id, { except: session.id }, door.clock());
    },
  });
  return { outcome: 'changed' };
}

/** The session is over, here and in every live channel. */
export async function signOut(door: Door): Promise<void> {
  const { session } = door;
  door.setCookie(null, 0);
  if (!session) return;
  const actor = actorOfPerson(session.personId);
  await write(door.db, { actor, action: 'access.signOut' }, async (trx) => {
    await endSessions(trx, session.personId, { only: session.id }, door.clock());
    return { result: undefined, object: `session:${session.id}` };
  });
}
