import { incidentOfForeign, lockSource, putForeign } from './store.ts';
import { serviceCodes } from '../../../data/categories/service-codes.ts';
import type { Warning } from '../../../shared/ingest/json/answer.ts';
import type { ReportMessage } from '../../../shared/ingest/json/message.ts';
import { addressOf, callerOf, categoryOfCode, reportNote } from '../../../shared/ingest/json/report-text.ts';
import { SETTINGS } from '../../../shared/ingest/source.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { appended, type Actor } from '../../../shared/operations/incident-machine.ts';
import type { IncidentEvent } from '../../../shared/operations/log.ts';
import { ACCURACY_M, type PlaceHit } from '../../../shared/operations/geocode.ts';
import type { Address, Incident, IncidentFacts } from '../../../shared/operations/schema.ts';
import type { NewEvent } from '../../db/event/store.ts';
import type { Db } from '../../db/schema.ts';
import { sourceOf } from '../../operations/incident/commander.ts';
import { openedIn } from '../../operations/incident/create.ts';
import { incidentFile, numberOf, putIncident } from '../../operations/incident/store.ts';
import { categoryOf } from '../../operations/playbook/playbooks.ts';
import { incidentEvents } from '../../operations/told.ts';
import { centreOf } from '../../operations/unit/store.ts';
import { actorOf, happenedAt, takenOnce, type Desk, type Taken } from '../json/taken.ts';
import { facilityOf } from '../where/store.ts';
import { atFacility, atPoint, implausiblePlace } from '../where/where.ts';

type Reports = Desk & {
  /** Places in the source's territory that answer to an address, best first. */
  findPlaces: (address: Address) => Promise<PlaceHit[]>;
};

const OTHER = 'other';
const CODES = serviceCodes();

/**
 * Takes a report of another service: an incident, or another word on the log of the one that it opened under this number. A
 * person called for help, so nothing about place or category keeps it out: what cannot be is left out, and the answer says so.
 * @throws Aside for one that is older than a day.
 */
export async function takeReport(desk: Reports, message: ReportMessage): Promise<Taken> {
  const { source } = desk;
  const { atMs, warnings } = happenedAt(message.at, desk.nowMs);
  return takenOnce(desk, message, async (trx) => {
    await lockSource(trx, source.id);
    const known = await incidentOfForeign(trx, source.id, message.number);
    const facts = await factsOf(trx, desk, message, warnings);
    const done =
      known === undefined
        ? await opened(trx, desk, { message, facts, atMs })
        : await added(trx, desk, { message, facts, incidentId: known });
    return {
      result: {
        outcome: 'accepted',
        incident: await numberOf(trx, done.incidentId),
        ...(warnings.length > 0 ? { warnings } : {}),
      },
      object: `incident:${done.incidentId}`,
      kato: done.kato,
      after: { number: message.number, category: facts.category, isNew: known === undefined },
      events: done.events,
    };
  });
}

type Done = { incidentId: number; kato: Kato; events: readonly NewEvent[] };

const keyOf = ({ source, nowMs }: Desk): string => `report-${source.id}-${nowMs}`;

async function opened(
  trx: Db,
  desk: Reports,
  { message, facts, atMs }: { message: ReportMessage; facts: IncidentFacts; atMs: number },
): Promise<Done> {
  const by = sourceOf(actorOf(desk.source), desk.nowMs);
  const { file, change } = await openedIn(trx, by, {
    type: 'incident.create',
    key: keyOf(desk),
    centre: await centreOf(trx, facts.kato),
    source: 'other_service',
    facts,
    startedAt: atMs,
    answeredAt: null,
  });
  const { incidentId } = change.result;
  await putForeign(trx, { sourceId: desk.source.id, number: message.number, incidentId });
  const note = { type: 'noted', text: reportNote(message) } as const;
  const noted = appended(file, [note], { key: keyOf(desk), happenedAt: atMs, by: by.actorIn(facts.kato) });
  await putIncident(trx, noted.state, noted.entries);
  const events = [...(change.events ?? []), ...incidentEvents(noted.state.incident, noted.entries)];
  return { incidentId, kato: facts.kato, events };
}

