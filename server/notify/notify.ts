import type { MailAbout } from './mail.ts';
import type { Failure } from '../../shared/notify/notice.ts';

/** What procedures need of the part of the server that notifies. */
export type Notify = {
  /** The SMTP server; null when none is configured. */
  mail: MailAbout | null;
  /** Hosts that webhooks may go to; null: any public one. */
  webhookHosts: readonly string[] | null;
  /** Why a webhook may not go to an address; null when it may be tried. */
  refusalOf(url: URL): Failure | null;
  /** There may be something to send now. */
  wake(): void;
};
