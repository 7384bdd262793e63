import type { Generated } from 'kysely';
import type { Timestamp } from './timestamp.ts';
import type { Language } from '../../../shared/hierarchy/schema.ts';
import type { DeliveryState, Failure } from '../../../shared/notify/notice.ts';
import type { Channel } from '../../../shared/notify/rule.ts';

/** `facts` is everything that `ruleFactsSchema` reads. */
type NotifyRuleTable = {
  id: Generated<number>;
  kato: string;
  enabled: boolean;
  facts: unknown;
  version: Generated<number>;
  created_at: Timestamp;
  created_by: string;
};

type NotifyContactTable = { person_id: number; email: string | null; language: Language };

type NotifyWebhookTable = {
  id: Generated<number>;
  name: string;
  url: string;
  kato: string;
  /** Encrypted with the server's key. */
  sealed_secret: Buffer;
  owner_id: number;
  enabled: Generated<boolean>;
  version: Generated<number>;
};

type NotifyDeliveryTable = {
  id: Generated<number>;
  /** The same for every attempt. */
  uid: Generated<string>;
  channel: Channel;
  person_id: number | null;
  webhook_id: number | null;
  rule_id: number;
  subject: string;
  kato: string;
  /** `[{event, atMs}]` in their order. */
  events: unknown;
  urgency: number;
  /** The urgency of what was told before, see `groupingOf`. */
  floor: number;
  state: DeliveryState;
  attempts: Generated<number>;
  made_at: Timestamp;
  due_at: Timestamp;
  sent_at: Timestamp | null;
  read_at: Timestamp | null;
  failure: Failure | null;
  answer: Generated<string>;
};

/** `facts` is everything that `reportFactsSchema` reads. */
type ReportRuleTable = {
  id: Generated<number>;
  kato: string;
  enabled: boolean;
  facts: unknown;
  version: Generated<number>;
  /** The last moment of the schedule for which mails were made. */
  planned_until: Timestamp;
  created_at: Timestamp;
  created_by: string;
};

type ReportMailTable = {
  id: Generated<number>;
  uid: Generated<string>;
  rule_id: number;
  person_id: number;
  /** The moment of the schedule that it is of. */
  of: Timestamp;
  state: DeliveryState;
  attempts: Generated<number>;
  due_at: Timestamp;
  sent_at: Timestamp | null;
  failure: Failure | null;
  answer: Generated<string>;
};

export type NotifyTables = {
  report_rule: ReportRuleTable;
  report_mail: ReportMailTable;
  notify_rule: NotifyRuleTable;
  notify_contact: NotifyContactTable;
  notify_webhook: NotifyWebhookTable;
  notify_cursor: { one: Generated<boolean>; seq: number };
  notify_delivery: NotifyDeliveryTable;
};
