import { isIncidentOver, lockFacility, openIncidentOf } from './store.ts';
import type { Alarm, AlarmSignal } from '../../../shared/alarms/alarm.ts';
import { ALARM_RULES } from '../../../shared/alarms/alarm-class.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { appended } from '../../../shared/operations/incident-machine.ts';
import { NO_ADDRESS, type Incident, type IncidentFacts } from '../../../shared/operations/schema.ts';
import { endAlarms, raiseAlarm, signalAlarm } from '../../alarms/raise.ts';
import { nextAlarmId, standingAlarms } from '../../alarms/store.ts';
import type { NewEvent } from '../../db/event/store.ts';
import type { Db } from '../../db/schema.ts';
import { sourceOf } from '../incident/commander.ts';
import { openedIn } from '../incident/create.ts';
import { incidentFile, putIncident } from '../incident/store.ts';
import { incidentEvents } from '../told.ts';

/** Whom an alarm comes from, and where it is. */
export type AlarmOrigin = {
  actor: string;
  at: number;
  /** When it happened, by its own word. */
  startedAt: number;
  sourceId: number;
  /** A panel's account; null for what has none. */
  accountId: number | null;
  /** What speaks: `panel:42`, `detector:7`. Its signals speak of the same alarms. */
  object: string;
  /** How it came, for the incident that it opens. */
  by: Incident['source'];
  /** The centre that answers. */
  centre: Kato;
  kato: Kato;
  /** Null when the register no longer has it: an alarm is never lost for that. */
  facilityId: number | null;
  place: IncidentFacts['place'];
  /** For the incident's address: the facility's name or what else is known; and words besides. */
  commonName: string;
  text?: string;
  /** What the alarm is about in a person's words, where it is no facility: a number plate. */
  subject?: string;
};

/** What a signal became; `alarmId` null when it concerned no alarm that stands. */
export type Taken = { alarmId: number | null; incidentId: number | null; events: NewEvent[] };

/**
 * Takes a signal of a panel or a detector: a new alarm, which opens the incident of its category or joins the one that is
 * open, or another word on the alarms that stand. The caller has locked the object, so that two signals of one never run
 * beside each other; then come the facility, alarms and incidents. The events come after everything else of the transaction.
 */
export async function takeAlarmSignal(
  trx: Db,
  origin: AlarmOrigin,
  signal: AlarmSignal,
  key: string,
): Promise<Taken> {
  const standing = await standingAlarms(trx, origin.object);
  const matching = concerned(standing, signal);
  const over = signal.what === 'raised' ? await ofClosedIncidents(trx, matching) : [];
  const of = matching.filter((alarm) => !over.includes(alarm));
  const closed = await endAlarms(trx, over, 'incident_closed', origin);
  if (signal.what === 'raised' && of.length === 0) {
    const fresh = await raised(trx, origin, signal, key);
    return { ...fresh, events: [...closed, ...fresh.events] };
  }
  const taken: Taken = { alarmId: of[0]?.id ?? null, incidentId: of[0]?.incidentId ?? null, events: closed };
  for (const alarm of of) taken.events.push(...(await saidAgain(trx, origin, alarm, signal, key)));
  return taken;
}

/** The alarms that a signal speaks of: of its class and zone; a restoral or a cancel that names no zone, all of them. */
function concerned(standing: readonly Alarm[], { what, class: kind, zone }: AlarmSignal): Alarm[] {
  if (what === 'cancelled') return standing.filter((alarm) => ALARM_RULES[alarm.class].category !== null);
  const ofClass = standing.filter((alarm) => alarm.class === kind);
  return what === 'restored' && zone === '' ? ofClass : ofClass.filter((alarm) => alarm.zone === zone);
}

/**
 * Alarms that stand although the incident they called for is over: said again they are not the old ones, they call anew.
 */
async function ofClosedIncidents(trx: Db, alarms: readonly Alarm[]): Promise<Alarm[]> {
  const over: Alarm[] = [];
  for (const alarm of alarms)
    if (alarm.incidentId !== null && (await isIncidentOver(trx, alarm.incidentId))) over.push(alarm);
  return over;
}

