import type { FeatureCollection, Point } from 'geojson';
import { gapStateSchema } from '../../shared/coverage/schema.ts';
import type { FacilityPoints } from '../../shared/coverage/schema.ts';
import { FACILITY_TYPES } from '../../shared/register/schema.ts';
import type { FacilityType } from '../../shared/register/schema.ts';

export const GAP_STATES = gapStateSchema.options;
export type MapGapState = (typeof GAP_STATES)[number];

/** Properties of a facility on the map. */
export type FacilityProperties = { id: number; type: FacilityType; gap: MapGapState };

type FacilityFeatures = FeatureCollection<Point, FacilityProperties>;

/** Turns the columns into points; a row whose type or state this version does not know is left out, not guessed. */
export function facilityFeatures(points: FacilityPoints, only: number | null = null): FacilityFeatures {
  const features = points.id.flatMap((id, i) => {
    const type = FACILITY_TYPES[points.type[i] ?? -1];
    const gap = GAP_STATES[points.gap[i] ?? -1];
    const lon = points.lon[i];
    const lat = points.lat[i];
    if (!type || !gap || lon === undefined || lat === undefined || (only !== null && id !== only)) return [];
    return [
      {
        type: 'Feature' as const,
        properties: { id, type, gap },
        geometry: { type: 'Point' as const, coordinates: [lon, lat] },
      },
    ];
  });
  return { type: 'FeatureCollection', features };
}
