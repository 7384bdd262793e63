import type { UnitType } from '../hierarchy/schema.ts';
import type { PoliceUnitType } from './schema.ts';

/**
 * Road distance over the straight line: 1.20 in a planned city, 1.40 where rivers and ring roads stand in the way; the
 * perfect grid's mean is 4/π. Used until a road network is there, and marked as an estimate wherever it is shown.
 */
export const DETOUR = { low: 1.2, likely: 1.3, high: 1.4 } as const;

export type PlaceSpeed = 'urban' | 'rural';
export type Hours = 'day' | 'night';

/** Mean speed of a vehicle by place and hours, km/h; to be calibrated from the centre's own positions. */
export const SPEED_KMH: Readonly<Record<PlaceSpeed, Readonly<Record<Hours, number>>>> = {
  urban: { day: 35, night: 45 },
  rural: { day: 70, night: 80 },
};
const WALKING_KMH = 5;

const URBAN: readonly UnitType[] = ['city_republican', 'city_administration', 'city_district', 'town'];

/** How one drives in a unit of territory; where it is not known, as in the country. */
export const placeSpeedOf = (type: UnitType | undefined): PlaceSpeed =>
  type !== undefined && URBAN.includes(type) ? 'urban' : 'rural';

/** Who comes on foot. */
const ON_FOOT: readonly PoliceUnitType[] = ['foot_patrol'];

/** Seconds of travel as a likely figure and the band it lies in; an estimate, never a promise. */
export type Eta = { likelyS: number; lowS: number; highS: number; estimate: true };

/** Metres of straight line that a unit does in a second at the likely detour. */
export function straightMs(type: PoliceUnitType, place: PlaceSpeed, hours: Hours): number {
  const kmh = ON_FOOT.includes(type) ? WALKING_KMH : SPEED_KMH[place][hours];
  return kmh / 3.6 / DETOUR.likely;
}

/** Travel time over a straight distance in metres. */
export function etaOf(straightM: number, type: PoliceUnitType, place: PlaceSpeed, hours: Hours): Eta {
  const likelyS = straightM / straightMs(type, place, hours);
  return {
    likelyS,
    lowS: (likelyS * DETOUR.low) / DETOUR.likely,
    highS: (likelyS * DETOUR.high) / DETOUR.likely,
    estimate: true,
  };
}

/** Night is 22 to 6 in Kazakhstan (UTC+5), when streets are empty. */
export function hoursAt(now: number): Hours {
  const hour = new Date(now + 5 * 3_600_000).getUTCHours();
  return hour >= 22 || hour < 6 ? 'night' : 'day';
}
