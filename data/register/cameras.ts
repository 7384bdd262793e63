import type { Camera, CameraOwner, Facility, TechnicalClass } from '../../shared/register/schema.ts';
import { apportion } from './apportion.ts';
import type { Place } from './places.ts';
import type { Headline } from './published.ts';
import { normal, pick, randomFrom, type Random } from '../../shared/random.ts';
import { around, scatter } from './scatter.ts';

type CameraRow = Omit<Camera, 'id'>;
type StreetOwner = Exclude<CameraOwner, 'facility'>;

/** Not published: about one camera in 28 is out of order, about one in seven is a dome, which looks everywhere. */
const BROKEN_SHARE = 0.036;
const DOME_SHARE = 0.15;
const FIELDS_OF_VIEW_DEG = [58, 72, 84, 90, 96, 104];

/** Shares of systems that meet the profile and that fall short of it; the rest is not known. */
type ClassShares = { meets: number; below: number };

/** Schools: answer of the Deputy Prime Minister to inquiry ДЗ-237 of 2 September 2021 (81 percent meet the standard). Others: assumed. */
const FACILITY_CLASS: Record<Facility['type'], ClassShares> = {
  school: { meets: 0.81, below: 0.19 },
  kindergarten: { meets: 0.72, below: 0.13 },
  college: { meets: 0.76, below: 0.14 },
};

/**
 * Cameras outside facilities: programme for public-safety monitoring systems in cities, Order 897 of 10.12.2018. Police
 * and partners' cameras are integrated with the centres, traffic enforcement cameras are to be, private ones are not.
 */
const STREET: readonly {
  owner: StreetOwner;
  metric: string;
  linked: boolean;
  shares: ClassShares;
  reachesOut: number;
}[] = [
  {
    owner: 'police',
    metric: 'cameras_owned_by_mia',
    linked: true,
    shares: { meets: 0.9, below: 0.07 },
    reachesOut: 1,
  },
  {
    owner: 'partner',
    metric: 'cameras_partner_intelligent',
    linked: true,
    shares: { meets: 0.84, below: 0.1 },
    reachesOut: 1,
  },
  {
    owner: 'traffic',
    metric: 'cameras_traffic_enforcement',
    linked: true,
    shares: { meets: 0.92, below: 0.05 },
    reachesOut: 1.2,
  },
  {
    owner: 'private',
    metric: 'cameras_private',
    linked: false,
    shares: { meets: 0.22, below: 0.4 },
    reachesOut: 1,
  },
];

function classOf({ meets, below }: ClassShares, random: Random): TechnicalClass {
  const draw = random();
  if (draw < meets) return 'meets_profile';
  return draw < meets + below ? 'below_profile' : 'unknown';
}

function view(facingDeg: number, random: Random): Pick<CameraRow, 'azimuthDeg' | 'fovDeg'> {
  if (random() < DOME_SHARE) return { azimuthDeg: null, fovDeg: null };
  return {
    azimuthDeg: ((Math.floor(facingDeg) % 360) + 360) % 360,
    fovDeg: pick(FIELDS_OF_VIEW_DEG, random),
  };
}

/** A facility with the place it stands in and the number of its cameras. */
export type CameraSite = { facility: Facility; place: Place; count: number; linked: boolean };

function* facilityCameras(sites: readonly CameraSite[]): Generator<CameraRow, void, undefined> {
  const random = randomFrom('sholu register cameras facility');
  for (const { facility, place, count, linked } of sites) {
    const technicalClass = classOf(FACILITY_CLASS[facility.type], random);
    for (let i = 1; i <= count; i++) {
      const [lon, lat, bearingDeg] = around(place, facility, random);
      // Half of the cameras look outwards, half back at the building.
      const facingDeg = bearingDeg + (random() < 0.5 ? 0 : 180) + 25 * normal(random);
      yield {
        externalId: `${facility.externalId}-C${String(i).padStart(3, '0')}`,
        owner: 'facility',
        facilityId: facility.id,
        kato: facility.kato,
        lon,
        lat,
        ...view(facingDeg, random),
        linked,
        working: random() >= BROKEN_SHARE,
        technicalClass,
        traffic: false,
      };
    }
  }
}

/** Weight of a place: cities have more cameras per inhabitant than towns and villages, most of all the state's cameras. */
function weightOf(place: Place, owner: StreetOwner): number {
  const city = place.kind === 'republican_city' || place.kind === 'regional_city';
  if (city) return place.population;
  const inTowns: Record<StreetOwner, number> = { police: 0.1, partner: 0.08, traffic: 0.3, private: 0.15 };
  return place.kind === 'rural' ? 0 : place.population * inTowns[owner];
}

function* streetCameras(places: readonly Place[], headline: Headline): Generator<CameraRow, void, undefined> {
  for (const { owner, metric, linked, shares, reachesOut } of STREET) {
    const random = randomFrom(`sholu register cameras ${owner}`);
    const counts = apportion(
      headline('programme-2018', metric, 'all'),
      places.map((place) => weightOf(place, owner)),
    );
    let number = 0;
    for (const [i, place] of places.entries()) {
      for (let left = counts[i] ?? 0; left > 0; left--) {
        const [lon, lat] = scatter(place, 0, place.radiusKm * reachesOut, random);
        number++;
        yield {
          externalId: `KZ-DEMO-${owner.toUpperCase()}-${String(number).padStart(6, '0')}`,
          owner,
          facilityId: null,
          kato: place.kato,
          lon,
          lat,
          ...view(random() * 360, random),
          linked,
          working: random() >= BROKEN_SHARE,
          technicalClass: classOf(shares, random),
          traffic: owner === 'traffic',
        };
      }
    }
  }
}

/** All cameras of the register: the facilities' in the order of the facilities, then police, partners, traffic, private. */
export function* camerasFrom(
  sites: readonly CameraSite[],
  places: readonly Place[],
  headline: Headline,
): Generator<CameraRow, void, undefined> {
  yield* facilityCameras(sites);
  yield* streetCameras(places, headline);
}
