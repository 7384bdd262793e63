import type { AdminUnit, Kato } from '../../shared/hierarchy/schema.ts';
import type { UnitTree } from '../../shared/hierarchy/tree.ts';
import { ancestry, isWithin } from '../../shared/hierarchy/tree.ts';

/** `[west, south, east, north]`, degrees of WGS 84. */
export type UnitBox = readonly [west: number, south: number, east: number, north: number];

/** Half the side of what is shown around a place without a polygon, degrees: a town and its surroundings. */
const AROUND_SEAT_DEG = 0.12;

function positionsOf(value: unknown, visit: (lon: number, lat: number) => void): void {
  if (!Array.isArray(value)) return;
  const [lon, lat] = value as unknown[];
  if (typeof lon === 'number' && typeof lat === 'number') visit(lon, lat);
  else for (const part of value as unknown[]) positionsOf(part, visit);
}

const union = (a: UnitBox | undefined, b: UnitBox): UnitBox =>
  a ? [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])] : b;

/** The box of each polygon, by the property `kato`; features without one are left out. */
export function boxesOf(features: readonly GeoJSON.Feature[]): Map<Kato, UnitBox> {
  const boxes = new Map<Kato, UnitBox>();
  for (const { properties, geometry } of features) {
    const kato: unknown = properties?.['kato'];
    if (typeof kato !== 'string' || !('coordinates' in geometry)) continue;
    positionsOf(geometry.coordinates, (lon, lat) =>
      boxes.set(kato, union(boxes.get(kato), [lon, lat, lon, lat])),
    );
  }
  return boxes;
}

/**
 * Where to look for a unit: its own polygon; for the Republic all polygons; for a town without one, around its seat.
 * Null when nothing is known.
 */
export function boxOf(
  tree: UnitTree<AdminUnit>,
  boxes: ReadonlyMap<Kato, UnitBox>,
  kato: Kato,
): UnitBox | null {
  const own = boxes.get(kato);
  if (own) return own;
  const [unit, parent] = ancestry(tree, kato);
  const [lon, lat] = unit?.seat ? [unit.seat.lon, unit.seat.lat] : (unit?.label ?? []);
  if (unit?.level === 3 && lon !== undefined && lat !== undefined)
    return [lon - AROUND_SEAT_DEG, lat - AROUND_SEAT_DEG, lon + AROUND_SEAT_DEG, lat + AROUND_SEAT_DEG];
  let below: UnitBox | undefined;
  for (const [child, box] of boxes) if (isWithin(tree, child, kato)) below = union(below, box);
  return below ?? (parent ? boxOf(tree, boxes, parent.kato) : null);
}
