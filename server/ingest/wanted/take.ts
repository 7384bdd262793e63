import { createHash } from 'node:crypto';
import { lockedWanted, type WantedList } from './store.ts';
import type { PlateMessage } from '../../../shared/ingest/json/message.ts';
import { platePrinted } from '../../../shared/ingest/plate.ts';
import { HIT_LASTS_MS, SAME_SIGHTING_MS } from '../../../shared/ingest/wanted.ts';
import { appended } from '../../../shared/operations/incident-machine.ts';
import type { NewEvent } from '../../db/event/store.ts';
import type { Db } from '../../db/schema.ts';
import type { Change } from '../../db/write.ts';
import { standingAlarms } from '../../alarms/store.ts';
import { takeAlarmSignal, type AlarmOrigin } from '../../operations/alarm/take.ts';
import { incidentFile, putIncident } from '../../operations/incident/store.ts';
import { incidentEvents } from '../../operations/told.ts';
import { centreOf } from '../../operations/unit/store.ts';
import { actorOf, Aside, takenOnce, type Desk, type Taken } from '../json/taken.ts';
import type { CameraStandpoint } from '../where/store.ts';
import { atCamera, atPoint, implausiblePlace, type Where } from '../where/where.ts';

type Plates = Desk & {
  wanted: WantedList;
  cameraOf: (number: string) => Promise<CameraStandpoint | undefined>;
};

/** A clock that is further ahead than this is wrong. */
const AHEAD_MS = 120_000;
/** Clocks of cameras differ: a hit that is older than the last one by less may be the later one. */
const SKEW_MS = 120_000;

/** Thrown to leave a transaction without a trace. */
class NotLookedFor extends Error {}

/**
 * Takes a plate that a camera has read. Only one that is looked for where the camera stands leaves anything behind: an alarm
 * and an incident, or another sighting on its log. Every hit is looked at in the same way and answered alike, so that a
 * source cannot ask who is looked for; and nothing that is written of one that is not taken names the plate.
 * @returns `duplicate` for a hit of a wanted vehicle that came before, which its sender is not told.
 * @throws Aside for a camera that nobody knows, a place or a time that cannot be.
 */
export async function takePlate(desk: Plates, message: PlateMessage): Promise<Taken> {
  const { nowMs, wanted, isWithin } = desk;
  const atMs = Date.parse(message.at);
  if (atMs > nowMs + AHEAD_MS) throw new Aside('quarantined', 'from_the_future', message.at);
  if (atMs < nowMs - HIT_LASTS_MS) throw new Aside('quarantined', 'stale', message.at);
  const camera = message.camera ? await desk.cameraOf(message.camera) : undefined;
  const where = whereOf(desk, message, camera);
  if (!desk.covers(where.kato)) throw new Aside('quarantined', 'outside_territory', where.commonName);
  const looked = wanted.byPlate.get(message.plate) ?? [];
  const hit = looked.find(({ kato, untilMs }) => untilMs > nowMs && isWithin(where.kato, kato));
  if (!hit) return { outcome: 'accepted' };
  // Under its own words: that an id came before with another plate would tell that this one is looked for.
  const key = createHash('sha256').update(JSON.stringify(message)).digest('base64url');
  const headingDeg = message.headingDeg ?? camera?.azimuth_deg ?? null;
  const sighting = { id: hit.id, atMs, where, zone: camera?.external_id ?? where.commonName, headingDeg };
  const taken = takenOnce(desk, message, (trx) => sighted(trx, desk, sighting), key);
  return taken.catch((error: unknown) => {
    if (error instanceof NotLookedFor) return { outcome: 'accepted' };
    throw error;
  });
}

type Sighting = {
  /** The entry of the list. */
  id: number;
  atMs: number;
  where: Where;
  /** The camera's number, or the place. */
  zone: string;
  headingDeg: number | null;
};

