import { lockObject, nextAlarmId, putAlarms, standingAbout, type MovedAlarm } from './store.ts';
import type { Alarm, AlarmFacts } from '../../shared/alarms/alarm.ts';
import { levelOf, type AlarmClass } from '../../shared/alarms/alarm-class.ts';
import { applyToAlarm, ended, newAlarm, signalled } from '../../shared/alarms/alarm-machine.ts';
import type { NewEvent } from '../db/event/store.ts';
import type { Db } from '../db/schema.ts';

export type By = { at: number; actor: string };
/** What an alarm tells of itself; what is left out is not known. */
export type Raising = Pick<AlarmFacts, 'kato' | 'class' | 'object'> & Partial<AlarmFacts>;
export type Raised = { alarm: Alarm; events: NewEvent[] };

/** What screens are told of an alarm: enough to know what to ask for again. */
const alarmEvent = ({ alarm, entry }: MovedAlarm): NewEvent => ({
  kind: `alarm.${entry.event.type}`,
  kato: alarm.kato,
  object: `alarm:${alarm.id}`,
  version: alarm.version,
  data: {
    class: alarm.class,
    level: levelOf(alarm.class),
    state: alarm.state,
    zone: alarm.zone,
    facilityId: alarm.facilityId,
    incidentId: alarm.incidentId,
  },
});

/** Writes alarms that moved. @returns what screens are told of it. */
export async function keepMoved(trx: Db, moved: readonly MovedAlarm[]): Promise<NewEvent[]> {
  await putAlarms(trx, moved);
  return moved.map(alarmEvent);
}

/**
 * Raises an alarm within the caller's transaction: the one door for every source. Everything that is raised is stored. What
 * stands already for the same class, object and zone is said again and not doubled; an alarm without an object is always new.
 * @param id of `nextAlarmId`, when what the alarm opens had to name it before.
 * @returns the alarm and its events, which the caller appends with its own, after everything else of the transaction.
 */
export async function raiseAlarm(trx: Db, raising: Raising, by: By, id?: number): Promise<Raised> {
  const { class: kind, object, zone = '' } = raising;
  if (object !== '') {
    await lockObject(trx, kind, object);
    const stands = (await standingAbout(trx, kind, object)).find((alarm) => alarm.zone === zone);
    if (stands) return signalAlarm(trx, stands, { what: 'raised', code: raising.code ?? '' }, by);
  }
  const nothing = { facilityId: null, sourceId: null, accountId: null, incidentId: null, place: null };
  const { alarm: made, entry } = newAlarm({ ...nothing, code: '', subject: '', ...raising, zone }, by);
  const alarm = { ...made, id: id ?? (await nextAlarmId(trx)) };
  return { alarm, events: await keepMoved(trx, [{ before: null, alarm, entry }]) };
}

/** Another word of its source on an alarm that stands and is locked. */
export async function signalAlarm(
  trx: Db,
  before: Alarm,
  signal: { what: 'raised' | 'restored' | 'cancelled'; code: string },
  by: By,
): Promise<Raised> {
  const moved = signalled(before, signal, by);
  return { alarm: moved.alarm, events: await keepMoved(trx, [{ before, ...moved }]) };
}

/** What became of the thing that an alarm is about: it is no longer so, or somebody has acknowledged it there. */
export async function signalAbout(
  trx: Db,
  { class: kind, object }: { class: AlarmClass; object: string },
  what: 'restored' | 'acknowledged',
  by: By & { reason?: string },
): Promise<NewEvent[]> {
  const moved: MovedAlarm[] = [];
  for (const before of await standingAbout(trx, kind, object)) {
    if (what === 'restored') {
      moved.push({ before, ...signalled(before, { what, code: by.reason ?? before.code }, by) });
      continue;
    }
    const heard = { move: 'acknowledge', version: before.version, reason: '' } as const;
    const outcome = applyToAlarm(before, heard, { ...by, latched: true });
    if (outcome.ok) moved.push({ before, ...outcome });
  }
  return keepMoved(trx, moved);
}

/** Ends alarms that are locked, because their cause is over. */
export async function endAlarms(
  trx: Db,
  alarms: readonly Alarm[],
  reason: string,
  by: By,
): Promise<NewEvent[]> {
  const moved = alarms.flatMap((before) => {
    const over = ended(before, reason, by);
    return over ? [{ before, ...over }] : [];
  });
  return keepMoved(trx, moved);
}
