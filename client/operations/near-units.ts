import type { UnitFix } from './unit-fix.ts';
import { greatCircleM } from '../../shared/operations/distance.ts';

export type NearUnit<Row> = { row: Row; distanceM: number; ageMs: number };

/**
 * The units nearest to a place by the best that is known of where they are, whatever they do and however old that is: who
 * reads the list sees both. Distances are metres in a straight line.
 * @param most.count of so many
 * @param most.distanceM and no further away
 */
export function nearestUnits<Row>(
  rows: readonly Row[],
  fixOf: (row: Row) => UnitFix | null,
  place: { lon: number; lat: number },
  nowMs: number,
  most: { count: number; distanceM: number },
): NearUnit<Row>[] {
  const near: NearUnit<Row>[] = [];
  for (const row of rows) {
    const fix = fixOf(row);
    if (!fix) continue;
    const distanceM = greatCircleM(place.lon, place.lat, fix.lon, fix.lat);
    if (distanceM <= most.distanceM) near.push({ row, distanceM, ageMs: nowMs - fix.atMs });
  }
  return near.sort((a, b) => a.distanceM - b.distanceM).slice(0, most.count);
}
