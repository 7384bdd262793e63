import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { type Binaries, findPackage, prepareBinaries } from './binaries.ts';
import { EMBEDDED_USER, prepareCluster } from './cluster.ts';
import { findPlace, makeSocketDir, type Place } from './place.ts';
import { type Postmaster, readPidFile, spawnPostmaster, stopPostmaster } from './postmaster.ts';
import { applicationName, isLastToLeave, type Mode, SeatTaken, takeSeat } from './seat.ts';
import { errorCode, StorageError, WAY_OUT } from './storage-error.ts';

/** Where the storage says what it does; a pino logger fits. */
export type StorageLog = { info(message: string): void; warn(message: string): void };

/** `host` is the directory of the unix socket, as the pg driver takes it. */
export type EmbeddedConnection = { host: string; database: string; user: string };

export type EmbeddedServer = { connection: EmbeddedConnection; stop(): Promise<void> };

type Running = { place: Place; binaries: Binaries; socketDir: string; mode: Mode; log: StorageLog };

const DATABASE = 'sholu';
/** How long to wait for a server that does not answer; one that says it is starting or recovering gets longer. */
const SILENCE_MS = 15_000;
const RECOVERY_MS = 600_000;

/**
 * Opens the PostgreSQL of a data directory, made when it is missing. Whoever comes first starts the server, whoever
 * comes later (or after a kill -9 of Node) joins the running one, the last to leave stops it. Only one process may come
 * in mode `own`. Should the server die, it is started again.
 * @throws StorageError for everything the operator can mend: rights, platform, version, a directory in use.
 */
export async function startEmbedded(options: {
  dataDir: string;
  log: StorageLog;
  mode?: Mode;
}): Promise<EmbeddedServer> {
  const { dataDir, log, mode = 'own' } = options;
  const packageDir = findPackage();
  const place = await findPlace(dataDir);
  const binaries = await prepareBinaries(packageDir, place.home, place.account);
  if ((await prepareCluster(place, binaries)) === 'made')
    log.info(`Made a new database in ${place.clusterDir}`);
  const running: Running = { place, binaries, socketDir: await makeSocketDir(place), mode, log };

  let seat = await enter(running);
  let leaving = false;
  let healing: Promise<void> = Promise.resolve();
  const watch = (session: Client): void => {
    session.once('end', () => {
      if (leaving) return;
      log.warn('The database server went away; starting it again');
      healing = enter(running).then(
        (next) => watch((seat = next)),
        (error: unknown) => log.warn(`The database server does not come back: ${String(error)}`),
      );
    });
  };
  watch(seat);

  const lastResort = mode === 'own' ? askToStopOnExit(place) : () => {};
  const stop = async (): Promise<void> => {
    leaving = true;
    await healing;
    lastResort();
    if (await isLastToLeave(seat).catch(() => false)) await stopPostmaster(place.clusterDir);
    else log.info('The database server stays up for another process that uses it');
    await seat.end().catch(() => undefined);
  };
  const host = await currentSocketDir(running);
  let stopped: Promise<void> | undefined;
  return { connection: { host, database: DATABASE, user: EMBEDDED_USER }, stop: () => (stopped ??= stop()) };
}

/** Joins the running server, or starts one until one runs. Safe for any number of processes at the same time. */
async function enter(running: Running): Promise<Client> {
  const { place, binaries, socketDir, mode } = running;
  let postmaster: Postmaster | undefined;
  let giveUpAt = performance.now() + SILENCE_MS;
  let recoveryEndsAt = performance.now() + RECOVERY_MS;
  for (;;) {
    const answer = await connect(await currentSocketDir(running));
    if (answer instanceof Client) {
      try {
        await takeSeat(answer, mode);
        await makeDatabase(answer);
        return answer;
      } catch (error) {
        await answer.end().catch(() => undefined);
        if (error instanceof SeatTaken)
          throw inUse(place, `another Sholu server (process ${error.pid ?? 'unknown'})`);
        if (!isGoingAway(error)) throw error;
      }
    }
    if (answer === 'busy' && performance.now() < recoveryEndsAt) giveUpAt = performance.now() + SILENCE_MS;
    const words = await postmaster?.exitWords();
    if (words !== undefined && !isTaken(words)) {
      throw new StorageError(
        `PostgreSQL does not start in ${place.clusterDir}. It says:\n${words}\n${WAY_OUT}`,
      );
    }
    if (performance.now() > giveUpAt)
      throw inUse(
        place,
        `PostgreSQL process ${(await readPidFile(place.clusterDir))?.pid ?? 'unknown'}, which does not answer`,
      );
    if (answer === 'absent' && (!postmaster || words !== undefined)) {
      postmaster = await spawnPostmaster(place, binaries, socketDir);
    }
    await pause(10);
  }
}

/** A running server keeps the socket it was started with, wherever this process's own would be. */
async function currentSocketDir({ place, socketDir }: Running): Promise<string> {
  return (await readPidFile(place.clusterDir))?.socketDir || socketDir;
}

/** `absent`: nobody listens. `busy`: a server that starts, recovers, stops or is full. */
async function connect(host: string): Promise<Client | 'absent' | 'busy'> {
  const session = new Client({
    host,
    user: EMBEDDED_USER,
    database: 'postgres',
    application_name: applicationName(process.pid),
  });
  // The end of the session is what matters, and 'end' tells it; without a listener an error would end Node.
  session.on('error', () => undefined);
  try {
    await session.connect();
    return session;
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ECONNREFUSED') return 'absent';
    if (isGoingAway(error) || code === '57P03' || code === '53300') return 'busy';
    throw error;
  }
}

/** The server was stopped under our hands: by SQLSTATE class 57P, or by the broken connection. */
function isGoingAway(error: unknown): boolean {
  const code = errorCode(error);
  return (
    code.startsWith('57P') ||
    code === 'ECONNRESET' ||
    code === 'EPIPE' ||
    String(error).includes('Connection terminated')
  );
}

/** PostgreSQL's own lock: another server runs in the directory, or its last processes have not ended yet. */
function isTaken(words: string): boolean {
  return /lock file .* (already exists|is empty)|pre-existing shared memory block/.test(words);
}

function inUse(place: Place, by: string): StorageError {
  return new StorageError(
    `The data directory ${place.home} is in use by ${by}. Stop it first, or set SHOLU_DATA_DIR to another directory.`,
  );
}

async function makeDatabase(session: Client): Promise<void> {
  const { rowCount } = await session.query('select from pg_database where datname = $1', [DATABASE]);
  if (rowCount) return;
  await session.query(`create database ${DATABASE}`).catch((error: { code?: string }) => {
    // Another process made it in the same moment: duplicate_database, or unique_violation in the catalogue.
    if (error.code !== '42P04' && error.code !== '23505') throw error;
  });
}

/** For process.exit without stop(): a smart shutdown, which lets a command that is still connected finish. */
function askToStopOnExit({ clusterDir }: Place): () => void {
  let pid: number | undefined;
  void readPidFile(clusterDir).then((file) => (pid = file?.pid));
  const ask = (): void => {
    if (pid !== undefined) process.kill(pid, 'SIGTERM');
  };
  process.once('exit', ask);
  return () => process.off('exit', ask);
}
