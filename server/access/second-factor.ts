import { TRPCError } from '@trpc/server';
import type { AccessParts } from './door.ts';
import { verifyPassword } from './passwords.ts';
import { credentialsById, updatePerson, type Credentials } from './people/store.ts';
import { actorOfPerson } from './sign-in.ts';
import {
  decrypted,
  encrypted,
  newRecoveryCodes,
  newTotpSecret,
  recoveryHash,
  totpEnrolment,
  totpStep,
} from './totp.ts';
import { attemptSucceeded, countAttempt } from './attempts.ts';
import { write } from '../db/write.ts';

const wrong = (message: string): TRPCError => new TRPCError({ code: 'BAD_REQUEST', message });

async function known(parts: AccessParts, personId: number): Promise<Credentials> {
  const person = await credentialsById(parts.db, personId);
  if (!person) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Sign in first' });
  return person;
}

/** Who changes the second factor shows the password again: a screen left alone is not enough. */
async function proved(parts: AccessParts, personId: number, password: string): Promise<Credentials> {
  const person = await known(parts, personId);
  if ((await countAttempt(parts.db, person.login, parts.clock())) > 0)
    throw new TRPCError({ code: 'TOO_MANY_REQUESTS', message: 'locked. Too many attempts: wait a little' });
  if (!(await verifyPassword(person.passwordHash, password))) throw wrong('password. The password is wrong');
  await attemptSucceeded(parts.db, person.login);
  return person;
}

/** A new secret, which counts only after a code of it was given. */
export async function enrolTotp(
  parts: AccessParts,
  personId: number,
  password: string,
): Promise<{ uri: string; secret: string }> {
  const person = await proved(parts, personId, password);
  const secret = newTotpSecret();
  const actor = actorOfPerson(personId);
  await write(parts.db, { actor, action: 'access.totpEnrol' }, async (trx) => {
    await updatePerson(trx, personId, { totpPending: encrypted(parts.key, secret, actor) });
    return { result: undefined, object: actor };
  });
  return totpEnrolment(secret, person.login);
}

/** The first code of the new secret: from now on it is asked for. Gives the recovery codes, once. */
export async function confirmTotp(parts: AccessParts, personId: number, code: string): Promise<string[]> {
  const actor = actorOfPerson(personId);
  const codes = newRecoveryCodes();
  return write(parts.db, { actor, action: 'access.totpConfirm' }, async (trx) => {
    const person = await credentialsById(trx, personId, { lock: true });
    if (!person?.totpPending) throw wrong('code. Nothing waits for a code: begin again');
    const secret = decrypted(parts.key, person.totpPending, actor);
    const step = totpStep(secret, code.replaceAll(/\s/g, ''), null, parts.clock());
    if (step === null) throw wrong('code. This is not the code of now');
    await updatePerson(trx, personId, {
      totpSecret: person.totpPending,
      totpPending: null,
      totpLastStep: step,
      recoveryHashes: codes.map(recoveryHash),
    });
    return { result: codes, object: actor };
  });
}

export async function removeTotp(parts: AccessParts, personId: number, password: string): Promise<void> {
  await proved(parts, personId, password);
  const actor = actorOfPerson(personId);
  await write(parts.db, { actor, action: 'access.totpRemove' }, async (trx) => {
    await updatePerson(trx, personId, NO_SECOND_FACTOR);
    return { result: undefined, object: actor };
  });
}

export const NO_SECOND_FACTOR = {
  totpSecret: null,
  totpPending: null,
  totpLastStep: null,
  recoveryHashes: [],
};

/** Other recovery codes; those there were are void. */
export async function renewRecoveryCodes(
  parts: AccessParts,
  personId: number,
  password: string,
): Promise<string[]> {
  const person = await proved(parts, personId, password);
  if (person.totpSecret === null) throw wrong('totp. There is no second factor');
  const codes = newRecoveryCodes();
  const actor = actorOfPerson(personId);
  return write(parts.db, { actor, action: 'access.recoveryCodes' }, async (trx) => {
    await updatePerson(trx, personId, { recoveryHashes: codes.map(recoveryHash) });
    return { result: codes, object: actor };
  });
}
