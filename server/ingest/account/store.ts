import { sql } from 'kysely';
import type { Db } from '../../db/schema.ts';

/** The panels of a source with their facility and the state of their line, by account, at most 2,000. */
export const accountsOf = (db: Db, sourceId: number) =>
  db
    .selectFrom('alarm_account as a')
    .leftJoin('facility as f', 'f.id', 'a.facility_id')
    .leftJoin('alarm_account_line as l', 'l.account_id', 'a.id')
    .select(['a.id', 'a.account', 'a.supervision_s', 'a.enabled', 'l.last_heard_at', 'l.lost_at'])
    .select(['f.id as facility_id', 'f.external_id', 'f.name_kk', 'f.name_ru', 'f.name_en'])
    .select(sql<boolean>`a.sealed_key is not null`.as('encrypted'))
    .where('a.source_id', '=', sourceId)
    // Lost lines first: they are why somebody looks.
    .orderBy(sql`l.lost_at is null`)
    .orderBy('a.account')
    .limit(2_000)
    .execute();

/** A panel of a source, locked; undefined when there is none yet. */
export const lockedAccount = (trx: Db, sourceId: number, account: string) =>
  trx
    .selectFrom('alarm_account')
    .select(['id', 'facility_id', 'supervision_s', 'enabled', 'sealed_key'])
    .where('source_id', '=', sourceId)
    .where('account', '=', account)
    .forUpdate()
    .executeTakeFirst();

/** Writes a panel. @returns its number. */
export async function putAccountRow(
  trx: Db,
  row: {
    source_id: number;
    account: string;
    facility_id: number;
    sealed_key: Buffer | null;
    supervision_s: number | null;
    enabled: boolean;
  },
): Promise<number> {
  const { source_id: _source, account: _account, ...changes } = row;
  const { id } = await trx
    .insertInto('alarm_account')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['source_id', 'account'])
        .doUpdateSet({ ...changes, version: sql`alarm_account.version + 1` }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** A panel as the adapter knows it. */
export type PanelRow = {
  id: number;
  sourceId: number;
  account: string;
  sealedKey: Buffer | null;
};

/** Every panel that may send. */
export async function enabledAccounts(db: Db): Promise<PanelRow[]> {
  const rows = await db
    .selectFrom('alarm_account')
    .select(['id', 'source_id', 'account', 'sealed_key'])
    .where('enabled', '=', true)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    sourceId: row.source_id,
    account: row.account,
    sealedKey: row.sealed_key,
  }));
}
