import { lastOfAction } from './audit/store.ts';
import type { Db } from '../db/schema.ts';
import type { Log } from '../log.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const LOOK_EVERY_MS = 10 * 60 * 1000;

/** A job whose every run leaves an entry of its action in the audit: that is how it is known when it ran last. */
export type DailyJob = { action: string; run(now: Date, signal: AbortSignal): Promise<unknown> };

/** Runs those jobs that did not run for a day, one after the other. A job that fails is logged and tried again later. */
export async function runDueJobs(
  db: Db,
  jobs: readonly DailyJob[],
  now: Date,
  { log, signal }: { log: Log; signal: AbortSignal },
): Promise<void> {
  for (const job of jobs) {
    const { action } = job;
    try {
      const last = await lastOfAction(db, action);
      if (last && now.getTime() - Date.parse(last.at) < DAY_MS) continue;
      await job.run(now, signal);
    } catch (error) {
      if (signal.aborted) return;
      log.error({ err: error, action }, 'a daily job failed');
    }
  }
}

/**
 * Looks every ten minutes, and soon after the start, whether a daily job is due; a server that was off for a week does it
 * at once. @returns what stops it: a job that runs is told by its signal, and waited for.
 */
export function startDailyJobs(
  db: Db,
  jobs: readonly DailyJob[],
  { log, now = () => new Date(), everyMs = LOOK_EVERY_MS }: { log: Log; now?: () => Date; everyMs?: number },
): () => Promise<void> {
  const stopping = new AbortController();
  let running = Promise.resolve();
  const look = (): void => {
    running = running.then(() => runDueJobs(db, jobs, now(), { log, signal: stopping.signal }));
  };
  const timer = setInterval(look, everyMs);
  look();
  return () => {
    clearInterval(timer);
    stopping.abort();
    return running;
  };
}
