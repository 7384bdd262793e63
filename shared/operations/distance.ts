/** Mean radius of the Earth (IUGG 1980), metres. */
const EARTH_RADIUS_M = 6_371_008.8;
const RAD = Math.PI / 180;

/** Great-circle distance in metres on the mean sphere (haversine); within 0.3 % of the ellipsoid. */
export function greatCircleM(lonA: number, latA: number, lonB: number, latB: number): number {
  const sinLat = Math.sin(((latB - latA) * RAD) / 2);
  const sinLon = Math.sin(((lonB - lonA) * RAD) / 2);
  const h = sinLat * sinLat + Math.cos(latA * RAD) * Math.cos(latB * RAD) * sinLon * sinLon;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
}
