import type { FeatureCollection, Polygon } from 'geojson';
import { DEFAULT_CAMERA_PROFILE } from '../../../shared/register/camera-profile.ts';
import { PIXELS_PER_M, rangeM, sectorRing } from '../../../shared/register/sector.ts';

/** A camera that the map shows; `azimuthDeg` and `fovDeg` are null for a dome or when nobody knows. */
export type SeenCamera = {
  id: number;
  lon: number;
  lat: number;
  linked: boolean;
  working: boolean;
  azimuthDeg: number | null;
  fovDeg: number | null;
};

/** Above what the densest place of the register has on a wall of 3840 by 1080: a street must not look unwatched for want of a wedge. */
const MOST_WEDGES = 5_000;

/**
 * How far a wedge reaches: as far as a picture of the profile's width lets one see that a person is there. The register
 * does not hold the resolution of a camera, so it is what the profile asks for, not what the camera has.
 */
export const wedgeRangeM = (fovDeg: number): number =>
  rangeM(DEFAULT_CAMERA_PROFILE.minWidthPx, fovDeg, PIXELS_PER_M.detect);

/** The ground the cameras look at; a camera without a direction has none. */
export function wedgeFeatures(
  cameras: readonly SeenCamera[],
): FeatureCollection<Polygon, Pick<SeenCamera, 'id' | 'linked' | 'working'>> {
  const features = cameras.slice(0, MOST_WEDGES).flatMap((camera) => {
    const { id, lon, lat, linked, working, azimuthDeg, fovDeg } = camera;
    if (azimuthDeg === null || fovDeg === null) return [];
    const ring = sectorRing({ lon, lat, azimuthDeg, fovDeg, radiusM: wedgeRangeM(fovDeg) });
    return [
      {
        type: 'Feature' as const,
        properties: { id, linked, working },
        geometry: { type: 'Polygon' as const, coordinates: [ring] },
      },
    ];
  });
  return { type: 'FeatureCollection', features };
}
