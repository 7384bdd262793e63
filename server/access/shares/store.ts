import { sql } from 'kysely';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import type { Db } from '../../db/schema.ts';

/** An object shown to a unit of territory for a time; `closedMs` is null until its end, by hand or by the clock, was told. */
export type StoredShare = {
  id: number;
  /** As in `incident:42`. */
  object: string;
  kato: Kato;
  fromMs: number;
  untilMs: number;
  reason: string;
  sharedBy: string;
  revokedBy: string | null;
  closedMs: number | null;
};

const COLUMNS = [
  'id',
  'object',
  'kato',
  'valid_from',
  'valid_until',
  'reason',
  'shared_by',
  'revoked_by',
  'closed_at',
] as const;

type Row = {
  id: number;
  object: string;
  kato: string;
  valid_from: Date;
  valid_until: Date;
  reason: string;
  shared_by: string;
  revoked_by: string | null;
  closed_at: Date | null;
};

const toShare = (row: Row): StoredShare => ({
  id: row.id,
  object: row.object,
  kato: row.kato,
  fromMs: row.valid_from.getTime(),
  untilMs: row.valid_until.getTime(),
  reason: row.reason,
  sharedBy: row.shared_by,
  revokedBy: row.revoked_by,
  closedMs: row.closed_at && row.closed_at.getTime(),
});

/** @returns the number of the share; undefined when the object is shared with this unit already. */
export async function insertShare(
  trx: Db,
  share: Pick<StoredShare, 'object' | 'kato' | 'fromMs' | 'untilMs' | 'reason' | 'sharedBy'>,
): Promise<number | undefined> {
  const row = await trx
    .insertInto('access_share')
    .values({
      object: share.object,
      kato: share.kato,
      valid_from: new Date(share.fromMs),
      valid_until: new Date(share.untilMs),
      reason: share.reason,
      shared_by: share.sharedBy,
      revoked_at: null,
      revoked_by: null,
      closed_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** A share; with `lock` nobody else changes it until the transaction ends. */
export async function shareById(db: Db, id: number, { lock = false } = {}): Promise<StoredShare | undefined> {
  const query = db.selectFrom('access_share').select(COLUMNS).where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row && toShare(row);
}

/** Ends a share. `by` is null when its time was over. */
export async function closeShare(trx: Db, id: number, { by, atMs }: { by: string | null; atMs: number }) {
  const at = new Date(atMs);
  await trx
    .updateTable('access_share')
    .set({ closed_at: at, ...(by === null ? {} : { revoked_at: at, revoked_by: by }) })
    .where('id', '=', id)
    .execute();
}

/** The shares of an object whose end was not told yet, the newest first. */
export async function openShares(db: Db, object: string): Promise<StoredShare[]> {
  const rows = await db
    .selectFrom('access_share')
    .select(COLUMNS)
    .where('object', '=', object)
    .where('closed_at', 'is', null)
    .orderBy('id', 'desc')
    .execute();
  return rows.map(toShare);
}

/** What is shared with one of some units at a moment. */
export async function sharedWith(db: Db, katos: readonly Kato[], nowMs: number): Promise<StoredShare[]> {
  const now = new Date(nowMs);
  const rows = await db
    .selectFrom('access_share')
    .select(COLUMNS)
    .where(sql<boolean>`kato = any(${katos})`)
    .where('closed_at', 'is', null)
    .where('valid_from', '<=', now)
    .where('valid_until', '>', now)
    .orderBy('id')
    .execute();
  return rows.map(toShare);
}

/** Shares whose time is over and whose end was not told yet. */
export async function dueShares(db: Db, nowMs: number): Promise<StoredShare[]> {
  const rows = await db
    .selectFrom('access_share')
    .select(COLUMNS)
    .where('closed_at', 'is', null)
    .where('valid_until', '<=', new Date(nowMs))
    .orderBy('id')
    .execute();
  return rows.map(toShare);
}

/** Everything that is shared now, with the path of the unit it is shared with. */
export async function sharesInForce(
  db: Db,
  nowMs: number,
): Promise<{ object: string; kato: Kato; path: string; untilMs: number }[]> {
  const { rows } = await sql<{ object: string; kato: string; path: string; valid_until: Date }>`
    select s.object, s.kato, s.valid_until,
      (select path from admin_unit_version u where u.kato = s.kato order by valid_from desc limit 1) as path
    from access_share s where s.closed_at is null and s.valid_until > ${new Date(nowMs)}`.execute(db);
  return rows.map(({ valid_until: until, ...share }) => ({ ...share, untilMs: until.getTime() }));
}
