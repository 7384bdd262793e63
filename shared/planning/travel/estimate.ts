import { NO_CALIBRATION, type Calibration } from './calibration.ts';
import type { Area, Isochrone, TravelBasis, TravelTime } from './travel-time.ts';
import { greatCircleM } from '../../operations/distance.ts';
import { DETOUR, straightMs, type Hours, type PlaceSpeed } from '../../operations/eta.ts';
import type { PoliceUnitType } from '../../operations/schema.ts';

/** The estimate: straight line × detour over a mean speed; the band is that of the detour. Closed roads are unknown to it. */
export const ESTIMATE: TravelBasis = {
  name: 'estimate',
  estimate: true,
  band: { low: DETOUR.low / DETOUR.likely, high: DETOUR.high / DETOUR.likely },
  asOfMs: null,
  why: 'no_roads',
};

/** Corners of a circle: 3 % short of its area at the most. */
const CORNERS = 48;
const RAD = Math.PI / 180;
const EARTH_RADIUS_M = 6_371_008.8;

/** Metres of straight line in a second, by who moves where, as the centre's own tracks have corrected it. */
function pace(type: PoliceUnitType, kind: PlaceSpeed, hours: Hours, calibration: Calibration): number {
  const metres = straightMs(type, kind, hours);
  return type === 'foot_patrol' ? metres : metres / calibration[kind][hours];
}

/** A circle around a point, at a great-circle distance in metres. */
export function circle({ lon, lat }: { lon: number; lat: number }, radiusM: number): Area {
  const angle = radiusM / EARTH_RADIUS_M;
  const [sinLat, cosLat] = [Math.sin(lat * RAD), Math.cos(lat * RAD)];
  const ring = Array.from({ length: CORNERS }, (_, k) => {
    const bearing = (-2 * Math.PI * k) / CORNERS;
    const sin = sinLat * Math.cos(angle) + cosLat * Math.sin(angle) * Math.cos(bearing);
    const east = Math.sin(bearing) * Math.sin(angle) * cosLat;
    return [lon + Math.atan2(east, Math.cos(angle) - sinLat * sin) / RAD, Math.asin(sin) / RAD];
  });
  return [[[...ring, ring[0] ?? []]]];
}

/**
 * Travel time without roads: t = k · d / v, with the constants of operations/eta.ts. The speed is that of the place that is
 * gone to – as the watch for voids has it –, of an isochrone that of the place it starts from.
 */
export function createEstimate(calibration: Calibration = NO_CALIBRATION): TravelTime {
  return {
    matrix: async ({ from, to, type, hours }) => {
      const seconds = new Float64Array(from.length * to.length);
      const paces = {
        urban: pace(type, 'urban', hours, calibration),
        rural: pace(type, 'rural', hours, calibration),
      };
      let cell = 0;
      for (const a of from)
        for (const b of to) seconds[cell++] = greatCircleM(a.lon, a.lat, b.lon, b.lat) / paces[b.kind];
      return { basis: ESTIMATE, seconds, estimated: new Uint8Array(seconds.length).fill(1) };
    },
    isochrones: async ({ from, minutes, type, hours }) => {
      const ms = pace(type, from.kind, hours, calibration);
      const list = minutes.map((minute): Isochrone => {
        const radiusM = minute * 60 * ms;
        const within = (factor: number): Area => circle(from, radiusM / factor);
        return {
          minutes: minute,
          area: within(1),
          low: within(DETOUR.high / DETOUR.likely),
          high: within(DETOUR.low / DETOUR.likely),
        };
      });
      return { basis: ESTIMATE, from: { lon: from.lon, lat: from.lat }, list };
    },
  };
}
