import type { Alarm, AlarmLogEntry } from './alarm.ts';
import { rankOf } from './alarm-class.ts';
import { replayAlarm } from './alarm-machine.ts';
import type { Kato, Name } from '../hierarchy/schema.ts';

/** The whole log of an alarm that stood at some moment of a period, and the name of its facility. */
export type AlarmHistory = { id: number; facility: Name | null; log: readonly AlarmLogEntry[] };

/** In the order of the live list: the level, what waits before what has somebody, the oldest first. */
const byUrgency = (a: Alarm, b: Alarm): number =>
  rankOf(a.class) - rankOf(b.class) ||
  Number(a.state === 'acknowledged') - Number(b.state === 'acknowledged') ||
  a.id - b.id;

/**
 * The alarms that stood at a moment, shelved ones too, from their logs alone. A log is cut at the first entry that was taken
 * later, so that it never has a gap.
 * @param covers whether a unit of territory was looked at.
 */
export function alarmsAt(
  histories: readonly AlarmHistory[],
  atMs: number,
  covers: (kato: Kato) => boolean,
): Alarm[] {
  return histories
    .flatMap(({ id, log }) => {
      const later = log.findIndex(({ at }) => at > atMs);
      const taken = later === -1 ? log : log.slice(0, later);
      const alarm = taken.length === 0 ? null : replayAlarm(id, taken);
      return alarm && alarm.state !== 'closed' && covers(alarm.kato) ? [alarm] : [];
    })
    .sort(byUrgency);
}
