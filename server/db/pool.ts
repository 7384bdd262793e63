import { Kysely, PostgresDialect } from 'kysely';
import { Pool, types } from 'pg';
import type { EmbeddedConnection, StorageLog } from './embedded.ts';
import type { Database } from './schema.ts';

/** A PostgreSQL of the operator's own by its URL, or the embedded one by its socket. */
export type Connection = string | EmbeddedConnection;

const POOL_MAX_CONNECTIONS = 10;
const CONNECT_MS = 10_000;
const IDLE_MS = 30_000;
/** Long enough for an import's largest statement; a statement that takes longer is lost, not slow. */
const STATEMENT_MS = 120_000;
const LOCK_MS = 30_000;

/** A pool whose rows hold counts and ids as numbers and dates as `YYYY-MM-DD`. Idle connections that break are logged. */
export function makePool(connection: Connection, log: StorageLog): Pool {
  const pool = new Pool({
    ...(typeof connection === 'string' ? { connectionString: connection } : connection),
    application_name: 'sholu',
    max: POOL_MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    idleTimeoutMillis: IDLE_MS,
    statement_timeout: STATEMENT_MS,
    lock_timeout: LOCK_MS,
    idle_in_transaction_session_timeout: STATEMENT_MS,
    keepAlive: true,
    types: { getTypeParser: parserOf },
  });
  // Without a listener, a server that restarts would end Node. The pool opens a new connection by itself.
  pool.on('error', (error) => log.warn(`An idle database connection broke: ${error.message}`));
  // One that breaks between two statements of a transaction would end Node as well: the pool does not listen to connections
  // that are lent. The next statement on it fails, and with it whoever asked.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Kysely over the pool; destroying it ends the pool. */
export function makeKysely(pool: Pool): Kysely<Database> {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}

/**
 * Reads PostgreSQL's bigint as a number.
 * @throws RangeError beyond ±2^53, where a number would silently be another one.
 */
function parseBigint(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError(`${text} from the database is too large for a number`);
  return value;
}

const { INT8, DATE } = types.builtins;
const INT8_ARRAY = 1016;
const DATE_ARRAY = 1182;
const TEXT_ARRAY = 1009;
/** The driver's declaration knows a part of the types by name; its function takes the number of any. */
const driverParser: (oid: number, format: Format) => Parser = types.getTypeParser;
const parseTextArray = driverParser(TEXT_ARRAY, 'text');

type Format = 'text' | 'binary';
type Parser = (text: string) => unknown;

/** A Date object for a calendar day would be midnight in this machine's time zone, another day elsewhere: it stays text. */
const PARSERS: Readonly<Record<number, Parser>> = {
  [INT8]: parseBigint,
  [INT8_ARRAY]: (text) => parseBigints(parseTextArray(text)),
  [DATE]: (text) => text,
  [DATE_ARRAY]: parseTextArray,
};

function parserOf(oid: number, format: Format = 'text'): Parser {
  const own = format === 'text' ? PARSERS[oid] : undefined;
  return own ?? driverParser(oid, format);
}

/** Arrays may be nested and may hold nulls. */
function parseBigints(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(parseBigints);
  return typeof value === 'string' ? parseBigint(value) : null;
}
