import { DEFAULT_CAMERA_PROFILE } from '../register/camera-profile.ts';
import type { Camera } from '../register/schema.ts';
import { PIXELS_PER_M, rangeM } from '../register/sector.ts';
import { greatCircleM } from './distance.ts';

/** What a picture is good for at a distance, best first (IEC/EN 62676-4). */
const DETAILS = ['identify', 'recognise', 'observe', 'detect'] as const;
export type Detail = (typeof DETAILS)[number];

/** A camera near a place. `detail` is null when the place is out of its wedge or too far to see anything. */
export type NearCamera<C> = { camera: C; distanceM: number; detail: Detail | null };

type Seeing = Pick<Camera, 'id' | 'lon' | 'lat' | 'azimuthDeg' | 'fovDeg' | 'working' | 'linked'>;

/** A dome turns; a camera of unknown field of view is taken as a common one. */
const COMMON_FOV_DEG = 90;
const RAD = Math.PI / 180;

/**
 * The cameras to open for a place: working ones first, of these the ones whose picture reaches the centre, of these the
 * ones that have the place in their wedge, then by distance. A broken camera is listed last and never left out: that
 * nobody sees the place is what one has to know.
 * @param withinM cameras farther away are not looked at.
 */
export function nearestCameras<C extends Seeing>(
  cameras: Iterable<C>,
  place: { lon: number; lat: number },
  { limit = 8, withinM = 500 }: { limit?: number; withinM?: number } = {},
): NearCamera<C>[] {
  const near: NearCamera<C>[] = [];
  for (const camera of cameras) {
    const distanceM = greatCircleM(camera.lon, camera.lat, place.lon, place.lat);
    if (distanceM <= withinM) near.push({ camera, distanceM, detail: detailAt(camera, place, distanceM) });
  }
  return near.sort(byUse).slice(0, limit);
}

const byUse = (a: NearCamera<Seeing>, b: NearCamera<Seeing>): number =>
  Number(b.camera.working) - Number(a.camera.working) ||
  Number(b.camera.linked) - Number(a.camera.linked) ||
  Number(b.detail !== null) - Number(a.detail !== null) ||
  a.distanceM - b.distanceM ||
  a.camera.id - b.camera.id;

function detailAt(camera: Seeing, place: { lon: number; lat: number }, distanceM: number): Detail | null {
  const { azimuthDeg, fovDeg } = camera;
  if (azimuthDeg !== null && fovDeg !== null && fovDeg < 360) {
    const offDeg = Math.abs(((bearingDeg(camera, place) - azimuthDeg + 540) % 360) - 180);
    // Who stands under the camera is in every wedge.
    if (distanceM > 1 && offDeg > fovDeg / 2) return null;
  }
  const fov = fovDeg !== null && fovDeg < 360 ? fovDeg : COMMON_FOV_DEG;
  return (
    DETAILS.find(
      (detail) => distanceM <= rangeM(DEFAULT_CAMERA_PROFILE.minWidthPx, fov, PIXELS_PER_M[detail]),
    ) ?? null
  );
}

/** Direction from one place to another near by, clockwise from north. */
function bearingDeg(from: { lon: number; lat: number }, to: { lon: number; lat: number }): number {
  const east = (to.lon - from.lon) * Math.cos(from.lat * RAD);
  return (Math.atan2(east, to.lat - from.lat) / RAD + 360) % 360;
}
