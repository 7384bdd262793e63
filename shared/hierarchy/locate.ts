import { boxOf, isInArea, isInBox, type Area } from './area.ts';
import type { Kato } from './schema.ts';

/** Finds the unit whose area holds a point; null when none does. The first one wins where areas overlap. */
export type Locate = (lon: number, lat: number) => Kato | null;

/** Prepares areas for many questions. */
export function locator(features: readonly { properties: { kato: Kato }; geometry: Area }[]): Locate {
  const boxed = features.map(({ properties, geometry }) => ({
    kato: properties.kato,
    area: geometry,
    box: boxOf(geometry),
  }));
  return (lon, lat) =>
    boxed.find(({ area, box }) => isInBox(box, lon, lat) && isInArea(area, lon, lat))?.kato ?? null;
}
