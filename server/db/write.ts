import { AsyncLocalStorage } from 'node:async_hooks';
import type { Transaction } from 'kysely';
import type { AuditOutcome } from '../../shared/access/audit.ts';
import { appendEntry } from './audit-chain.ts';
import { tellCommitted } from './event/committed.ts';
import { appendEvents, type NewEvent } from './event/store.ts';
import type { Database, Db } from './schema.ts';

/** Address of the machine that the request under way came from: every entry that is written for it carries it. */
export const requestAddress = new AsyncLocalStorage<string>();

/** Who does what, and why: the part of an audit entry that is known before the deed. */
export type Deed = {
  /** A person's id, or `command line`, `seed`, the name of a device. */
  actor: string;
  /** `domain.verb`, as in `register.import`. */
  action: string;
  /** The person's own words. */
  note?: string | undefined;
  /** Address of the machine that it was done from; that of the request under way unless given. */
  address?: string | undefined;
};

/** What a change gives back: its result, and what the audit entry is to remember of it. */
export type Change<Result> = {
  result: Result;
  /** The thing changed, as in `facility:42`. */
  object?: string | undefined;
  /** KATO code of the territory concerned. */
  kato?: string | undefined;
  /** Its state before and after, as plain JSON; left out where there was none or it is too large to keep. */
  before?: unknown;
  after?: unknown;
  /** What screens are told of it, in order. */
  events?: readonly NewEvent[] | undefined;
  /**
   * Nothing was changed now: it is the answer to a command that was carried out before (`once`), or somebody else was faster.
   */
  repeated?: boolean | undefined;
};

/** A deed that changes nothing and is remembered all the same. */
export type Noted = Deed &
  Omit<Change<never>, 'result'> & {
    /** `done` unless said otherwise. */
    outcome?: AuditOutcome | undefined;
  };

/**
 * The one door for writes: runs the change and appends its audit entry and its events in one transaction, so there is
 * neither a change without an entry nor an entry without its change. When `change` throws, nothing was written. A bulk
 * change is one deed and one entry, however many rows it has. Fields that nobody may write down (`isMaskedName`) are masked
 * in the entry.
 */
export async function write<Result>(
  db: Db,
  deed: Deed,
  change: (trx: Transaction<Database>) => Promise<Change<Result>>,
): Promise<Result> {
  const written = await db.transaction().execute(async (trx) => {
    const { result, events = [], repeated = false, ...what } = await change(trx);
    if (repeated) return { result, logged: [] };
    await appendEntry(trx, { address: requestAddress.getStore(), ...deed, ...what, outcome: 'done' });
    return { result, logged: await appendEvents(trx, events) };
  });
  tellCommitted(db, written.logged);
  return written.result;
}

/**
 * Remembers a deed that changes nothing: a view of personal data or of a camera, an export, a sign-in, a denied attempt.
 * Note before you show: what could not be noted must not be shown. Given a transaction it appends within it, as its last
 * statement. @returns the number of the entry.
 */
export async function note(db: Db, entry: Noted): Promise<number> {
  const chained = { address: requestAddress.getStore(), ...entry, outcome: entry.outcome ?? 'done' };
  return db.isTransaction
    ? appendEntry(db, chained)
    : db.transaction().execute((trx) => appendEntry(trx, chained));
}