/** Another word on a case: it stands on the log, whatever state the incident is in; what was not known is filled in. */
async function added(
  trx: Db,
  desk: Reports,
  { message, facts, incidentId }: { message: ReportMessage; facts: IncidentFacts; incidentId: number },
): Promise<Done> {
  const file = await incidentFile(trx, incidentId, { lock: true });
  if (!file) throw new Error(`There is no incident ${incidentId}`);
  const by: Actor = sourceOf(actorOf(desk.source), desk.nowMs).actorIn(facts.kato);
  const events: IncidentEvent[] = [{ type: 'noted', text: reportNote(message) }];
  const filled = filledIn(file.incident, facts);
  if (filled) events.push(filled);
  const { state, entries } = appended(file, events, { key: keyOf(desk), happenedAt: desk.nowMs, by });
  await putIncident(trx, state, entries);
  return { incidentId, kato: state.incident.kato, events: incidentEvents(state.incident, entries) };
}

/** What an open incident lacked: its place and its caller; what the desk has is the desk's. */
function filledIn(incident: Incident, { place, caller }: IncidentFacts): IncidentEvent | null {
  if (incident.state === 'closed' || incident.state === 'merged') return null;
  const patch = {
    ...(incident.place === null && place !== null ? { place } : {}),
    ...(incident.caller === null && caller !== null ? { caller } : {}),
  };
  if (Object.keys(patch).length === 0) return null;
  const before = Object.fromEntries(Object.keys(patch).map((field) => [field, null]));
  return { type: 'edited', patch, before };
}

/** What a report says, as far as it can be. @param warnings takes what could not be. */
async function factsOf(
  trx: Db,
  desk: Reports,
  message: ReportMessage,
  warnings: Warning[],
): Promise<IncidentFacts> {
  const settings = SETTINGS.json.safeParse(desk.source.settings);
  const own = new Map(Object.entries(settings.success ? settings.data.categories : {}));
  const isKnown = (name: string): boolean => categoryOf(name) !== undefined;
  const category = categoryOfCode(message.category, own, { codes: CODES, isKnown });
  if (category === null) warnings.push('category');
  const where = await whereOf(trx, desk, message, warnings);
  const address = addressOf(message);
  // So that a queue has something to call it by.
  const unnamed = Object.values(address).some(Boolean) ? '' : `№ ${message.number}`;
  return {
    category: category ?? OTHER,
    priority: message.priority ?? categoryOf(category ?? OTHER)?.priority ?? 3,
    caller: callerOf(message),
    address: { ...address, commonName: where.commonName || address.commonName || unnamed },
    place: where.place,
    kato: where.kato,
    facilityId: where.facilityId,
    sensitive: false,
  };
}

async function whereOf(
  trx: Db,
  desk: Reports,
  message: ReportMessage,
  warnings: Warning[],
): Promise<{
  place: IncidentFacts['place'];
  kato: Kato;
  facilityId: number | null;
  commonName?: string;
}> {
  const { source, covers } = desk;
  if (message.unit && !covers(message.unit)) warnings.push('unit');
  const unit = message.unit && covers(message.unit) ? message.unit : null;
  if (message.facility) {
    const facility = await facilityOf(trx, message.facility);
    if (facility && covers(facility.kato)) return atFacility(facility);
    warnings.push('facility');
  }
  const nowhere = { place: null, kato: unit ?? source.kato, facilityId: null };
  if (message.place) {
    const at = { locate: desk.locate, elsewhere: unit ?? source.kato, commonName: '' };
    const { place, kato } = atPoint(message.place, at);
    if (!implausiblePlace(message.place) && covers(kato))
      return { place, kato: unit ?? kato, facilityId: null };
    warnings.push('place');
  }
  const [hit] = await desk.findPlaces(addressOf(message));
  if (!hit || (unit !== null && !desk.isWithin(hit.place.kato, unit))) return nowhere;
  const { lon, lat, kind, id, kato } = hit.place;
  return {
    place: { lon, lat, accuracyM: ACCURACY_M[kind], method: 'geocoded' },
    kato,
    facilityId: kind === 'facility' ? Number(id) : null,
  };
}
