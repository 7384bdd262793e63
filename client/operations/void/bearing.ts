type LonLat = { lon: number; lat: number };

/** The direction of a line as it is drawn on the map, degrees clockwise from north. Mercator keeps angles, so this is exact. */
export function bearingDeg(from: LonLat, to: LonLat): number {
  const northing = (lat: number): number => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
  const east = ((to.lon - from.lon) * Math.PI) / 180;
  const degrees = (Math.atan2(east, northing(to.lat) - northing(from.lat)) * 180) / Math.PI;
  return (degrees + 360) % 360;
}
