import { forgetDeliveries } from './delivery/store.ts';
import { openMailer, type MailEnv } from './mail.ts';
import type { Notify } from './notify.ts';
import type { ReportMaker } from './report/send.ts';
import { forgetReportMails } from './report/store.ts';
import { startReports } from './report/worker.ts';
import { refusalOf, type WebhookPolicy } from './webhook/guard.ts';
import { startWorker } from './worker.ts';
import type { AdminUnit } from '../../shared/hierarchy/schema.ts';
import type { UnitTree } from '../../shared/hierarchy/tree.ts';
import { happeningOf } from '../../shared/notify/happening.ts';
import type { Random } from '../../shared/random.ts';
import type { Pool } from '../db/listen.ts';
import type { Db } from '../db/schema.ts';
import type { FeedListener } from '../live/feed.ts';
import type { Log } from '../log.ts';

/** What the operator may set of notification. */
export type NotifyEnv = {
  /** The SMTP server; null: no e-mail is sent. */
  mail: MailEnv | null;
  webhooks: WebhookPolicy;
};

/** Messages are kept for so long. */
const KEPT_MS = 90 * 86_400_000;
/** What became of a monthly report is seen for a year. */
const REPORTS_KEPT_MS = 400 * 86_400_000;
const HOUSEKEEPING_MS = 3_600_000;

/** Opens the part of the server that notifies responsible people. Events wake it; it finds what it was not woken for too. */
export function openNotify(parts: {
  db: Db;
  /** One connection of it is held by the server that notifies. */
  pool: Pool;
  tree: () => UnitTree<AdminUnit>;
  feed: { follow(listener: FeedListener): () => void };
  env: NotifyEnv;
  /** Secrets of webhooks are encrypted with it. */
  key: Buffer;
  /** Makes the report of a territory that goes by e-mail. */
  makeReport: ReportMaker;
  /** Where people reach this server: for the addresses in messages. */
  publicUrl: string;
  log: Pick<Log, 'warn' | 'info'>;
  clock: () => number;
  random: Random;
  /** Of a test: how soon it looks, tries again and gives up. */
  pace?: { lookMs?: number; takeOverMs?: number; firstRetryMs?: number; webhookTimeoutMs?: number };
}): Notify & { close(): Promise<void> } {
  const { db, env, feed, log, clock, pace = {} } = parts;
  const mailer = env.mail && openMailer(env.mail);
  const worker = startWorker({ ...parts, ...pace, mailer, policy: env.webhooks });
  const reports = startReports({ ...parts, ...pace, mailer });
  const unfollow = feed.follow({
    event: (event) => {
      if (happeningOf(event)) worker.wake();
    },
    beat: () => {},
  });
  const housekeeping = setInterval(() => {
    forgetDeliveries(db, new Date(clock() - KEPT_MS)).catch((error: unknown) =>
      log.warn({ err: error }, 'old messages could not be forgotten'),
    );
    forgetReportMails(db, new Date(clock() - REPORTS_KEPT_MS)).catch((error: unknown) =>
      log.warn({ err: error }, 'old reports could not be forgotten'),
    );
  }, HOUSEKEEPING_MS);
  return {
    mail: mailer?.about ?? null,
    webhookHosts: env.webhooks.hosts,
    refusalOf: (url) => refusalOf(url, env.webhooks),
    wake: () => {
      worker.wake();
      reports.wake();
    },
    close: async () => {
      clearInterval(housekeeping);
      unfollow();
      await Promise.all([worker.close(), reports.close()]);
      mailer?.close();
    },
  };
}
