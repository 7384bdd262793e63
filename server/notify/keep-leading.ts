import type { openBell } from './bell.ts';
import { leading } from '../db/leading.ts';
import type { Pool } from '../db/listen.ts';
import type { Log } from '../log.ts';

/**
 * Leads as long as it may and tries again when it may not, until it is told to close: one of several servers does the work.
 * @param lead does the work; the function that it gets rejects once another server may lead. @param away said once each time
 * the database cannot be asked. @returns when the work has ended.
 */
export async function keepLeading(
  {
    pool,
    lock,
    bell,
    closed,
    takeOverMs,
    log,
    away,
  }: {
    pool: Pool;
    lock: readonly [group: number, of: number];
    bell: Pick<ReturnType<typeof openBell>, 'rung'>;
    closed: AbortSignal;
    takeOverMs: number;
    log: Pick<Log, 'warn'>;
    away: string;
  },
  lead: (stillLeads: () => Promise<void>) => Promise<void>,
): Promise<void> {
  let isAway = false;
  while (!closed.aborted) {
    try {
      await leading(pool, lock, (stillLeads) =>
        lead(async () => {
          await stillLeads();
          isAway = false;
        }),
      );
    } catch (error) {
      if (!isAway) log.warn({ err: error }, away);
      isAway = true;
    }
    if (!closed.aborted) await bell.rung(takeOverMs);
  }
}