async function raised(trx: Db, origin: AlarmOrigin, signal: AlarmSignal, key: string): Promise<Taken> {
  const { accountId, object, kato, facilityId, sourceId, place, subject = '' } = origin;
  const { class: kind, zone, code } = signal;
  const id = await nextAlarmId(trx);
  const { category } = ALARM_RULES[kind];
  const { incidentId, events } =
    category === null
      ? { incidentId: null, events: [] }
      : await incidentFor(trx, origin, { category, signal, alarmId: id, key });
  const at = place && { lon: place.lon, lat: place.lat };
  const of = { kato, facilityId, sourceId, accountId, incidentId, place: at, object, subject };
  const made = await raiseAlarm(trx, { ...of, class: kind, zone, code }, origin, id);
  return { alarmId: made.alarm.id, incidentId, events: [...events, ...made.events] };
}

async function saidAgain(
  trx: Db,
  origin: AlarmOrigin,
  before: Alarm,
  signal: AlarmSignal,
  key: string,
): Promise<NewEvent[]> {
  const { alarm, events } = await signalAlarm(trx, before, signal, origin);
  const what = signal.what === 'raised' ? 'repeated' : signal.what;
  const noted =
    alarm.incidentId === null
      ? []
      : await signalOnLog(trx, origin, { incidentId: alarm.incidentId, alarm, what, code: signal.code, key });
  return [...noted, ...events];
}

type Opening = { category: string; signal: AlarmSignal; alarmId: number; key: string };

/** The incident that is open for this object or facility and category, else a new one; what was said stands on its log. */
async function incidentFor(
  trx: Db,
  origin: AlarmOrigin,
  { category, signal, alarmId, key }: Opening,
): Promise<{ incidentId: number; events: NewEvent[] }> {
  if (origin.facilityId !== null) await lockFacility(trx, origin.facilityId);
  const known = await openIncidentOf(trx, origin, category);
  const opened = known === undefined ? await openedFor(trx, origin, { category, signal, key }) : null;
  const incidentId = known ?? opened?.incidentId ?? 0;
  const about = {
    incidentId,
    alarm: { id: alarmId, class: signal.class, zone: signal.zone },
    what: 'raised' as const,
    code: signal.code,
    key,
  };
  return { incidentId, events: [...(opened?.events ?? []), ...(await signalOnLog(trx, origin, about))] };
}

async function openedFor(
  trx: Db,
  { actor, at, startedAt, by, centre, kato, facilityId, place, commonName, text = '' }: AlarmOrigin,
  { category, signal, key }: Pick<Opening, 'category' | 'signal' | 'key'>,
): Promise<{ incidentId: number; events: readonly NewEvent[] }> {
  const facts: IncidentFacts = {
    category,
    priority: ALARM_RULES[signal.class].priority,
    caller: null,
    address: { ...NO_ADDRESS, commonName, text },
    place,
    kato,
    facilityId,
    sensitive: false,
  };
  const command = { type: 'incident.create', key, centre, source: by, facts } as const;
  const { change } = await openedIn(trx, sourceOf(actor, at), {
    ...command,
    startedAt,
    answeredAt: null,
  });
  return { incidentId: change.result.incidentId, events: change.events ?? [] };
}

type OnLog = {
  incidentId: number;
  alarm: Pick<Alarm, 'id' | 'class' | 'zone'>;
  what: 'raised' | 'repeated' | 'restored' | 'cancelled';
  code: string;
  key: string;
};

/** Writes what was said on the log of its incident, whatever state that is in by now. */
async function signalOnLog(
  trx: Db,
  { actor, at }: AlarmOrigin,
  { incidentId, alarm, what, code, key }: OnLog,
): Promise<NewEvent[]> {
  const file = await incidentFile(trx, incidentId, { lock: true });
  if (!file) return [];
  const said = {
    type: 'alarm_signal' as const,
    alarmId: alarm.id,
    what,
    class: alarm.class,
    code,
    zone: alarm.zone,
  };
  const by = { at, actor, role: 'system' as const, ownUnitId: null };
  const { state, entries } = appended(file, [said], { key, happenedAt: at, by });
  await putIncident(trx, state, entries);
  return incidentEvents(state.incident, entries);
}
