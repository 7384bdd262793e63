import { raiseAlarm, signalAbout } from './raise.ts';
import { standingObjects } from './store.ts';
import { markTold, overdueOrders, type OverdueOrder } from '../coverage/gaps/store.ts';
import { dayInKazakhstan } from '../../shared/coverage/known-since.ts';
import type { Kato } from '../../shared/hierarchy/schema.ts';
import type { Db } from '../db/schema.ts';
import { write } from '../db/write.ts';

const CLASS = 'order_overdue';
const objectOf = (kato: Kato): string => `overdue:${kato}`;

/**
 * Raises an alarm where orders have run out of time, one a unit of territory with their number as its code: a hundred orders
 * of one day must not be a hundred alarms. It is said again when more come, and is no longer true when none is left. Each is
 * done once, however many servers look.
 */
export async function settleOverdue(db: Db, at: number): Promise<void> {
  const byUnit = new Map<Kato, OverdueOrder[]>();
  for (const order of await overdueOrders(db, dayInKazakhstan(at)))
    byUnit.set(order.kato, [...(byUnit.get(order.kato) ?? []), order]);
  for (const [kato, orders] of byUnit)
    if (orders.some(({ isTold }) => !isTold)) await raise(db, { kato, orders }, at);
  for (const object of await standingObjects(db, CLASS)) {
    const kato = object.slice(objectOf('').length);
    if (!byUnit.has(kato)) await restore(db, kato, at);
  }
}

const raise = (db: Db, { kato, orders }: { kato: Kato; orders: OverdueOrder[] }, at: number): Promise<void> =>
  write(db, { actor: 'system', action: 'alarms.raise-overdue' }, async (trx) => {
    const object = objectOf(kato);
    // Another server was faster.
    if ((await markTold(trx, orders)) === 0) return { result: undefined, repeated: true };
    const raising = { class: CLASS, kato, object, code: String(orders.length) } as const;
    const { events } = await raiseAlarm(trx, raising, { at, actor: 'system' });
    return { result: undefined, object, kato, after: { orders: orders.length }, events };
  });

const restore = (db: Db, kato: Kato, at: number): Promise<void> =>
  write(db, { actor: 'system', action: 'alarms.end-overdue' }, async (trx) => {
    const object = objectOf(kato);
    const events = await signalAbout(trx, { class: CLASS, object }, 'restored', { at, actor: 'system' });
    return { result: undefined, object, kato, events, repeated: events.length === 0 };
  });
