import {
  lockedDetector,
  markHeard,
  putDetectorRow,
  unregisteredCount,
  type DetectorRow,
  type Standing,
} from './store.ts';
import { DETECTOR_TYPES } from '../../../shared/operations/detector-type.ts';
import type { DetectorMessage } from '../../../shared/ingest/json/message.ts';
import type { AlarmSignal } from '../../../shared/alarms/alarm.ts';
import type { Db } from '../../db/schema.ts';
import { takeAlarmSignal, type AlarmOrigin } from '../../operations/alarm/take.ts';
import { numberOf } from '../../operations/incident/store.ts';
import { centreOf } from '../../operations/unit/store.ts';
import { actorOf, Aside, happenedAt, takenOnce, type Desk, type Taken } from '../json/taken.ts';
import { cameraAt, cameraOf, facilityAt, facilityOf } from '../where/store.ts';
import { atCamera, atFacility, atPoint, implausiblePlace, type Where } from '../where/where.ts';

/** A source may name so many detectors that nobody registered. */
const MOST_UNREGISTERED = 5_000;

/**
 * Takes what a detector or a camera's analytics say: a new alarm with its incident, another word on those that stand, or
 * trouble of the equipment, by the same rules as a panel's signal. One that nobody registered is known from then on by what
 * the message says of it.
 * @throws Aside when it is not to be taken.
 */
export async function takeDetector(desk: Desk, message: DetectorMessage): Promise<Taken> {
  const { db, source, nowMs } = desk;
  const externalId = message.detector;
  if (message.event === 'test') {
    const heard = await markHeard(db, { sourceId: source.id, externalId, atMs: nowMs });
    if (!heard) throw new Aside('quarantined', 'unknown_device', externalId);
    if (!heard.enabled) throw new Aside('quarantined', 'taken_off', externalId);
    return { outcome: 'accepted' };
  }
  const { atMs, warnings } = happenedAt(message.at, nowMs);
  return takenOnce(desk, message, async (trx) => {
    const detector = await knownDetector(trx, desk, message);
    const where = await whereOf(trx, desk, detector, externalId);
    const origin: AlarmOrigin = {
      ...where,
      actor: actorOf(source),
      at: nowMs,
      startedAt: atMs,
      sourceId: source.id,
      accountId: null,
      object: `detector:${detector.id}`,
      by: message.camera || detector.camera_id !== null ? 'camera_analytics' : 'detector',
      centre: await centreOf(trx, where.kato),
    };
    const signal = signalOf(message, detector);
    const taken = await takeAlarmSignal(trx, origin, signal, `detector-${detector.id}-${nowMs}`);
    await markHeard(trx, { sourceId: source.id, externalId, atMs: nowMs });
    const { alarmId, incidentId } = taken;
    return {
      result: {
        outcome: 'accepted',
        ...(incidentId === null ? {} : { incident: await numberOf(trx, incidentId) }),
        ...(warnings.length > 0 ? { warnings } : {}),
      },
      object: `detector:${detector.id}`,
      kato: where.kato,
      after: { ...signal, alarmId, incidentId },
      events: taken.events,
    };
  });
}

/** What it says, in the words of alarms. */
function signalOf({ event, type, trouble, zone }: DetectorMessage, detector: DetectorRow): AlarmSignal {
  const kind = type ?? detector.type;
  const isTrouble = event === 'trouble' || event === 'trouble_over';
  const what =
    event === 'alarm' || event === 'trouble' ? 'raised' : event === 'cancelled' ? 'cancelled' : 'restored';
  const of = isTrouble ? (trouble ?? 'fault') : DETECTOR_TYPES[kind];
  return { class: of, what, code: kind, zone: zone ?? '' };
}

/** The detector, locked; one that is new is written down first. */
async function knownDetector(trx: Db, desk: Desk, message: DetectorMessage): Promise<DetectorRow> {
  const { source } = desk;
  const known = await lockedDetector(trx, source.id, message.detector);
  if (known && !known.enabled) throw new Aside('quarantined', 'taken_off', message.detector);
  if (known?.registered) return known;
  const type = message.type ?? known?.type;
  if (!type) throw new Aside('quarantined', 'unknown_device', message.detector);
  const standing = (await toldStanding(trx, desk, message)) ?? known;
  if (!standing) throw new Aside('quarantined', 'unknown_place', message.detector);
  if (!known && (await unregisteredCount(trx, source.id)) >= MOST_UNREGISTERED)
    throw new Aside('quarantined', 'too_many_devices', message.detector);
  const { facility_id, camera_id, lon, lat, kato } = standing;
  await putDetectorRow(trx, {
    source_id: source.id,
    external_id: message.detector,
    type,
    facility_id,
    camera_id,
    lon,
    lat,
    kato,
    registered: false,
    enabled: true,
  });
  const row = await lockedDetector(trx, source.id, message.detector);
  if (!row) throw new Error(`There is no detector ${message.detector}`);
  return row;
}

/**
 * Where the message says that it stands; null when it does not say, or says what cannot be and names nothing else.
 * @throws Aside for a place that nobody knows, that cannot be, or in which the source may not act.
 */
async function toldStanding(trx: Db, desk: Desk, message: DetectorMessage): Promise<Standing | null> {
  const none = { facility_id: null, camera_id: null, lon: null, lat: null };
  const found = await (async (): Promise<Standing | null> => {
    if (message.facility) {
      const facility = await facilityOf(trx, message.facility);
      if (facility) return { ...none, facility_id: facility.id, kato: facility.kato };
    }
    if (message.camera) {
      const camera = await cameraOf(trx, message.camera);
      if (camera) return { ...none, camera_id: camera.id, kato: camera.kato };
    }
    if (!message.place) {
      const named = message.facility ?? message.camera;
      if (named) throw new Aside('quarantined', 'unknown_place', named);
      return null;
    }
    const { lon, lat } = message.place;
    const wrong = implausiblePlace(message.place);
    if (wrong) throw new Aside('quarantined', wrong, `${lon}, ${lat}`);
    return { ...none, lon, lat, kato: desk.locate(lon, lat) ?? desk.source.kato };
  })();
  if (found && !desk.covers(found.kato))
    throw new Aside('quarantined', 'outside_territory', message.detector);
  return found;
}

/** Where a detector's alarms are; when the register lost what it stands at, somewhere in the territory it lay in. */
async function whereOf(
  trx: Db,
  { locate, source }: Desk,
  { facility_id, camera_id, lon, lat, kato }: DetectorRow,
  externalId: string,
): Promise<Where> {
  const facility = facility_id === null ? undefined : await facilityAt(trx, facility_id);
  if (facility) return atFacility(facility);
  const camera = camera_id === null ? undefined : await cameraAt(trx, camera_id);
  if (camera) return atCamera(camera);
  if (lon !== null && lat !== null)
    return { ...atPoint({ lon, lat }, { locate, elsewhere: source.kato, commonName: externalId }), kato };
  return { kato, place: null, facilityId: null, commonName: externalId };
}
