import { onCommitted } from '../db/event/committed.ts';
import type { Db } from '../db/schema.ts';
import type { Log } from '../log.ts';

/** Something of the database that adapters look at for every message, kept in memory. */
export type Followed<T> = { current: () => T; reload: () => Promise<void>; close: () => void };

/** Another server may have changed it. */
const RELOAD_MS = 10_000;

/**
 * Reads it now, again when this server changed a source or the list of wanted vehicles, and every ten seconds. While the
 * database is away adapters go on with what was read last, which `read` is given so that it can say that nothing changed.
 */
export async function openFollowed<T>(
  { db, log }: { db: Db; log: Pick<Log, 'warn'> },
  what: string,
  read: (db: Db, last: T | null) => Promise<T>,
): Promise<Followed<T>> {
  let current = await read(db, null);
  let asked = 0;
  const reload = async (): Promise<void> => {
    const number = ++asked;
    const fresh = await read(db, current);
    // An answer that was overtaken is older than what is there.
    if (number === asked) current = fresh;
  };
  const tryReload = (): void => {
    reload().catch((error: unknown) => log.warn({ err: error, what }, 'could not be read again'));
  };
  const timer = setInterval(tryReload, RELOAD_MS);
  const end = onCommitted(db, (events) => {
    if (events.some(({ kind }) => kind === SOURCE_CHANGED || kind === WANTED_CHANGED)) tryReload();
  });
  return {
    current: () => current,
    reload,
    close: () => {
      clearInterval(timer);
      end();
    },
  };
}

/** The events that adapters and screens are told of. */
export const SOURCE_CHANGED = 'ingest.source_changed';
export const WANTED_CHANGED = 'ingest.wanted_changed';
