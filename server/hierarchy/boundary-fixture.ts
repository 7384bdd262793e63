import type { AdminUnit, Kato } from '../../shared/hierarchy/schema.ts';
import { units } from '../../data/bundle.ts';

// Small boundary files with the defects that real ones have. For tests.

/** A unit of the committed hierarchy. @throws Error when there is none with this code. */
export function unitOf(kato: Kato): AdminUnit {
  const unit = units().find((candidate) => candidate.kato === kato);
  if (!unit) throw new Error(`There is no unit ${kato}`);
  return unit;
}

/** A closed square around a point, counter-clockwise. */
export const squareAround = (lon: number, lat: number, halfDeg: number): GeoJSON.Position[] => [
  [lon - halfDeg, lat - halfDeg],
  [lon + halfDeg, lat - halfDeg],
  [lon + halfDeg, lat + halfDeg],
  [lon - halfDeg, lat + halfDeg],
  [lon - halfDeg, lat - halfDeg],
];

/** A square of 0.02° around the place of a unit. */
export function squareOf(kato: Kato): GeoJSON.Position[] {
  const { label, seat } = unitOf(kato);
  const [lon, lat] = label ?? [seat?.lon ?? 0, seat?.lat ?? 0];
  return squareAround(lon, lat, 0.01);
}

/** A feature with the properties and rings given. */
export const featureOf = (properties: Record<string, unknown>, coordinates: unknown, type = 'Polygon') => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
});

/** A feature as geokz writes them: `KATO`, `ADM2_RU`, `ADM1_RU`; of a sound square unless rings are given. */
export function districtFeature(kato: Kato, changed: Record<string, unknown> = {}, rings?: unknown) {
  const unit = unitOf(kato);
  const region = unitOf(unit.parentKato ?? '');
  const properties = {
    KATO: kato,
    ADM1_RU: region.name.ru,
    ADM1_EN: region.name.en,
    ADM2_KK: unit.name.kk,
    ADM2_RU: unit.name.ru,
    ADM2_EN: unit.name.en,
    Year: 2024,
  };
  return featureOf({ ...properties, ...changed }, rings ?? [squareOf(kato)]);
}
