import type { Db } from '../../db/schema.ts';
import { camerasWithin } from '../../register/store.ts';
import type { IncidentCell } from '../location/store.ts';
import {
  entrances,
  halfSideM,
  metresFrom,
  perimeter,
  type Metres,
} from '../../../shared/planning/camera-siting/footprint.ts';
import type { CameraSitingQuestion, Target } from '../../../shared/planning/camera-siting/schema.ts';
import type { Scene } from '../../../shared/planning/camera-siting/siting.ts';
import type { View } from '../../../shared/planning/camera-siting/view.ts';
import type { Facility } from '../../../shared/register/schema.ts';

/** Full HD: what is taken of an existing camera, whose picture the register does not know. */
export const EXISTING_WIDTH_PX = 1_920;
const MOST_EXISTING = 200;
/** Incidents so near a facility are its. */
const INCIDENTS_M = 150;

/** What is to be seen around a facility. */
export function sceneOf(
  { lon, lat, people }: Facility,
  { demand }: CameraSitingQuestion,
  cells: readonly IncidentCell[],
): Scene {
  const half = halfSideM(people);
  const points = (target: Target, places: readonly { at: Metres; count: number }[]): Scene['points'] => {
    const wanted = { entrance: demand.entrances, perimeter: demand.perimeter, incident: demand.incidents }[
      target
    ];
    return wanted
      ? places.map(({ at, count }) => ({ at, target, ...wanted, weight: wanted.weight * count }))
      : [];
  };
  const once = (at: Metres) => ({ at, count: 1 });
  const near = cells
    .map((cell) => ({ at: metresFrom({ lon, lat }, cell.lon, cell.lat), count: cell.count }))
    .filter(({ at }) => Math.hypot(...at) <= INCIDENTS_M);
  return {
    lon,
    lat,
    half,
    points: [
      ...points('entrance', entrances(half).map(once)),
      ...points('perimeter', perimeter(half).map(once)),
      ...points('incident', near),
    ],
  };
}

/** Cameras that see already; `unknown` are those of which nobody knows where they look. */
export async function existingCameras(
  db: Db,
  { unit, heightM }: CameraSitingQuestion,
  facilities: readonly Facility[],
): Promise<{ cameras: { lon: number; lat: number; view: View }[]; unknown: number }> {
  const pages = await Promise.all(
    facilities.map(({ id }) =>
      camerasWithin(db, { units: [unit], facilityId: id, after: 0, limit: MOST_EXISTING }),
    ),
  );
  const working = pages.flat().filter((camera) => camera.working);
  const cameras = working.flatMap(({ lon, lat, azimuthDeg, fovDeg }) =>
    azimuthDeg === null || fovDeg === null
      ? []
      : [{ lon, lat, view: { azimuthDeg, fovDeg, widthPx: EXISTING_WIDTH_PX, heightM } }],
  );
  return { cameras, unknown: working.length - cameras.length };
}
