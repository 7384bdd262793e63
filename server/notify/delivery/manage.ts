import { TRPCError } from '@trpc/server';
import { countsWithin, deliveriesWithin, deliveryById, lastMail, sendAgain } from './store.ts';
import type { Keeper } from '../keeper.ts';
import type { Notify } from '../notify.ts';
import type { DeliveryInfo, DeliveryState } from '../../../shared/notify/notice.ts';
import type { ToldEvent } from '../../../shared/notify/text.ts';
import { write } from '../../db/write.ts';

/** Which messages are looked at. */
export const DELIVERY_LISTS = {
  waiting: ['waiting', 'sending'],
  sent: ['sent', 'withheld'],
  dead: ['dead'],
} as const satisfies Record<string, readonly DeliveryState[]>;

const iso = (date: Date | null): string | null => date && date.toISOString();

/** A page of the messages of the territory, newest first. */
export async function listDeliveries(
  { db, scope }: Keeper,
  { list, before }: { list: keyof typeof DELIVERY_LISTS; before: number | null },
): Promise<DeliveryInfo[]> {
  const rows = await deliveriesWithin(db, { paths: scope.paths, states: DELIVERY_LISTS[list], before });
  return rows.map((row) => ({
    id: row.id,
    channel: row.channel,
    recipient: row.display_name ?? row.webhook ?? '',
    subject: row.subject,
    label: row.number ?? row.subject,
    events: row.events as ToldEvent[],
    state: row.state,
    attempts: row.attempts,
    dueAt: row.state === 'waiting' ? row.due_at.toISOString() : null,
    at: row.made_at.toISOString(),
    sentAt: iso(row.sent_at),
    failure: row.failure,
    answer: row.answer,
  }));
}

/**
 * Has a dead letter sent again, by the same name and with all attempts before it.
 * @throws TRPCError NOT_FOUND for one outside, CONFLICT for one that is no dead letter.
 */
export async function resend(keeper: Keeper, id: number): Promise<void> {
  const { db, actor, requireObject, nowMs } = keeper;
  await write(db, { actor, action: 'notify.resend' }, async (trx) => {
    const { state, subject, kato } = requireObject(
      `notify_delivery:${id}`,
      await deliveryById(trx, id),
      (one) => one.kato,
    );
    if (state !== 'dead')
      throw new TRPCError({ code: 'CONFLICT', message: 'Only a dead letter is sent again' });
    await sendAgain(trx, id, new Date(nowMs));
    return { result: undefined, object: `notify_delivery:${id}`, kato, after: { subject } };
  });
  keeper.wake();
}

/** How notification stands: the way of e-mail, where webhooks may go, how much waits and how much nobody could send. */
export async function notifyStatus({ db, scope }: Keeper, notify: Notify | undefined) {
  const [counts, mail] = [await countsWithin(db, scope.paths), await lastMail(db)];
  return {
    ...counts,
    smtp: notify?.mail ?? null,
    webhookHosts: notify?.webhookHosts ?? null,
    lastMail: mail
      ? {
          sent: mail.state === 'sent',
          at: (mail.sent_at ?? mail.due_at).toISOString(),
          failure: mail.failure,
          answer: mail.answer,
        }
      : null,
  };
}
