import type { Area, Isochrones, TravelBasis } from '../../../shared/planning/travel/travel-time.ts';

/** Isochrones as a map draws them: the longest first, so that the shortest lies on top. */
export type IsochroneFeatures = {
  basis: TravelBasis;
  from: { lon: number; lat: number };
  areas: GeoJSON.FeatureCollection<GeoJSON.MultiPolygon, IsochroneProperties>;
};
/** `bound`: the area itself, or what is left of it or gained if everything takes as long as the band says. */
type IsochroneProperties = { minutes: number; bound: 'likely' | 'low' | 'high' };

/** Some 10 cm; more digits are only longer. */
const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

export function isochroneFeatures({ basis, from, list }: Isochrones): IsochroneFeatures {
  const features = list.toReversed().flatMap(({ minutes, area, low, high }) => {
    const feature = (bound: IsochroneProperties['bound'], coordinates: Area) => ({
      type: 'Feature' as const,
      geometry: {
        type: 'MultiPolygon' as const,
        coordinates: coordinates.map((polygon) =>
          polygon.map((ring) => ring.map((point) => point.map(round))),
        ),
      },
      properties: { minutes, bound },
    });
    return [
      feature('likely', area),
      ...(low ? [feature('low', low)] : []),
      ...(high ? [feature('high', high)] : []),
    ];
  });
  return { basis, from, areas: { type: 'FeatureCollection', features } };
}
