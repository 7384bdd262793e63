import { sql } from 'kysely';
import type { AuditOutcome } from '../../shared/access/audit.ts';
import { hashOfEntry } from './audit-hash.ts';
import { storableJson, storableText } from './canonical-json.ts';
import type { Db } from './schema.ts';

/** An entry before it has its number, time and hash. */
export type NewEntry = {
  actor: string;
  action: string;
  outcome: AuditOutcome;
  object?: string | undefined;
  note?: string | undefined;
  address?: string | undefined;
  kato?: string | undefined;
  before?: unknown;
  after?: unknown;
};

/** Longer texts are cut: a name of 200 kB that somebody tried to sign in with is no reason to keep 200 kB for ever. */
const MAX_TEXT = 4_000;

const text = (value: string | undefined): string | null =>
  value === undefined ? null : storableText(value.length > MAX_TEXT ? `${value.slice(0, MAX_TEXT)}…` : value);

/**
 * Chains an entry to the last one. Locks the head until the transaction ends, so entries stand in the order of their
 * commits, without gaps, and their times never go back. Be it the last thing a transaction does: who holds the head and then
 * waits for a row keeps everybody waiting.
 */
export async function appendEntry(trx: Db, entry: NewEntry): Promise<number> {
  const head = await trx
    .selectFrom('audit_head')
    .select([
      'entry_id',
      'hash',
      sql<Date>`greatest(date_trunc('milliseconds', clock_timestamp()), at)`.as('now'),
    ])
    .forUpdate()
    .executeTakeFirstOrThrow();
  const { before, after } = entry;
  const chained = {
    id: head.entry_id + 1,
    at: head.now,
    actor: text(entry.actor) ?? '',
    action: entry.action,
    object: text(entry.object),
    note: text(entry.note),
    before: storableJson(before),
    after: storableJson(after),
    address: text(entry.address),
    kato: entry.kato ?? null,
    outcome: entry.outcome,
    prev_hash: head.hash,
  };
  await trx
    .insertInto('audit_entry')
    .values({
      ...chained,
      before: asJsonb(chained.before),
      after: asJsonb(chained.after),
      hash: hashOfEntry(chained),
    })
    .execute();
  return chained.id;
}

/** The driver would send an array as a PostgreSQL array and a string as bare text; both must be JSON. */
const asJsonb = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
