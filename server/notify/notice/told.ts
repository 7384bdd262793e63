import { settle, type Delivery } from '../delivery/store.ts';
import { noticedEvent } from '../../live/noticed.ts';
import { tellCommitted } from '../../db/event/committed.ts';
import { appendEvents } from '../../db/event/store.ts';
import type { Db } from '../../db/schema.ts';

/** Puts a notice into the application and tells the screens of its reader, both or neither. */
export async function tellNotice(db: Db, delivery: Delivery, atMs: number): Promise<void> {
  const { personId } = delivery;
  if (personId === null) return;
  const logged = await db.transaction().execute(async (trx) => {
    const isMine = await settle(trx, delivery, { state: 'sent', atMs, failure: null, answer: '' });
    return isMine ? appendEvents(trx, [noticedEvent(personId)]) : [];
  });
  tellCommitted(db, logged);
}
