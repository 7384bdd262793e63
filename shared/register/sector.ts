/** Mean radius of the Earth (IUGG 1980), metres; a sector is tens of metres, a sphere is enough. */
const EARTH_RADIUS_M = 6_371_008.8;
const M_PER_DEG = (EARTH_RADIUS_M * Math.PI) / 180;
const RAD = Math.PI / 180;
/** The arc is drawn with corners at most this far apart. */
const ARC_STEP_DEG = 8;
/** Wider lenses are fish-eyes: the flat formula gives their range no meaning, so they are taken as this wide. */
const WIDEST_FLAT_DEG = 150;

/** Pixels per metre at which one sees what there is, IEC/EN 62676-4: a person is there · who it is if known. */
export const PIXELS_PER_M = { detect: 25, observe: 62.5, recognise: 125, identify: 250 } as const;

/**
 * Distance in metres up to which a camera gives `pixelsPerM` of a target across its view: a picture `widthPx` wide is
 * spread over the chord 2·d·tan(fov/2). Flat approximation, without mount height and tilt.
 */
export function rangeM(widthPx: number, fovDeg: number, pixelsPerM: number): number {
  const halfRad = (Math.min(fovDeg, WIDEST_FLAT_DEG) / 2) * RAD;
  return widthPx / (2 * pixelsPerM * Math.tan(halfRad));
}

/** A point `distanceM` from a place in a direction clockwise from north; good for distances below a kilometre. */
function displaced(lon: number, lat: number, bearingDeg: number, distanceM: number): [number, number] {
  const northM = Math.cos(bearingDeg * RAD) * distanceM;
  const eastM = Math.sin(bearingDeg * RAD) * distanceM;
  return [lon + eastM / (M_PER_DEG * Math.cos(lat * RAD)), lat + northM / M_PER_DEG];
}

/**
 * The ground a camera looks at, as the closed ring of a polygon `[lon, lat]`: azimuth ± half the field of view, out to
 * `radiusM`. It begins and ends at the camera; a field of view of 360° is a circle around it.
 */
export function sectorRing(camera: {
  lon: number;
  lat: number;
  azimuthDeg: number;
  fovDeg: number;
  radiusM: number;
}): [number, number][] {
  const { lon, lat, azimuthDeg, fovDeg, radiusM } = camera;
  const steps = Math.max(2, Math.ceil(fovDeg / ARC_STEP_DEG));
  const from = azimuthDeg - fovDeg / 2;
  const arc = Array.from({ length: steps + 1 }, (_, i) =>
    displaced(lon, lat, from + (fovDeg * i) / steps, radiusM),
  );
  if (fovDeg < 360) return [[lon, lat], ...arc, [lon, lat]];
  const [first = [lon, lat]] = arc;
  return [...arc.slice(0, -1), first];
}
