import { lastOfAction } from './audit/store.ts';
import type { Db } from '../db/schema.ts';
import type { Log } from '../log.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const LOOK_EVERY_MS = 10 * 60 * 1000;

/** A job whose every run leaves an entry of its action in the audit: that is how it is known when it ran last. */
export type DailyJob = { action: string; run(now: Date): Promise<unknown> };

/** Runs those jobs that did not run for a day, one after the other. A job that fails is logged and tried again later. */
export async function runDueJobs(db: Db, jobs: readonly DailyJob[], now: Date, log: Log): Promise<void> {
  for (const job of jobs) {
    const { action } = job;
    try {
      const last = await lastOfAction(db, action);
      if (last && now.getTime() - Date.parse(last.at) < DAY_MS) continue;
      await job.run(now);
    } catch (error) {
      log.error({ err: error, action }, 'a daily job failed');
    }
  }
}

/**
 * Looks every ten minutes, and soon after the start, whether a daily job is due; a server that was off for a week does it
 * at once. @returns what stops it and waits for a job that runs.
 */
export function startDailyJobs(
  db: Db,
  jobs: readonly DailyJob[],
  { log, now = () => new Date(), everyMs = LOOK_EVERY_MS }: { log: Log; now?: () => Date; everyMs?: number },
): () => Promise<void> {
  let running = Promise.resolve();
  const look = (): void => {
    running = running.then(() => runDueJobs(db, jobs, now(), log));
  };
  const timer = setInterval(look, everyMs);
  look();
  return () => {
    clearInterval(timer);
    return running;
  };
}
