import { createHash, randomBytes } from 'node:crypto';
import { TRPCError } from '@trpc/server';
import { accountOfScreen, endPairings } from './screens.ts';
import {
  claimCode,
  codeBySecret,
  consumeCode,
  forgetCodes,
  insertCode,
  screenOfPerson,
  waitingByCode,
  waitingCodes,
} from './store.ts';
import { wallById } from '../store.ts';
import type { Keeper } from '../told.ts';
import { ROLE_ACTIONS } from '../../../shared/access/role.ts';
import { codeFrom, shownCode } from '../../../shared/wall/command.ts';
import { attemptSucceeded, countAttempt } from '../../access/attempts.ts';
import type { Door } from '../../access/door.ts';
import { notFound } from '../../access/guard.ts';
import { enter } from '../../access/sign-in.ts';
import { note, write } from '../../db/write.ts';

const CODE_MS = 10 * 60_000;
/** Codes that one address may ask for in ten minutes: a room has some screens, which begin anew when a code is over. */
const MOST_OF_ADDRESS = 30;
/** Codes that may wait at once; who floods the door fills nothing but this. */
const MOST_WAITING = 500;

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

const tooMany = (message: string): TRPCError => new TRPCError({ code: 'TOO_MANY_REQUESTS', message });

function newCode(): string {
  for (;;) {
    const code = codeFrom(randomBytes(32));
    if (code !== null) return code;
  }
}

/** A code that a screen without a session shows, and the secret by which it asks what became of it. */
export type Begun = { code: string; secret: string; expiresMs: number };

/** Begins the pairing of a screen that nobody knows yet. @throws TRPCError TOO_MANY_REQUESTS. */
export async function beginPairing(door: Door): Promise<Begun> {
  const { db, address } = door;
  const nowMs = door.clock();
  const [now, since] = [new Date(nowMs), new Date(nowMs - CODE_MS)];
  await forgetCodes(db, new Date(nowMs - 24 * 3_600_000));
  const { ofAddress, all } = await waitingCodes(db, { address, now, since });
  if (ofAddress >= MOST_OF_ADDRESS || all >= MOST_WAITING)
    throw tooMany('Too many screens ask for a code. Wait ten minutes');
  const code = newCode();
  const secret = randomBytes(32).toString('base64url');
  const expiresMs = nowMs + CODE_MS;
  const hashes = { codeHash: hashOf(code), secretHash: hashOf(secret) };
  await write(db, { actor: 'nobody', action: 'wall.pairBegin' }, async (trx) => {
    const id = await insertCode(trx, { ...hashes, address, at: now, expires: new Date(expiresMs) });
    return { result: undefined, object: `wall_pairing:${id}` };
  });
  return { code: shownCode(code), secret, expiresMs };
}

/** What became of a code: it waits, is over, or the screen is in, as a screen of a wall. */
export type Polled =
  | { state: 'waiting'; expiresMs: number }
  | { state: 'over' }
  | { state: 'paired'; id: number; screen: number };

/**
 * Asks what became of a code. Once somebody claimed it, the screen that knows the secret gets a session, one time; what session it
 * had, and what other machine was this screen before, is out.
 */
export async function pollPairing(door: Door, secret: string): Promise<Polled> {
  const found = await codeBySecret(door.db, hashOf(secret));
  if (!found || found.over) return { state: 'over' };
  const { claim, id: pairing } = found;
  const nowMs = door.clock();
  if (nowMs >= found.expiresMs) return { state: 'over' };
  if (!claim) return { state: 'waiting', expiresMs: found.expiresMs };
  const { wallId: id, screen, personId } = claim;
  await enter(door, { id: personId }, 'in', {
    action: 'wall.paired',
    also: async (trx) => {
      const again = await codeBySecret(trx, hashOf(secret), { lock: true });
      if (!again || again.over) throw notFound('wall_pairing:0');
      await endPairings(trx, { id, position: screen }, { nowMs, except: pairing });
      await consumeCode(trx, pairing, new Date(nowMs));
    },
  });
  return { state: 'paired', id, screen };
}

/**
 * Gives the screen that shows a code its place on a wall. Nobody gives a screen more than they have themselves; who types
 * wrong codes waits. @throws TRPCError NOT_FOUND for a wall outside or a code that nobody shows, FORBIDDEN, TOO_MANY_REQUESTS.
 */
export async function claimScreen(
  keeper: Keeper & { demonstration: boolean },
  { code, id, screen }: { code: string; id: number; screen: number },
): Promise<{ id: number; screen: number }> {
  const { db, access, actor, nowMs, requireObject, demonstration } = keeper;
  const wall = requireObject(`wall:${id}`, await wallById(db, id), ({ unit }) => unit);
  if (!wall.screens.some(({ position }) => position === screen)) throw notFound(`screen:${screen}`);
  if (!ROLE_ACTIONS.wall.every((action) => access.scope(action).covers(wall.unit)))
    throw new TRPCError({ code: 'FORBIDDEN', message: 'Nobody gives a screen more than they may see' });
  const attempts = `wall-pair ${actor}`;
  const waitMs = await countAttempt(db, attempts, nowMs);
  if (waitMs > 0) throw tooMany(`Too many wrong codes. Wait ${Math.ceil(waitMs / 1_000)} seconds`);
  const at = new Date(nowMs);
  const claimed = await write(db, { actor, action: 'wall.pairClaim' }, async (trx) => {
    const waiting = await waitingByCode(trx, hashOf(code), at);
    if (!waiting) return { result: false, repeated: true };
    const account = { position: screen, by: actor, at, demonstration };
    const personId = await accountOfScreen(trx, wall, account);
    await claimCode(trx, waiting.id, { wallId: id, position: screen, personId, by: actor, at });
    return { result: true, object: `wall:${id}`, kato: wall.unit, after: { screen, person: personId } };
  });
  if (!claimed) {
    await note(db, {
      actor,
      action: 'wall.pairClaim',
      object: `wall:${id}`,
      kato: wall.unit,
      outcome: 'failed',
    });
    throw new TRPCError({ code: 'NOT_FOUND', message: 'No screen shows this code now. Read it again' });
  }
  await attemptSucceeded(db, attempts);
  return { id, screen };
}

/** Signs a screen out at once. @throws TRPCError NOT_FOUND for a wall outside. */
export async function revokeScreen(
  { db, actor, nowMs, requireObject }: Keeper,
  { id, screen }: { id: number; screen: number },
): Promise<null> {
  await write(db, { actor, action: 'wall.pairRevoke' }, async (trx) => {
    const wall = requireObject(`wall:${id}`, await wallById(trx, id), ({ unit }) => unit);
    const ended = await endPairings(trx, { id, position: screen }, { nowMs });
    return { result: null, object: `wall:${id}`, kato: wall.unit, before: { screen }, repeated: ended === 0 };
  });
  return null;
}

/** Which screen of which wall the caller is; null for who was not paired. */
export const mine = async ({ db, access }: Pick<Keeper, 'db' | 'access'>) =>
  (await screenOfPerson(db, access.personId)) ?? null;
