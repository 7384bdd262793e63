import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import { isAlive } from './postmaster.ts';

/** `own`: the one server process of this directory. `share`: a command that uses the directory beside it or alone. */
export type Mode = 'own' | 'share';

/** Another live process holds the owner's lock. */
export class SeatTaken extends Error {
  override name = 'SeatTaken';
  readonly pid: number | undefined;
  constructor(pid: number | undefined) {
    super(`owned by process ${pid ?? 'unknown'}`);
    this.pid = pid;
  }
}

/** First key of the advisory locks: "SHOL" in ASCII. */
const LOCK_CLASS = 0x53_48_4f_4c;
const OWNER = 1;
const USERS = 2;
const APPLICATION = 'sholu process ';
const PATIENCE_MS = 10_000;

/** The name under which a seat's session shows in pg_stat_activity; tells others who owns the directory. */
export function applicationName(pid: number): string {
  return APPLICATION + pid;
}

/**
 * Takes a place in the running server by session locks in it: every process holds USERS shared, the owner also OWNER.
 * The server drops them with the connection, so a killed process leaves no stale lock and a reused pid cannot mislead.
 * @throws SeatTaken when another process owns it. A dead owner's lock is waited for: its session ends in a moment.
 */
export async function takeSeat(session: Client, mode: Mode): Promise<void> {
  await session.query('select pg_advisory_lock_shared($1, $2)', [LOCK_CLASS, USERS]);
  if (mode === 'share') return;
  const giveUpAt = performance.now() + PATIENCE_MS;
  while (!(await tryLock(session, OWNER))) {
    const pid = await ownerPid(session);
    if ((pid !== undefined && isAlive(pid)) || performance.now() > giveUpAt) throw new SeatTaken(pid);
    await pause(20);
  }
}

/**
 * Gives the shared lock back and says whether nobody else is left; then this session alone holds USERS, newcomers wait
 * for it, and the caller must stop the server. Of several that leave at once, exactly one is told so.
 */
export async function isLastToLeave(session: Client): Promise<boolean> {
  await session.query('select pg_advisory_unlock_shared($1, $2)', [LOCK_CLASS, USERS]);
  return tryLock(session, USERS);
}

async function tryLock(session: Client, key: number): Promise<boolean> {
  const { rows } = await session.query<{ got: boolean }>('select pg_try_advisory_lock($1, $2) as got', [
    LOCK_CLASS,
    key,
  ]);
  return rows[0]?.got === true;
}

async function ownerPid(session: Client): Promise<number | undefined> {
  const { rows } = await session.query<{ name: string }>(
    `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.granted and l.classid = $1 and l.objid = $2 and l.objsubid = 2`,
    [LOCK_CLASS, OWNER],
  );
  const name = rows[0]?.name;
  return name?.startsWith(APPLICATION) ? Number(name.slice(APPLICATION.length)) : undefined;
}
