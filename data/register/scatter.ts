import { isOnGround, KM_PER_DEGREE, kmPerDegreeLon } from './ground.ts';
import type { Place } from './places.ts';
import type { Random } from '../../shared/random.ts';

/** Metre-fine coordinates are enough and keep the rows small. */
const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

const TRIES = 24;
/** A rounded point lies up to a metre from the drawn one. */
const ROUNDING_KM = 0.002;

/**
 * A point of the place between two distances from its centre, on dry land of its unit; denser towards the inner one.
 * The reach shrinks with every failed try, so that a place at a shore or a border keeps its points on the right side.
 */
export function scatter(place: Place, fromKm: number, toKm: number, random: Random): [number, number] {
  const kmLon = kmPerDegreeLon(place.lat);
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const reach = 1 - attempt / TRIES;
    const distanceKm = (fromKm + (toKm - fromKm) * random() ** 0.7) * reach;
    const angle = random() * 2 * Math.PI;
    const lon = rounded(place.lon + (Math.sin(angle) * distanceKm) / kmLon);
    const lat = rounded(place.lat + (Math.cos(angle) * distanceKm) / KM_PER_DEGREE);
    if (distanceKm + ROUNDING_KM < place.clearanceKm || isOnGround(place.ground, lon, lat)) return [lon, lat];
  }
  return [place.lon, place.lat];
}

/**
 * A point 20–120 m around a facility, on dry land of the unit, and the bearing from the facility to it in degrees.
 * @returns [lon, lat, bearing]; the facility's own point when all tries fall outside.
 */
export function around(
  place: Place,
  facility: { lon: number; lat: number },
  random: Random,
): [number, number, number] {
  const kmLon = kmPerDegreeLon(facility.lat);
  const fromCentreKm = Math.hypot(
    (facility.lon - place.lon) * kmLon,
    (facility.lat - place.lat) * KM_PER_DEGREE,
  );
  for (let attempt = 0; attempt < 6; attempt++) {
    const distanceKm = 0.02 + 0.1 * random();
    const angle = random() * 2 * Math.PI;
    const lon = rounded(facility.lon + (Math.sin(angle) * distanceKm) / kmLon);
    const lat = rounded(facility.lat + (Math.cos(angle) * distanceKm) / KM_PER_DEGREE);
    const clear = fromCentreKm + distanceKm + ROUNDING_KM < place.clearanceKm;
    if (clear || isOnGround(place.ground, lon, lat)) return [lon, lat, (angle * 180) / Math.PI];
  }
  return [facility.lon, facility.lat, random() * 360];
}
