import type { Kysely, Transaction } from 'kysely';
import { tellCommitted } from './event/committed.ts';
import { appendEvents, type NewEvent } from './event/store.ts';
import type { Database } from './schema.ts';

/** Who changes what, and why: the part of an audit entry that is known before the change. */
export type Deed = {
  /** A person's id, or `command line`, `seed`, the name of a device. */
  actor: string;
  /** `domain.verb`, as in `register.import`. */
  action: string;
  /** The person's own words. */
  note?: string | undefined;
};

/** What a change gives back: its result, and what the audit entry is to remember of it. */
export type Change<Result> = {
  result: Result;
  /** The thing changed, as in `facility:42`. */
  object?: string | undefined;
  /** Its state before and after, as plain JSON; left out where there was none or it is too large to keep. */
  before?: unknown;
  after?: unknown;
  /** What screens are told of it, in order. */
  events?: readonly NewEvent[] | undefined;
  /** It is the answer to a command that was carried out before (`once`): nothing was changed now. */
  repeated?: boolean | undefined;
};

/**
 * The one door for writes: runs the change and appends its audit entry and its events in one transaction, so there is
 * neither a change without an entry nor an entry without its change. When `change` throws, nothing was written.
 */
export async function write<Result>(
  db: Kysely<Database>,
  deed: Deed,
  change: (trx: Transaction<Database>) => Promise<Change<Result>>,
): Promise<Result> {
  const written = await db.transaction().execute(async (trx) => {
    const { result, object, before, after, events = [], repeated = false } = await change(trx);
    if (repeated) return { result, logged: [] };
    await trx
      .insertInto('audit_entry')
      .values({
        actor: deed.actor,
        action: deed.action,
        note: deed.note ?? null,
        object: object ?? null,
        before: asJson(before),
        after: asJson(after),
      })
      .execute();
    return { result, logged: await appendEvents(trx, events) };
  });
  tellCommitted(db, written.logged);
  return written.result;
}

/** The driver would send an array as a PostgreSQL array and a string as bare text; both must be JSON. */
function asJson(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}
