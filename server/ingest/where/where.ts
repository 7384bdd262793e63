import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { locator, type Locate } from '../../../shared/hierarchy/locate.ts';
import { implausibility, type Implausible } from '../../../shared/operations/position.ts';
import type { IncidentFacts } from '../../../shared/operations/schema.ts';
import type { Db } from '../../db/schema.ts';
import { activeBoundarySet, boundariesOf } from '../../hierarchy/store.ts';
import type { CameraStandpoint, FacilityStandpoint } from './store.ts';

/** Finds the unit of territory of a place: the district, or where none is drawn the region. */
export type Located = { setId: number | null; locate: Locate };

/** Reads the boundaries in use unless they are those that were read last. */
export async function readLocate(db: Db, last: Located | null): Promise<Located> {
  const set = await activeBoundarySet(db);
  if (last && last.setId === (set?.id ?? null)) return last;
  if (!set) return { setId: null, locate: () => null };
  const [districts, regions] = [await boundariesOf(db, set.id, 2), await boundariesOf(db, set.id, 1)];
  const [within, around] = [locator(districts.features), locator(regions.features)];
  return { setId: set.id, locate: (lon, lat) => within(lon, lat) ?? around(lon, lat) };
}

export type Point = { lon: number; lat: number; accuracyM?: number | null | undefined };

/** Where something happened, as alarms and incidents keep it. */
export type Where = {
  kato: Kato;
  place: IncidentFacts['place'];
  facilityId: number | null;
  /** What people call it: the facility's name, the camera's number. */
  commonName: string;
};

export const atFacility = ({ id, kato, lon, lat, name_ru }: FacilityStandpoint): Where => ({
  kato,
  place: { lon, lat, accuracyM: null, method: 'facility' },
  facilityId: id,
  commonName: name_ru.slice(0, 200),
});

export const atCamera = ({ external_id, facility_id, kato, lon, lat }: CameraStandpoint): Where => ({
  kato,
  place: { lon, lat, accuracyM: null, method: 'device' },
  facilityId: facility_id,
  commonName: external_id,
});

/** @param elsewhere the unit of territory of a place that no boundary holds. */
export const atPoint = (
  { lon, lat, accuracyM = null }: Point,
  { locate, elsewhere, commonName }: { locate: Locate; elsewhere: Kato; commonName: string },
): Where => ({
  kato: locate(lon, lat) ?? elsewhere,
  place: { lon, lat, accuracyM, method: 'device' },
  facilityId: null,
  commonName,
});

/** Why nothing can have happened at a place; null when it can. */
export const implausiblePlace = ({ lon, lat }: Point): Implausible | null =>
  implausibility({ lon, lat, at: 0, accuracyM: null }, null, 0);
