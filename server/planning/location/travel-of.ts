import type { Site } from './candidates.ts';
import type { DemandPoint } from './demand.ts';
import { DETOUR, SPEED_KMH, type Hours } from '../../../shared/operations/eta.ts';
import type { LocationAssumptions } from '../../../shared/planning/location/schema.ts';
import type { Travel } from '../../../shared/planning/location/travel.ts';
import type { TravelTime } from '../../../shared/planning/travel/travel-time.ts';

/** Road time, and what it is reckoned by now. */
export type Roads = Pick<TravelTime, 'matrix'> & { status(): Promise<{ basis: { estimate: boolean } }> };

/** Pairs that are asked of the roads; a larger question is reckoned over the straight line. */
const MOST_PAIRS = 400_000;
const METRES_A_MINUTE = 1_000 / 60;

/** Travel times of a question: by road where there are roads and the question is not too large, else the estimate. */
export async function travelOf(
  { roads }: { roads: Roads | undefined },
  { points, sites, hours }: { points: readonly DemandPoint[]; sites: readonly Site[]; hours: Hours },
): Promise<{ travel: Travel; said: LocationAssumptions['travel'] }> {
  const band = { detour: DETOUR.likely, low: DETOUR.low, high: DETOUR.high };
  if (roads && points.length * sites.length <= MOST_PAIRS && !(await roads.status()).basis.estimate) {
    const { basis, seconds } = await roads.matrix({
      from: sites.map(({ lon, lat }) => ({ lon, lat, kind: 'urban' })),
      to: points.map(({ lon, lat, kind }) => ({ lon, lat, kind })),
      type: 'patrol_car',
      hours,
    });
    const minutes = new Float64Array(seconds.length);
    for (let i = 0; i < points.length; i++)
      for (let j = 0; j < sites.length; j++)
        minutes[i * sites.length + j] = (seconds[j * points.length + i] ?? Number.NaN) / 60;
    const asOf = basis.asOfMs === null ? null : new Date(basis.asOfMs).toISOString();
    return {
      travel: { kind: 'matrix', demand: points.length, sites: sites.length, minutes },
      said: { ...band, basis: basis.name, asOf },
    };
  }
  return {
    travel: {
      kind: 'straight',
      demandLon: Float64Array.from(points, ({ lon }) => lon),
      demandLat: Float64Array.from(points, ({ lat }) => lat),
      siteLon: Float64Array.from(sites, ({ lon }) => lon),
      siteLat: Float64Array.from(sites, ({ lat }) => lat),
      metresPerMinute: Float64Array.from(
        points,
        ({ kind }) => (SPEED_KMH[kind][hours] * METRES_A_MINUTE) / DETOUR.likely,
      ),
    },
    said: { ...band, basis: 'estimate', asOf: null },
  };
}
