import type { Kysely } from 'kysely';
import type { Pool } from 'pg';
import type { Env } from '../env.ts';
import { type StorageLog, startEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';
import { type Connection, makeKysely, makePool } from './pool.ts';
import type { Database } from './schema.ts';
import type { Mode } from './seat.ts';
import { errorCode, StorageError } from './storage-error.ts';

/** An open database. `close` ends the pool and, for the embedded one, stops the server unless others use it. */
export type OpenDatabase = { db: Kysely<Database>; pool: Pool; close(): Promise<void> };

/**
 * Opens the operator's PostgreSQL (DATABASE_URL) or the embedded one of the data directory, and migrates it. The server
 * opens it in mode `own`, of which an embedded database allows one; commands open it in mode `share`, beside the server or
 * alone, any number at the same time.
 * @throws StorageError with words for the operator; whatever was started is stopped before.
 */
export async function openDatabase(options: {
  env: Pick<Env, 'databaseUrl' | 'dataDir'>;
  log: StorageLog;
  mode: Mode;
}): Promise<OpenDatabase> {
  const { env, log, mode } = options;
  if (env.databaseUrl !== undefined) return openPool(env.databaseUrl, log, () => Promise.resolve());
  const server = await startEmbedded({ dataDir: env.dataDir, log, mode });
  return openPool(server.connection, log, () => server.stop());
}

async function openPool(
  connection: Connection,
  log: StorageLog,
  stop: () => Promise<void>,
): Promise<OpenDatabase> {
  const pool = makePool(connection, log);
  const db = makeKysely(pool);
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => (closed ??= db.destroy().then(stop));
  try {
    const ran = await migrate(db);
    if (ran.length > 0) log.info(`Brought the database up to date: ${ran.join(', ')}`);
    return { db, pool, close };
  } catch (error) {
    await close();
    throw typeof connection === 'string' ? asConnectionError(error, connection) : error;
  }
}

/** Names the address without the password; the driver's own message never holds it. */
function asConnectionError(error: unknown, url: string): unknown {
  if (error instanceof StorageError || !(error instanceof Error)) return error;
  const { host, pathname } = new URL(url);
  const code = errorCode(error) ? ` (${errorCode(error)})` : '';
  return new StorageError(
    `The database at ${host}${pathname} (DATABASE_URL) cannot be opened: ${error.message || 'no connection'}${code}.`,
    { cause: error },
  );
}
