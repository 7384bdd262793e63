import { numberOf } from '../branch/change-form.ts';
import type { SitingForm } from './use-siting.ts';
import { greatCircleM } from '../../../shared/operations/distance.ts';
import type { PlanPicture } from '../../../shared/planning/branch/picture.ts';
import { MEASURES } from '../../../shared/register/schema.ts';

const VIDEO = (['video_system', 'video_link'] as const).map((measure) => 1 << MEASURES.indexOf(measure));

/** Positions of facilities that lack video by law: those that lack both, the system and the link, first, then by people. */
export function videoGaps({ facilities }: PlanPicture): number[] {
  const { gap, people } = facilities;
  const gaps = gap.map((bits) => VIDEO.filter((bit) => (bits & bit) !== 0).length);
  return Array.from(gaps.keys())
    .filter((f) => (gaps[f] ?? 0) > 0)
    .toSorted((a, b) => (gaps[b] ?? 0) - (gaps[a] ?? 0) || (people[b] ?? -1) - (people[a] ?? -1));
}

/** The facilities of a form by their numbers, those of another territory left out. */
export function facilitiesOf({ facilities, most, chosen }: SitingForm, picture: PlanPicture): number[] {
  const { id } = picture.facilities;
  return facilities === 'chosen'
    ? chosen.filter((one) => id.includes(one))
    : videoGaps(picture)
        .slice(0, numberOf(most) ?? 0)
        .map((f) => id[f] ?? 0);
}

/** Which of some facilities is the nearest to a place; null when none of them is in the picture. */
export function nearestAmong(
  { facilities: { id, lon, lat } }: PlanPicture,
  numbers: readonly number[],
): (place: { lon: number; lat: number }) => number | null {
  const known = numbers.flatMap((number) => {
    const f = id.indexOf(number);
    return f < 0 ? [] : [{ number, lon: lon[f] ?? 0, lat: lat[f] ?? 0 }];
  });
  return (place) => {
    let [found, leastM]: [number | null, number] = [null, Infinity];
    for (const one of known) {
      const metres = greatCircleM(place.lon, place.lat, one.lon, one.lat);
      if (metres < leastM) [found, leastM] = [one.number, metres];
    }
    return found;
  };
}
