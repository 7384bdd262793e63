import { planReports } from './plan.ts';
import { sendReport, type ReportMeans } from './send.ts';
import { claimReportMail, reviveReportMails, settleReportMail, type ReportMail } from './store.ts';
import { openBell } from '../bell.ts';
import { keepLeading } from '../keep-leading.ts';
import { failed } from '../outcome.ts';
import { retryAfterMs } from '../../../shared/notify/backoff.ts';
import type { Random } from '../../../shared/random.ts';
import type { Pool } from '../../db/listen.ts';
import type { Log } from '../../log.ts';

/** The advisory lock of the server that sends reports; that of who notifies is `[0x5402, 1]`. */
const LOCK = [0x5402, 2] as const;
/** A schedule is of hours. */
const LOOK_MS = 10_000;
const TAKE_OVER_MS = 5_000;

/**
 * Sends reports by their schedules, one after another, on one of several servers: a report is made in the main thread and
 * is nobody's emergency. Another server takes over when the lock's connection is gone.
 */
export function startReports(
  means: ReportMeans & {
    pool: Pool;
    log: Pick<Log, 'warn'>;
    random: Random;
    lookMs?: number;
    takeOverMs?: number;
    firstRetryMs?: number | undefined;
  },
): { wake(): void; close(): Promise<void> } {
  const { db, pool, log, clock, lookMs = LOOK_MS, takeOverMs = TAKE_OVER_MS } = means;
  const bell = openBell();
  const closing = new AbortController();
  const { signal: closed } = closing;

  const carryOut = async (mail: ReportMail): Promise<void> => {
    const outcome = await sendReport(means, mail).catch((error: unknown) => {
      log.warn({ err: error, report: mail.id }, 'a report could not be made');
      return failed('not_made', '', { isFinal: false });
    });
    const at = new Date(clock());
    if (outcome === 'withheld') return settleReportMail(db, mail.id, { state: 'withheld', at });
    const { answer } = outcome;
    if (outcome.sent) return settleReportMail(db, mail.id, { state: 'sent', at, answer });
    const { failure, isFinal } = outcome;
    const waitMs = isFinal ? null : retryAfterMs(mail.attempt, means.random, means.firstRetryMs);
    return settleReportMail(
      db,
      mail.id,
      waitMs === null
        ? { state: 'dead', at, failure, answer }
        : { state: 'waiting', at, due: new Date(at.getTime() + waitMs), failure, answer },
    );
  };

  const lead = async (stillLeads: () => Promise<void>): Promise<void> => {
    await reviveReportMails(db);
    while (!closed.aborted) {
      await stillLeads();
      await planReports(db, clock());
      const mail = await claimReportMail(db, new Date(clock()));
      if (mail) await carryOut(mail);
      else await bell.rung(lookMs);
    }
  };

  const running = keepLeading(
    { pool, lock: LOCK, bell, closed, takeOverMs, log, away: 'no report can be sent at the moment' },
    lead,
  );
  return {
    wake: () => bell.ring(),
    close: async () => {
      closing.abort();
      bell.ring();
      await running;
    },
  };
}
