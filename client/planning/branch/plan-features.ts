import type { PlanMark } from '../../symbols/plan.ts';
import { planImage } from './plan-drawings.ts';
import type { Reckoned } from './use-plan.ts';
import { postRef, type Basis, type PlanPicture } from '../../../shared/planning/branch/picture.ts';
import { sectorRing } from '../../../shared/register/sector.ts';

/** What the map of a plan is made of, ready for its sources; everything that can be taken hold of has its `ref`. */
export type PlanFeatures = {
  places: GeoJSON.Feature[];
  things: GeoJSON.Feature[];
  lines: GeoJSON.Feature[];
  areas: GeoJSON.Feature[];
};

const point = (
  { lon, lat }: { lon: number; lat: number },
  properties: Record<string, unknown>,
): GeoJSON.Feature => ({ type: 'Feature', geometry: { type: 'Point', coordinates: [lon, lat] }, properties });

const line = (coordinates: number[][], what: 'move' | 'closure'): GeoJSON.Feature => ({
  type: 'Feature',
  geometry: { type: 'LineString', coordinates },
  properties: { what },
});

const ORDER: Readonly<Record<'reached' | 'uncovered' | 'won' | 'lost', number>> = {
  reached: 0,
  uncovered: 1,
  won: 2,
  lost: 3,
};

/** Facilities by whether somebody reaches them, and how that differs from before. */
function placesOf({ facilities }: PlanPicture, after: Reckoned, before: Reckoned): GeoJSON.Feature[] {
  const { id, lon, lat } = facilities;
  return id.map((_, f) => {
    const is = (after.evaluation.crewsAt[f] ?? 0) > 0;
    const was = (before.evaluation.crewsAt[f] ?? 0) > 0;
    const mark = is ? (was ? 'reached' : 'won') : was ? 'lost' : 'uncovered';
    return point(
      { lon: lon[f] ?? 0, lat: lat[f] ?? 0 },
      { mark, image: planImage(mark, false), order: ORDER[mark] },
    );
  });
}

type Thing = { ref: string; mark: PlanMark; label: string; isChanged: boolean; lon: number; lat: number };

/** Posts with their crews or crews where they stand, by what counts; those of the plan stand out. */
function thingsOf(picture: PlanPicture, { plan }: Reckoned, basis: Basis): Thing[] {
  const things: Thing[] = [];
  const posts = new Map<string, { label: string[]; lon: number; lat: number; isClosed: boolean }>();
  for (const unit of plan.units.values()) {
    const isChanged = unit.state === 'moved' || unit.state === 'added';
    if (basis === 'now' || unit.post === null) {
      const place = basis === 'now' ? unit.at : unit.home;
      const isSeen = basis === 'posts' ? unit.state !== 'no-post' : unit.ready || isChanged;
      if (place && isSeen)
        things.push({ ref: unit.ref, mark: 'unit', label: unit.callSign, isChanged, ...place });
      continue;
    }
    const post = posts.get(unit.post) ?? { label: [], ...unit.home, isClosed: false };
    post.label.push(unit.callSign);
    posts.set(unit.post, post);
  }
  for (const { home } of picture.units) {
    const ref = postRef(home);
    const isClosed = [...plan.units.values()].every(({ post }) => post !== ref);
    if (basis === 'posts' && isClosed && !posts.has(ref)) posts.set(ref, { label: [], ...home, isClosed });
  }
  for (const [ref, { label, lon, lat, isClosed }] of posts) {
    const isChanged = !isClosed && postRef({ lon, lat }) !== ref;
    const names = label.length > 2 ? `${label[0] ?? ''} +${label.length - 1}` : label.join(', ');
    things.push({ ref, mark: isClosed ? 'closed' : 'post', label: names, isChanged, lon, lat });
  }
  for (const { ref, name, lon, lat } of plan.posts.values())
    things.push({ ref, mark: 'post', label: name, isChanged: true, lon, lat });
  for (const { ref, name, lon, lat } of plan.cameras.values())
    things.push({ ref, mark: 'camera', label: name, isChanged: true, lon, lat });
  return things;
}

/** Draws a plan beside what was before it. `chosen` is the thing that is taken hold of. */
export function planFeatures(
  picture: PlanPicture,
  {
    after,
    before,
    basis,
    chosen,
  }: { after: Reckoned; before: Reckoned; basis: Basis; chosen: string | null },
): PlanFeatures {
  const { plan } = after;
  const things = thingsOf(picture, after, basis);
  const was = new Map(thingsOf(picture, before, basis).map((thing) => [thing.ref, thing]));
  for (const unit of picture.units) {
    const place = basis === 'now' ? unit.at : unit.home;
    if (place) was.set(`unit:${unit.id}`, { ref: '', mark: 'unit', label: '', isChanged: false, ...place });
  }
  return {
    places: placesOf(picture, after, before),
    things: things.map(({ ref, mark, label, isChanged, ...place }) =>
      point(place, {
        ref,
        image: planImage(mark, isChanged),
        label,
        changed: isChanged,
        chosen: ref === chosen,
        order: isChanged ? 1 : 0,
      }),
    ),
    lines: [
      ...things.flatMap(({ ref, lon, lat, isChanged }) => {
        const from = was.get(ref);
        return isChanged && from
          ? [
              line(
                [
                  [from.lon, from.lat],
                  [lon, lat],
                ],
                'move',
              ),
            ]
          : [];
      }),
      ...plan.closures.map(({ from, to }) => line([[...from], [...to]], 'closure')),
    ],
    areas: [...plan.cameras.values()].map(({ rangeM: radiusM, ...camera }) => ({
      type: 'Feature',
      geometry: { type: 'Polygon', coordinates: [sectorRing({ ...camera, radiusM })] },
      properties: {},
    })),
  };
}
