import { alarmsOverNow } from './store.ts';
import { endAlarms } from '../../alarms/raise.ts';
import { lockedAlarms } from '../../alarms/store.ts';
import type { NewEvent } from '../../db/event/store.ts';
import type { Db } from '../../db/schema.ts';
import { write } from '../../db/write.ts';

/**
 * Ends alarms whose cause is over, each once however many servers look. It is done by the clock and not with the incident,
 * because a panel's signal locks its alarms before the incident, and a command the incident first.
 * @returns their numbers.
 */
export async function endOverAlarms(db: Db, now: number): Promise<number[]> {
  const over = await alarmsOverNow(db);
  if (over.length === 0) return [];
  return write(db, { actor: 'system', action: 'alarms.end' }, async (trx) => {
    const reasonOf = new Map(over.map(({ id, reason }) => [id, reason]));
    const alarms = (await lockedAlarms(trx, [...reasonOf.keys()])).filter(({ state }) => state !== 'closed');
    // Another server was faster.
    if (alarms.length === 0) return { result: [], repeated: true };
    const events: NewEvent[] = [];
    for (const reason of ['incident_closed', 'task_moved'] as const) {
      const of = alarms.filter(({ id }) => reasonOf.get(id) === reason);
      events.push(...(await endAlarms(trx, of, reason, { at: now, actor: 'system' })));
    }
    const ids = alarms.map(({ id }) => id);
    return { result: ids, after: { alarms: ids }, events };
  });
}
