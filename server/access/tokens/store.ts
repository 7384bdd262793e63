import { sql } from 'kysely';
import type { Action } from '../../../shared/access/action.ts';
import type { HeldToken } from '../access.ts';
import { grantsOf } from '../people/store.ts';
import type { Db } from '../../db/schema.ts';

/** A token that is good now, with what its maker may do; undefined for any other. */
export async function findToken(
  db: Db,
  id: number,
  { nowMs, demo }: { nowMs: number; demo: boolean },
): Promise<(HeldToken & { secretHash: Buffer; lastUsedMs: number | null }) | undefined> {
  const row = await db
    .selectFrom('api_token as t')
    .innerJoin('person as p', 'p.id', 't.person_id')
    .select(['t.id', 't.name', 't.person_id', 't.actions', 't.kato', 't.secret_hash', 't.last_used_at'])
    .select(['p.login', 'p.demonstration'])
    .where('t.id', '=', id)
    .where('t.revoked_at', 'is', null)
    .where('t.expires_at', '>', new Date(nowMs))
    .where('p.disabled', '=', false)
    .executeTakeFirst();
  if (!row || (row.demonstration && !demo)) return undefined;
  return {
    id: row.id,
    name: row.name,
    personId: row.person_id,
    login: row.login,
    actions: row.actions as Action[],
    kato: row.kato,
    grants: await grantsOf(db, row.person_id),
    secretHash: row.secret_hash,
    lastUsedMs: row.last_used_at && row.last_used_at.getTime(),
  };
}

export async function touchToken(db: Db, id: number, nowMs: number): Promise<void> {
  await db
    .updateTable('api_token')
    .set({ last_used_at: new Date(nowMs) })
    .where('id', '=', id)
    .execute();
}

type NewToken = {
  secretHash: Buffer;
  name: string;
  personId: number;
  actions: readonly Action[];
  kato: string;
  reason: string;
  createdAt: Date;
  createdBy: string;
  expiresAt: Date;
};

/** Adds a token and gives its number. */
export async function insertToken(trx: Db, token: NewToken): Promise<number> {
  const { id } = await trx
    .insertInto('api_token')
    .values({
      secret_hash: token.secretHash,
      name: token.name,
      person_id: token.personId,
      actions: [...token.actions],
      kato: token.kato,
      reason: token.reason,
      created_at: token.createdAt,
      created_by: token.createdBy,
      expires_at: token.expiresAt,
      last_used_at: null,
      revoked_at: null,
      revoked_by: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Tokens for units in the paths or below, the latest first, at most 500. */
export const tokensWithin = (db: Db, paths: readonly string[]) =>
  db
    .selectFrom('api_token as t')
    .innerJoin('person as p', 'p.id', 't.person_id')
    .innerJoin('admin_unit_version as v', (join) =>
      join.onRef('v.kato', '=', 't.kato').on('v.valid_to', 'is', null),
    )
    .select(['t.id', 't.name', 't.actions', 't.kato', 't.reason', 't.created_at', 't.expires_at'])
    .select(['t.last_used_at', 't.revoked_at', 'p.display_name as maker'])
    .where(
      sql<boolean>`exists (select from unnest(${[...paths]}::text[]) as above(path)
        where v.path = above.path or v.path like above.path || '/%')`,
    )
    .orderBy('t.id', 'desc')
    .limit(500)
    .execute();

/** A token that stands, locked until the transaction ends. */
export const standingToken = (trx: Db, id: number) =>
  trx
    .selectFrom('api_token')
    .select(['id', 'name', 'kato'])
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();

export async function revokeTokenRow(trx: Db, id: number, by: { actor: string; at: Date }): Promise<void> {
  await trx
    .updateTable('api_token')
    .set({ revoked_at: by.at, revoked_by: by.actor })
    .where('id', '=', id)
    .execute();
}
