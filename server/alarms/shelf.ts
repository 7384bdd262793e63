import { keepMoved } from './raise.ts';
import { dueShelves, lockedAlarms } from './store.ts';
import { expired } from '../../shared/alarms/alarm-machine.ts';
import type { Db } from '../db/schema.ts';
import { write } from '../db/write.ts';

/** Brings alarms back whose time on the shelf is over, each once however many servers look. @returns their numbers. */
export async function returnDueShelves(db: Db, now: number): Promise<number[]> {
  const due = await dueShelves(db, now);
  if (due.length === 0) return [];
  return write(db, { actor: 'system', action: 'alarms.shelfOver' }, async (trx) => {
    const moved = (await lockedAlarms(trx, due)).flatMap((before) => {
      const back = expired(before, { at: now, actor: 'system' });
      return back ? [{ before, ...back }] : [];
    });
    // Taken back, closed or found by another server a moment ago.
    if (moved.length === 0) return { result: [], repeated: true };
    const ids = moved.map(({ alarm }) => alarm.id);
    return { result: ids, after: { alarms: ids }, events: await keepMoved(trx, moved) };
  });
}
