import type pg from 'pg';
import type { Log } from '../log.ts';

export type Pool = pg.Pool;

const RETRY_MS = 2_000;

/**
 * Calls `heard` with the text of every message on a PostgreSQL channel, over a connection of its own. A notice is a
 * wake-up hint only: after a lost connection `heard` is called once with an empty text, because messages may have been
 * missed.
 * @returns a function that ends the listening.
 */
export async function listen(
  pool: Pool,
  channel: string,
  heard: (text: string) => void,
  log: Pick<Log, 'warn'>,
): Promise<() => Promise<void>> {
  let client: pg.PoolClient | null = null;
  let ended = false;
  let timer: NodeJS.Timeout | undefined;

  let broken: (error: Error) => void = () => {};
  const giveBack = (open: pg.PoolClient): void => {
    open.removeAllListeners('notification');
    open.off('error', broken);
  };

  const connect = async (): Promise<void> => {
    const next = await pool.connect();
    // A connection may tell more than once that it broke; it is given back once.
    broken = (error) => {
      giveBack(next);
      next.on('error', () => {});
      log.warn(`The connection that listens for changes broke: ${error.message}`);
      next.release(error);
      client = null;
      retry();
    };
    next.on('notification', ({ payload = '' }) => heard(payload));
    next.on('error', broken);
    await next.query(`listen ${JSON.stringify(channel)}`);
    client = next;
  };
  const retry = (): void => {
    if (ended) return;
    timer = setTimeout(() => {
      connect().then(() => heard(''), retry);
    }, RETRY_MS);
  };

  await connect();
  return async () => {
    ended = true;
    clearTimeout(timer);
    const open = client;
    client = null;
    if (open) {
      await open.query('unlisten *');
      giveBack(open);
      open.release();
    }
  };
}
