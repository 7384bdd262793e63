import type { UnitLogEntry } from '../../../shared/operations/log.ts';
import { signalAbout } from '../../alarms/raise.ts';
import type { NewEvent } from '../../db/event/store.ts';
import type { Db } from '../../db/schema.ts';

/** What becomes of a crew's alarm by what became of its call: acknowledged and cleared there, it is so here. */
export async function sosAlarmAfter(trx: Db, entries: readonly UnitLogEntry[]): Promise<NewEvent[]> {
  const events: NewEvent[] = [];
  for (const { event, unitId, at, actor } of entries) {
    const about = { class: 'sos', object: `unit:${unitId}` } as const;
    if (event.type === 'sos_acknowledged')
      events.push(...(await signalAbout(trx, about, 'acknowledged', { at, actor })));
    if (event.type === 'sos_cleared')
      events.push(...(await signalAbout(trx, about, 'restored', { at, actor, reason: event.reason })));
  }
  return events;
}
