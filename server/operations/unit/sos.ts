import { lockedUnit } from './command.ts';
import { centreOf, lastSeen, lastSosIncident, putUnit, unitById } from './store.ts';
import { appended, createIncident, type Actor } from '../../../shared/operations/incident-machine.ts';
import type { IncidentEvent } from '../../../shared/operations/log.ts';
import { formatNumber, numberYear } from '../../../shared/operations/number.ts';
import { NO_ADDRESS, type IncidentFile, type PoliceUnit } from '../../../shared/operations/schema.ts';
import { applyToUnit } from '../../../shared/operations/unit-machine.ts';
import type { Db } from '../../db/schema.ts';
import type { NewEvent } from '../../db/event/store.ts';
import { raiseAlarm } from '../../alarms/raise.ts';
import { act } from '../act.ts';
import type { Commander } from '../incident/commander.ts';
import {
  incidentFile,
  incidentOfTask,
  nextIncidentId,
  nextSequence,
  putIncident,
} from '../incident/store.ts';
import { playbookLookup } from '../playbook/playbooks.ts';
import { refused } from '../refusal.ts';
import { incidentEvents, unitEvents } from '../told.ts';

/** What a call for help of a crew is, in the tree of categories. */
const CATEGORY = 'officer_sos';
const PRIORITY = 1;

type Call = {
  unitId: number;
  key: string;
  /** Where the device says that it is; else where the unit was last seen. */
  place?: { lon: number; lat: number; accuracyM: number | null } | null;
};

/**
 * Takes a crew's call for help. It latches on the unit until somebody acknowledges it and its incident is closed: it opens an
 * incident of the highest priority where the unit was last seen, or raises the one of its earlier call that is still open, and
 * stands in the log of the incident that the crew works on. Pressed again it is already on, and nothing more is done.
 * @param asked what a retry repeats.
 * @throws TRPCError NOT_FOUND for a unit that is not there or outside.
 */
export async function raiseSos(
  db: Db,
  commander: Commander,
  call: Call,
  asked: unknown = call,
): Promise<{ unitId: number; version: number }> {
  const { unitId, key } = call;
  return act(db, { actor: commander.actor, type: 'unit.sos', key, asked }, async (trx) => {
    // Incidents are locked before units, lower ids first; what is read here without a lock only says which.
    const files = await lockedIncidents(trx, await unitById(trx, unitId), unitId);
    const unit = await lockedUnit(trx, commander, unitId);
    const by = commander.actorIn(unit.home.kato);
    const done = (version: number) => ({
      result: { unitId, version },
      object: `unit:${unitId}`,
      kato: unit.home.kato,
    });
    if (unit.sos) return done(unit.version);
    const { incidentId, events } = await incidentOf(trx, unit, files, { call, by });
    const outcome = applyToUnit(unit, { type: 'unit.sos', key, unitId }, by, incidentId);
    if (!outcome.ok) throw refused(outcome.refusal);
    await putUnit(trx, outcome.state, outcome.entries);
    const place = call.place ?? (await lastSeen(trx, unitId)) ?? null;
    const alarm = await raiseAlarm(
      trx,
      {
        class: 'sos',
        kato: unit.home.kato,
        object: `unit:${unitId}`,
        subject: unit.callSign,
        code: 'SOS',
        place: place && { lon: place.lon, lat: place.lat },
        incidentId,
      },
      by,
    );
    return {
      ...done(outcome.state.version),
      after: { sos: true, incidentId },
      events: [...events, ...unitEvents(outcome.state, outcome.entries), ...alarm.events],
    };
  });
}

type Concerned = { earlier: IncidentFile | undefined; atWork: IncidentFile | undefined };

async function lockedIncidents(trx: Db, unit: PoliceUnit | undefined, unitId: number): Promise<Concerned> {
  const earlierId = await lastSosIncident(trx, unitId);
  const taskId = unit?.taskId ?? null;
  const workId = taskId === null ? undefined : await incidentOfTask(trx, taskId);
  const files = new Map<number, IncidentFile>();
  for (const id of [earlierId, workId].filter((one) => one !== undefined).toSorted((a, b) => a - b)) {
    const file = await incidentFile(trx, id, { lock: true });
    if (file) files.set(id, file);
  }
  const earlier = files.get(earlierId ?? 0);
  const isOpen = earlier && earlier.incident.state !== 'closed' && earlier.incident.state !== 'merged';
  return { earlier: isOpen ? earlier : undefined, atWork: files.get(workId ?? 0) };
}

async function incidentOf(
  trx: Db,
  unit: PoliceUnit,
  { earlier, atWork }: Concerned,
  { call, by }: { call: Call; by: Actor },
): Promise<{ incidentId: number; events: NewEvent[] }> {
  const events: NewEvent[] = [];
  const told = async (file: IncidentFile, added: readonly IncidentEvent[]): Promise<void> => {
    const { state, entries } = appended(file, added, { key: call.key, happenedAt: by.at, by });
    await putIncident(trx, state, entries);
    events.push(...incidentEvents(state.incident, entries));
  };
  const called = { type: 'sos_called', unitId: unit.id } as const;
  if (atWork && atWork.incident.id !== earlier?.incident.id) await told(atWork, [called]);
  if (earlier) {
    const { id, priority } = earlier.incident;
    const raised = { type: 'edited', patch: { priority: PRIORITY }, before: { priority } } as const;
    await told(earlier, priority === PRIORITY ? [called] : [called, raised]);
    return { incidentId: id, events };
  }
  const opened = await openedFor(trx, unit, { call, by });
  return { incidentId: opened.id, events: [...events, ...opened.events] };
}

async function openedFor(trx: Db, unit: PoliceUnit, { call, by }: { call: Call; by: Actor }) {
  const { kato } = unit.home;
  const place = call.place ?? (await lastSeen(trx, unit.id)) ?? null;
  const centre = await centreOf(trx, kato);
  const year = numberYear(by.at);
  const id = await nextIncidentId(trx);
  const number = formatNumber({ centre, year, sequence: await nextSequence(trx, centre, year) });
  const outcome = createIncident(
    {
      type: 'incident.create',
      key: call.key,
      centre,
      source: 'sos',
      startedAt: by.at,
      answeredAt: null,
      facts: {
        category: CATEGORY,
        priority: PRIORITY,
        caller: null,
        address: { ...NO_ADDRESS, commonName: unit.callSign },
        place: place && { ...place, method: 'device' },
        kato,
        facilityId: null,
        sensitive: false,
      },
    },
    { ...by, id, number, playbookOf: await playbookLookup(trx) },
  );
  if (!outcome.ok) throw refused(outcome.refusal);
  await putIncident(trx, outcome.state, outcome.entries);
  return { id, events: incidentEvents(outcome.state.incident, outcome.entries) };
}
