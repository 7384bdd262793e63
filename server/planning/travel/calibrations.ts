import { drivesOf, factorsInForce, insertFactor, type Drive } from './store.ts';
import type { Travel } from './travel.ts';
import type { Kato, UnitType } from '../../../shared/hierarchy/schema.ts';
import { greatCircleM } from '../../../shared/operations/distance.ts';
import { hoursAt, placeSpeedOf, type Hours, type PlaceSpeed } from '../../../shared/operations/eta.ts';
import { policeUnitTypeSchema } from '../../../shared/operations/schema.ts';
import {
  calibrate,
  type CalibrationFinding,
  type Trip,
} from '../../../shared/planning/travel/calibration.ts';
import type { TravelBasis, TravelTime } from '../../../shared/planning/travel/travel-time.ts';
import type { Db } from '../../db/schema.ts';
import { write } from '../../db/write.ts';

/** Trails are kept for thirty days. */
const PERIOD_MS = 30 * 86_400_000;
/** Of more drives the newest say enough. */
const MOST_DRIVES = 3_000;
/** By road each drive is a question of its own. */
const MOST_BY_ROAD = 600;

/** What own tracks say of one implementation, from which drives of which period. */
export type CalibrationAnswer = {
  basis: TravelBasis['name'];
  fromMs: number;
  toMs: number;
  findings: CalibrationFinding[];
  /** Drives of the demonstration among them: they say nothing of real streets. */
  demonstration: number;
};

/** Compares the drives of some units of territory with what would have been reckoned for them. */
export async function calibrationFrom(
  { db, travel, typeOf }: { db: Db; travel: Travel; typeOf: (kato: Kato) => UnitType | undefined },
  { katos, nowMs, basis }: { katos: readonly Kato[]; nowMs: number; basis: TravelBasis['name'] },
): Promise<CalibrationAnswer | null> {
  const reckoner = await travel.reckoner(basis);
  if (!reckoner) return null;
  const limit = basis === 'roads' ? MOST_BY_ROAD : MOST_DRIVES;
  const fromMs = nowMs - PERIOD_MS;
  const drives = (await drivesOf(db, { katos, fromMs, toMs: nowMs, limit })).filter(
    ({ type, arrivedMs, setOffMs }) => type !== 'foot_patrol' && arrivedMs > setOffMs,
  );
  const trips: Trip[] = [];
  for (const drive of drives) {
    const trip = await tripOf(reckoner, drive, placeSpeedOf(typeOf(drive.kato)));
    if (trip) trips.push(trip);
  }
  const demonstration = drives.filter((drive) => drive.demonstration).length;
  return { basis, fromMs, toMs: nowMs, findings: calibrate(trips), demonstration };
}

async function tripOf(reckoner: TravelTime, drive: Drive, kind: PlaceSpeed): Promise<Trip | null> {
  const { fromLon, fromLat, toLon, toLat, setOffMs, arrivedMs, type } = drive;
  const hours = hoursAt(setOffMs);
  const from = { lon: fromLon, lat: fromLat, kind };
  const to = { lon: toLon, lat: toLat, kind };
  const { seconds, estimated, basis } = await reckoner.matrix({
    from: [from],
    to: [to],
    type: policeUnitTypeSchema.parse(type),
    hours,
  });
  const [reckonedS = Number.NaN] = seconds;
  // A drive that the roads do not know says nothing of them.
  if (Number.isNaN(reckonedS) || (!basis.estimate && estimated[0] === 1)) return null;
  const straightM = greatCircleM(fromLon, fromLat, toLon, toLat);
  return { kind, hours, straightM, observedS: (arrivedMs - setOffMs) / 1000, reckonedS };
}

/** Puts a factor into force, for the whole installation, with what it was made from; 1 takes it back. */
export async function acceptFactor(
  db: Db,
  { actor, atMs, reason }: { actor: string; atMs: number; reason: string },
  accepted: {
    basis: TravelBasis['name'];
    kind: PlaceSpeed;
    hours: Hours;
    factor: number;
    trips: number;
    fromMs: number | null;
    toMs: number | null;
  },
): Promise<void> {
  await write(db, { actor, action: 'planning.acceptCalibration', note: reason }, async (trx) => {
    const { basis, kind, hours } = accepted;
    const before = (await factorsInForce(trx)).find(
      (one) => one.basis === basis && one.kind === kind && one.hours === hours,
    );
    await insertFactor(trx, { ...accepted, acceptedAtMs: atMs, actor, reason });
    const object = `travel_calibration:${basis}.${kind}.${hours}`;
    return {
      result: undefined,
      object,
      before: before ?? null,
      after: accepted,
      events: [{ kind: 'roads.calibrated', kato: null, object, data: { basis, kind, hours } }],
    };
  });
}
