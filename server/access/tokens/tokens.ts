import { TRPCError } from '@trpc/server';
import { bearerText, newSecret } from './bearer.ts';
import { insertToken, revokeTokenRow, standingToken, tokensWithin } from './store.ts';
import type { Office } from '../grants.ts';
import { tellAccessChanged } from '../sessions/store.ts';
import type { CreateToken, TokenAction, TokenInfo } from '../../../shared/access/token.ts';
import { write } from '../../db/write.ts';

const DAY_MS = 24 * 3_600_000;

/** A token that was just made. Its text is nowhere kept. */
export type MadeToken = { id: number; token: string; expiresAt: string };

/**
 * Makes a token for a program. It may never do more than who makes it, so what they lack is refused here rather than
 * silently left out, and what they lose later it loses with them.
 * @throws TRPCError NOT_FOUND or FORBIDDEN for the unit; FORBIDDEN for an action that they do not have there.
 */
export async function createToken(office: Office, wanted: CreateToken): Promise<MadeToken> {
  office.requireUnit(wanted.unit);
  const { access, nowMs } = office;
  for (const action of wanted.actions)
    if (!access.scope(action).covers(wanted.unit))
      throw new TRPCError({ code: 'FORBIDDEN', message: `You do not have ${action} in this unit yourself` });
  return makeToken(office, wanted, { personId: access.personId, actor: access.actor, nowMs });
}

/** Writes a token of a person; whether they may have it was checked before. */
export function makeToken(
  { db }: Pick<Office, 'db'>,
  wanted: CreateToken,
  by: { personId: number; actor: string; nowMs: number },
): Promise<MadeToken> {
  const { name, unit, days, reason } = wanted;
  const actions = [...new Set(wanted.actions)];
  const { secret, hash } = newSecret();
  const expiresAt = new Date(by.nowMs + days * DAY_MS);
  const deed = { actor: by.actor, action: 'access.createToken', note: reason };
  return write(db, deed, async (trx) => {
    const id = await insertToken(trx, {
      secretHash: hash,
      name,
      personId: by.personId,
      actions,
      kato: unit,
      reason,
      createdAt: new Date(by.nowMs),
      createdBy: by.actor,
      expiresAt,
    });
    const result = { id, token: bearerText(id, secret), expiresAt: expiresAt.toISOString() };
    return {
      result,
      object: `token:${id}`,
      kato: unit,
      after: { name, actions, unit, expiresAt: result.expiresAt },
    };
  });
}

/** The tokens for units inside the paths, those that are over too. */
export async function listTokens(
  { db, nowMs }: Pick<Office, 'db' | 'nowMs'>,
  paths: readonly string[],
): Promise<TokenInfo[]> {
  const rows = await tokensWithin(db, paths);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    actions: row.actions as TokenAction[],
    unit: row.kato,
    reason: row.reason,
    maker: row.maker,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    lastUsedAt: row.last_used_at && row.last_used_at.toISOString(),
    revokedAt: row.revoked_at && row.revoked_at.toISOString(),
    isOver: row.expires_at.getTime() <= nowMs,
  }));
}

type Revoking = Pick<Office, 'db' | 'requireObject' | 'nowMs'> & { actor: string };

/** Takes a token back: its next request is refused. */
export function revokeToken(
  { db, requireObject, nowMs, actor }: Revoking,
  { id, reason }: { id: number; reason: string },
): Promise<void> {
  return write(db, { actor, action: 'access.revokeToken', note: reason }, async (trx) => {
    const token = requireObject(`token:${id}`, await standingToken(trx, id), ({ kato }) => kato);
    await revokeTokenRow(trx, id, { actor, at: new Date(nowMs) });
    await tellAccessChanged(trx, `token:${id}`);
    return { result: undefined, object: `token:${id}`, kato: token.kato, before: { name: token.name } };
  });
}
