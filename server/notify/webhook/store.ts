import { sql } from 'kysely';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import type { Db } from '../../db/schema.ts';

/** A receiver over HTTP, with the person whose rights it has. */
export type StoredWebhook = {
  id: number;
  name: string;
  url: string;
  kato: Kato;
  sealed_secret: Buffer;
  owner_id: number;
  owner: string;
  enabled: boolean;
  version: number;
};

const query = (db: Db) =>
  db
    .selectFrom('notify_webhook as w')
    .innerJoin('person as p', 'p.id', 'w.owner_id')
    .select(['w.id', 'w.name', 'w.url', 'w.kato', 'w.sealed_secret', 'w.owner_id', 'w.enabled', 'w.version'])
    .select('p.display_name as owner');

/** Webhooks of units in the paths or below. */
export const webhooksWithin = (db: Db, paths: readonly string[]): Promise<StoredWebhook[]> =>
  query(db)
    .innerJoin('admin_unit_version as v', (join) =>
      join.onRef('v.kato', '=', 'w.kato').on('v.valid_to', 'is', null),
    )
    .where(
      sql<boolean>`exists (select from unnest(${[...paths]}::text[]) as above(path)
        where v.path = above.path or v.path like above.path || '/%')`,
    )
    .orderBy('w.id')
    .execute();

/** A webhook; with `lock` nobody else changes it until the transaction ends. */
export const webhookById = (db: Db, id: number, { lock = false } = {}): Promise<StoredWebhook | undefined> =>
  query(db)
    .where('w.id', '=', id)
    .$if(lock, (of) => of.forUpdate('w'))
    .executeTakeFirst();

/** The number of a webhook that is about to be made: its secret is sealed for it. */
export async function nextWebhookId(trx: Db): Promise<number> {
  const { rows } = await sql<{
    id: number;
  }>`select nextval(pg_get_serial_sequence('notify_webhook', 'id')) as id`.execute(trx);
  return rows[0]?.id ?? 0;
}

export async function insertWebhook(
  trx: Db,
  webhook: Omit<StoredWebhook, 'owner' | 'enabled' | 'version'>,
): Promise<void> {
  await sql`
    insert into notify_webhook (id, name, url, kato, sealed_secret, owner_id) overriding system value
    values (${webhook.id}, ${webhook.name}, ${webhook.url}, ${webhook.kato}, ${webhook.sealed_secret},
      ${webhook.owner_id})`.execute(trx);
}

export async function updateWebhookRow(
  trx: Db,
  id: number,
  changes: Pick<StoredWebhook, 'name' | 'url' | 'kato' | 'enabled' | 'owner_id'> & { sealed_secret?: Buffer },
): Promise<void> {
  await trx
    .updateTable('notify_webhook')
    .set({ ...changes, version: sql`version + 1` })
    .where('id', '=', id)
    .execute();
}
