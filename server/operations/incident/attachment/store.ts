import { sql } from 'kysely';
import type { Attachment } from '../../../../shared/operations/schema.ts';
import type { Db } from '../../../db/schema.ts';
import { isOver } from '../store.ts';

/** A file as the database knows it; `isExpired`: its content is gone. */
export type StoredAttachment = { id: string; incidentId: number; isExpired: boolean };

/** Writes a file and its content, piece by piece. */
export async function insertAttachment(
  trx: Db,
  { id, type, bytes, sha256 }: Attachment,
  of: { incidentId: number; actor: string; content: AsyncIterable<Buffer> },
): Promise<void> {
  const row = { id, type, bytes, sha256: Buffer.from(sha256, 'hex'), actor: of.actor };
  await trx
    .insertInto('attachment')
    .values({ ...row, incident_id: of.incidentId, expired_at: null })
    .execute();
  let n = 0;
  for await (const data of of.content)
    await trx.insertInto('attachment_chunk').values({ attachment_id: id, n: n++, data }).execute();
}

export async function attachmentById(db: Db, id: string): Promise<StoredAttachment | undefined> {
  const row = await db
    .selectFrom('attachment')
    .select(['id', 'incident_id', 'expired_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { id: row.id, incidentId: row.incident_id, isExpired: row.expired_at !== null };
}

/** The content of a file, piece by piece: one question each, so that a slow reader holds no connection. */
export async function* contentOf(db: Db, id: string): AsyncGenerator<Buffer> {
  for (let n = 0; ; n++) {
    const row = await db
      .selectFrom('attachment_chunk')
      .select('data')
      .where('attachment_id', '=', id)
      .where('n', '=', n)
      .executeTakeFirst();
    if (!row) return;
    yield row.data;
  }
}

/** What stands where the name of a file stood whose time is over. */
export const EXPIRED_NAME = '–';

/**
 * Takes the content and the names out of the files of incidents whose time was over before a moment, removed ones too: the
 * incident and its log alike, so that the log still replays to it.
 * @returns the names of the incidents.
 */
export async function expireAttachments(
  trx: Db,
  { before, limit }: { before: Date; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: number }>`
    select id from incident i
    where state in ('closed', 'merged') and ${isOver(before)}
      and exists (select from attachment where incident_id = i.id and expired_at is null)
    order by id limit ${limit} for update`.execute(trx);
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  await sql`delete from attachment_chunk using attachment a
    where a.id = attachment_id and a.incident_id = any(${ids}::bigint[])`.execute(trx);
  await sql`update attachment set expired_at = now()
    where incident_id = any(${ids}::bigint[]) and expired_at is null`.execute(trx);
  await sql`update incident set data = jsonb_set(data, '{attachments}',
      (select coalesce(jsonb_agg(jsonb_set(a, '{name}', ${JSON.stringify(EXPIRED_NAME)}::jsonb) order by n), '[]')
        from jsonb_array_elements(data -> 'attachments') with ordinality as held (a, n)))
    where id = any(${ids}::bigint[])`.execute(trx);
  await sql`select set_config('sholu.expiring', 'on', true)`.execute(trx);
  await sql`update incident_log
    set entry = jsonb_set(entry, '{event,attachment,name}', ${JSON.stringify(EXPIRED_NAME)}::jsonb, false)
    where incident_id = any(${ids}::bigint[]) and entry #> '{event,attachment,name}' is not null`.execute(
    trx,
  );
  await sql`select set_config('sholu.expiring', 'off', true)`.execute(trx);
  return ids.map((id) => `incident:${id}`);
}