/** A wanted vehicle was seen: its alarm and its incident, which follows it. */
async function sighted(
  trx: Db,
  { source, nowMs }: Desk,
  { id, atMs, where, zone, headingDeg }: Sighting,
): Promise<Change<Taken>> {
  const vehicle = await lockedWanted(trx, id, nowMs);
  // Taken off the list a moment ago.
  if (!vehicle) throw new NotLookedFor();
  const object = `wanted_vehicle:${id}`;
  const before = await standingAlarms(trx, object);
  if (before.some((alarm) => alarm.zone === zone && alarm.lastAt > nowMs - SAME_SIGHTING_MS))
    return { result: { outcome: 'accepted' }, repeated: true };
  const lastMs = Math.max(0, ...before.map(({ lastAt }) => lastAt));
  const plate = platePrinted(vehicle.plate);
  const heading = headingWords(headingDeg);
  const words = [plate, vehicle.vehicle, vehicle.case_number, where.commonName, heading];
  const origin: AlarmOrigin = {
    ...where,
    actor: actorOf(source),
    at: nowMs,
    startedAt: Math.min(atMs, nowMs),
    sourceId: source.id,
    accountId: null,
    object,
    by: 'plate_hit',
    centre: await centreOf(trx, where.kato),
    commonName: plate,
    subject: plate,
    text: words.filter(Boolean).join(' · '),
  };
  const key = `plate-${id}-${nowMs}`;
  const signal = { class: 'wanted_vehicle', what: 'raised', code: heading, zone } as const;
  const { alarmId, incidentId, events } = await takeAlarmSignal(trx, origin, signal, key);
  const isLater = incidentId !== null && atMs >= lastMs - SKEW_MS;
  const moved = isLater ? await movedTo(trx, { incidentId, origin, key }) : [];
  return {
    result: { outcome: 'accepted' },
    object,
    kato: where.kato,
    after: { camera: zone, headingDeg, alarmId, incidentId },
    events: [...events, ...moved],
  };
}

/** 90 is `→ 090°`: the same in every language. */
const headingWords = (deg: number | null): string =>
  deg === null ? '' : `→ ${String(Math.round(deg) % 360).padStart(3, '0')}°`;

function whereOf(
  desk: Plates,
  { camera: number, place }: PlateMessage,
  camera: CameraStandpoint | undefined,
): Where {
  // The vehicle is before the camera, wherever that belongs to.
  if (camera) return { ...atCamera(camera), facilityId: null };
  if (!place) throw new Aside('quarantined', 'unknown_place', number ?? undefined);
  const wrong = implausiblePlace(place);
  if (wrong) throw new Aside('quarantined', wrong, `${place.lon}, ${place.lat}`);
  const commonName = number ?? `${place.lon.toFixed(4)}, ${place.lat.toFixed(4)}`;
  return atPoint(place, { locate: desk.locate, elsewhere: desk.source.kato, commonName });
}

/** The incident is where the vehicle was seen last. */
async function movedTo(
  trx: Db,
  { incidentId, origin, key }: { incidentId: number; origin: AlarmOrigin; key: string },
): Promise<NewEvent[]> {
  const file = await incidentFile(trx, incidentId, { lock: true });
  if (!file || !origin.place) return [];
  const { place, kato } = file.incident;
  if (place?.lon === origin.place.lon && place.lat === origin.place.lat) return [];
  const elsewhere = kato === origin.kato ? {} : { kato: origin.kato };
  const event = {
    type: 'edited' as const,
    patch: { place: origin.place, ...elsewhere },
    before: { place, ...(kato === origin.kato ? {} : { kato }) },
  };
  const by = { at: origin.at, actor: origin.actor, role: 'system' as const, ownUnitId: null };
  const { state, entries } = appended(file, [event], { key, happenedAt: origin.startedAt, by });
  await putIncident(trx, state, entries);
  return incidentEvents(state.incident, entries);
}
