import { sql, type SelectQueryBuilder } from 'kysely';
import type { AuditEntry, AuditFilter } from '../../../shared/access/audit.ts';
import type { HashedEntry } from '../../db/audit-hash.ts';
import type { Database, Db } from '../../db/schema.ts';

/** A filter whose territory is already the list of its units; an entry without territory is in none. */
export type StoredFilter = Omit<AuditFilter, 'unit'> & { katos?: readonly string[] | undefined };

type Entries = SelectQueryBuilder<Database, 'audit_entry', object>;

const NO_ENTRY_AFTER = '9223372036854775807';

/** Times and numbers grow together, so the first entry of a moment bounds the numbers; null when there is none yet. */
const firstAt = (moment: string) =>
  sql`(select id from audit_entry where at >= ${moment}::timestamptz order by at, id limit 1)`;

const asPrefix = (text: string): string => `${text.replaceAll(/[\\%_]/g, '\\$&')}%`;

/** Every word must be there, or a word that begins so; null when the text has no letter and no digit. */
function asQuery(text: string): string | null {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu);
  return words && words.map((word) => `${word}:*`).join(' & ');
}

function narrowed(db: Db, filter: StoredFilter): Entries {
  let query: Entries = db.selectFrom('audit_entry');
  const { actor, action, object, katos, outcome, from, to, text } = filter;
  if (actor !== undefined) query = query.where('actor', '=', actor);
  if (action !== undefined)
    query = action.endsWith('.')
      ? query.where('action', 'like', asPrefix(action))
      : query.where('action', '=', action);
  if (object !== undefined) query = query.where('object', '=', object);
  if (katos !== undefined) query = query.where(sql<boolean>`kato = any(${[...katos]}::text[])`);
  if (outcome !== undefined) query = query.where('outcome', '=', outcome);
  if (from !== undefined) query = query.where(sql<boolean>`id >= ${firstAt(from)}`);
  if (to !== undefined)
    query = query.where(sql<boolean>`id < coalesce(${firstAt(to)}, ${sql.lit(NO_ENTRY_AFTER)}::bigint)`);
  if (text !== undefined)
    query = query.where(
      sql<boolean>`audit_words(actor, object, note) @@ to_tsquery('simple', ${asQuery(text)})`,
    );
  return query;
}

const SHOWN = [
  'id',
  'at',
  'actor',
  'action',
  'object',
  'note',
  'address',
  'kato',
  'outcome',
  'before',
  'after',
  'prev_hash',
  'hash',
] as const;

/** The name of a person, who is known by a number; null for everybody else. */
const nameOfActor = sql<string | null>`case when actor ~ '^person:[0-9]{1,15}$'
  then (select p.display_name from person p where p.id = substring(actor from 8)::bigint) end`;

/** Entries that fit, the newest first, from before the number `before`. */
export async function auditPage(
  db: Db,
  filter: StoredFilter,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<AuditEntry[]> {
  let query = narrowed(db, filter)
    .select(SHOWN)
    .select(nameOfActor.as('actorName'))
    .orderBy('id', 'desc')
    .limit(limit);
  if (before !== undefined) query = query.where('id', '<', before);
  const rows = await query.execute();
  return rows.map(({ at, prev_hash, hash, ...row }) => ({
    ...row,
    at: at.toISOString(),
    prevHash: prev_hash.toString('hex'),
    hash: hash.toString('hex'),
  }));
}

/** How many entries fit, counted no further than `most`. */
export async function countAudit(db: Db, filter: StoredFilter, most: number): Promise<number> {
  const { count } = await db
    .selectFrom(narrowed(db, filter).select('id').limit(most).as('fitting'))
    .select((of) => of.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Every action that stands in the audit, by one look into the index for each. */
export async function auditActions(db: Db): Promise<string[]> {
  const { rows } = await sql<{ action: string }>`
    with recursive found (action) as (
      (select action from audit_entry order by action using ~<~ limit 1)
      union all
      select (select e.action from audit_entry e where e.action ~>~ found.action order by e.action using ~<~ limit 1)
      from found where found.action is not null
    ) select action from found where action is not null`.execute(db);
  return rows.map(({ action }) => action);
}

/** Whether somebody did this to this object at the moment or later. */
export async function wasNotedSince(
  db: Db,
  { actor, action, object }: { actor: string; action: string; object: string },
  since: Date,
): Promise<boolean> {
  const row = await db
    .selectFrom('audit_entry')
    .select('at')
    .where('object', '=', object)
    .where('actor', '=', actor)
    .where('action', '=', action)
    .where('outcome', '=', 'done')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined && row.at >= since;
}

/** A stored link of the chain. */
export type Link = HashedEntry & { hash: Buffer };

/** Links after a number, the oldest first. */
export async function linksAfter(db: Db, id: number, limit: number): Promise<Link[]> {
  return db.selectFrom('audit_entry').selectAll().where('id', '>', id).orderBy('id').limit(limit).execute();
}

/** The last link before a number. */
export async function linkBefore(db: Db, id: number): Promise<Link | undefined> {
  return db
    .selectFrom('audit_entry')
    .selectAll()
    .where('id', '<', id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The last entry as the head knows it: number 0 and the genesis hash in an empty audit. */
export async function auditHead(db: Db): Promise<{ id: number; hash: Buffer; at: Date }> {
  return db.selectFrom('audit_head').select(['entry_id as id', 'hash', 'at']).executeTakeFirstOrThrow();
}

/** The newest entry of an action. */
export async function lastOfAction(db: Db, action: string): Promise<AuditEntry | undefined> {
  const [entry] = await auditPage(db, { action }, { limit: 1 });
  return entry;
}

/** Reads in one snapshot, so that entries appended meanwhile change nothing of what is seen. */
export async function inSnapshot<Result>(db: Db, read: (trx: Db) => Promise<Result>): Promise<Result> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read);
}
