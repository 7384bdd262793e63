import type { Delivery } from './delivery/store.ts';
import { contactsOf, NO_CONTACT } from './contact/store.ts';
import type { Mailer } from './mail.ts';
import { failed, type Outcome } from './outcome.ts';
import { accessOfPerson, accessOfWebhook } from './recipient.ts';
import { seenBy, type Seen } from './subject/about.ts';
import { webhookBody } from './webhook/body.ts';
import type { WebhookPolicy } from './webhook/guard.ts';
import { postWebhook } from './webhook/post.ts';
import { unsealedSecret } from './webhook/secret.ts';
import { webhookById } from './webhook/store.ts';
import type { AdminUnit } from '../../shared/hierarchy/schema.ts';
import type { UnitTree } from '../../shared/hierarchy/tree.ts';
import { messageOf } from '../../shared/notify/text.ts';
import type { Access } from '../access/access.ts';
import type { Db } from '../db/schema.ts';

/** What sending needs. */
export type Means = {
  db: Db;
  tree: () => UnitTree<AdminUnit>;
  clock: () => number;
  mailer: Mailer | null;
  policy: WebhookPolicy;
  /** Origin of the addresses in messages. */
  publicUrl: string;
  /** Secrets of webhooks are encrypted with it. */
  key: Buffer;
  webhookTimeoutMs?: number | undefined;
};

/** @returns `withheld` when the recipient may not know of it now. */
export async function sendDelivery(means: Means, delivery: Delivery): Promise<Outcome | 'withheld'> {
  if (delivery.webhookId !== null) return sendToWebhook(means, delivery, delivery.webhookId);
  if (delivery.personId === null) return failed('no_person');
  const { db, tree, clock } = means;
  const access = await accessOfPerson(db, delivery.personId, { tree: tree(), at: clock() });
  if (!access) return failed('no_person');
  const seen = await seenFor(means, access, delivery);
  if (!seen) return 'withheld';
  return delivery.channel === 'app' ? { sent: true, answer: '' } : sendMail(means, delivery, seen, access);
}

const seenFor = ({ db, tree, clock }: Means, access: Access, { subject }: Delivery): Promise<Seen | null> =>
  seenBy({ db, access, tree: tree(), at: clock() }, subject);

async function sendMail(
  { db, mailer, publicUrl }: Means,
  { uid, events, urgency }: Delivery,
  seen: Seen,
  { personId }: Access,
): Promise<Outcome> {
  if (!mailer) return failed('smtp_off');
  const { email, language } = (await contactsOf(db, [personId])).get(personId) ?? NO_CONTACT;
  if (email === null) return failed('no_address');
  const { title, lines } = messageOf(seen.about, events, language);
  const link = new URL(seen.path, publicUrl);
  link.searchParams.set('lang', language);
  const text = [title, '', ...lines, '', link.href, ''].join('\n');
  return mailer.send({ to: email, uid, title, text, urgent: urgency <= 1 });
}

async function sendToWebhook(
  means: Means,
  delivery: Delivery,
  webhookId: number,
): Promise<Outcome | 'withheld'> {
  const { db, tree, clock, policy, publicUrl, key, webhookTimeoutMs } = means;
  const webhook = await webhookById(db, webhookId);
  if (!webhook?.enabled) return failed('no_webhook');
  const access = await accessOfWebhook(db, webhook, { tree: tree(), at: clock() });
  const seen = access && (await seenFor(means, access, delivery));
  if (!seen) return 'withheld';
  const secret = secretOf(webhook, key);
  if (secret === null) return failed('secret_unreadable');
  const { uid } = delivery;
  const body = webhookBody(delivery, seen, publicUrl);
  const message = { url: webhook.url, secret, uid, body, nowMs: clock() };
  return postWebhook(message, { policy, ...(webhookTimeoutMs ? { timeoutMs: webhookTimeoutMs } : {}) });
}

function secretOf({ id, sealed_secret }: { id: number; sealed_secret: Buffer }, key: Buffer): string | null {
  try {
    return unsealedSecret(id, sealed_secret, key);
  } catch {
    return null;
  }
}
