import { z } from 'zod';
import { boxOf, isInBox, polygonsOf, ringsOf, signedRingArea, type Area, type Box } from './area.ts';
import { isInCountryBox } from './country-box.ts';
import { findCrossing } from './ring-crossing.ts';
import { mendRings, type Mended } from './ring-mend.ts';
import { say, type Said } from './territory-words.ts';

const ringSchema = z.array(z.array(z.number()).min(2));
const geometrySchema = z.discriminatedUnion(
  'type',
  [
    z.object({ type: z.literal('Polygon'), coordinates: z.array(ringSchema).min(1) }),
    z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ringSchema).min(1)).min(1) }),
  ],
  { error: 'A boundary is a Polygon or a MultiPolygon' },
);

export type CheckedArea =
  | {
      kind: 'sound';
      area: Area;
      /** Rings whose direction was turned to that of RFC 7946. */
      turned: number;
      /** Small loops that were cut off, and rings without area that were left out. */
      slips: number;
    }
  | ({ kind: 'refused' } & Said);

/** About a square metre, in square degrees. */
const EMPTY_DEG2 = 1e-10;

/** Degrees by which a drawn boundary may miss the unit's own point, before the axes are taken for swapped. */
const SWAP_ROOM_DEG = 1;

/**
 * Checks the geometry of a boundary (RFC 7946) and turns outer rings counter-clockwise, holes clockwise; heights are
 * dropped. `within` is a point of the unit, its label or its seat, by which swapped axes are seen where a swapped place
 * lies in the country too. `mend` cuts off small loops where a ring crosses itself
 * and leaves out rings that enclose nothing.
 */
export function checkArea(
  candidate: unknown,
  { within, mend }: { within: readonly [number, number] | null; mend: boolean },
): CheckedArea {
  const parsed = geometrySchema.safeParse(candidate);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return issue?.code === 'invalid_union'
      ? refused(say('boundary-type', {}))
      : refused(say('boundary-geometry', { where: issue?.path.join('.') ?? '' }));
  }
  const trouble = misplaced(parsed.data, within) ?? openRing(parsed.data);
  if (trouble) return refused(trouble);
  let slips = 0;
  const polygons: GeoJSON.Position[][][] = [];
  for (const rings of polygonsOf(parsed.data)) {
    const [outer = []] = rings;
    const empty = rings.find(isEmpty);
    if (empty && !mend) return refused(say('boundary-empty-ring', { place: start(empty) }));
    const full = empty === outer ? [] : rings.filter((ring) => !isEmpty(ring));
    const mended = mendRings(full, mend);
    if (mended.kind === 'crossing') return refused(crossingOf(mended));
    slips += mended.loops + rings.length - full.length;
    if (full.length > 0) polygons.push(mended.rings);
  }
  if (polygons.length === 0) return refused(say('boundary-empty', {}));
  const [only = []] = polygons;
  const area: Area =
    polygons.length === 1
      ? { type: 'Polygon', coordinates: only }
      : { type: 'MultiPolygon', coordinates: polygons };
  return { kind: 'sound', slips, ...turn(area) };
}

function crossingOf({ place: [lon, lat], loopKm2, isSmall }: Extract<Mended, { kind: 'crossing' }>): Said {
  const where = { place: place(lon, lat) };
  if (loopKm2 === null) return say('boundary-rings-cross', where);
  const km2 = loopKm2.toPrecision(2);
  return say(isSmall ? 'boundary-crossing-small' : 'boundary-crossing', { ...where, km2 });
}

const refused = (said: Said): CheckedArea => ({ kind: 'refused', ...said });
const place = (lon: number, lat: number): string => `[${+lon.toFixed(5)}, ${+lat.toFixed(5)}]`;

/** Says when the area is not in Kazakhstan, or would be with its axes swapped. */
function misplaced(area: Area, within: readonly [number, number] | null): Said | null {
  const positions = ringsOf(area).flat();
  const outside = positions.find(([lon = NaN, lat = NaN]) => !isInCountryBox(lon, lat));
  const swapped = say('boundary-swapped', {});
  if (outside) {
    if (positions.every(([lat = NaN, lon = NaN]) => isInCountryBox(lon, lat))) return swapped;
    const [lon = NaN, lat = NaN] = outside;
    const isDegrees = Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
    return say(isDegrees ? 'boundary-outside' : 'boundary-not-degrees', { place: place(lon, lat) });
  }
  if (!within) return null;
  const [west, south, east, north] = boxOf(area);
  const isNear = ([w, s, e, n]: Box): boolean =>
    isInBox([w - SWAP_ROOM_DEG, s - SWAP_ROOM_DEG, e + SWAP_ROOM_DEG, n + SWAP_ROOM_DEG], ...within);
  return !isNear([west, south, east, north]) && isNear([south, west, north, east]) ? swapped : null;
}

/** A ring that runs back on itself. One that crosses itself may have no net area either, but encloses something. */
const isEmpty = (ring: GeoJSON.Position[]): boolean =>
  Math.abs(signedRingArea(ring)) < EMPTY_DEG2 && findCrossing([ring]) === null;

function openRing(area: Area): Said | null {
  for (const ring of ringsOf(area)) {
    const [lon, lat] = ring[0] ?? [];
    const [endLon, endLat] = ring.at(-1) ?? [];
    if (lon !== endLon || lat !== endLat) return say('boundary-open-ring', { place: start(ring) });
    if (ring.length < 4) return say('boundary-short-ring', { place: start(ring), n: ring.length });
  }
  return null;
}

const start = ([[lon = NaN, lat = NaN] = []]: readonly GeoJSON.Position[]): string => place(lon, lat);

function turn(area: Area): { area: Area; turned: number } {
  let turned = 0;
  const polygons = polygonsOf(area).map((rings) =>
    rings.map((ring, i) => {
      const flat = ring.map(([lon = 0, lat = 0]) => [lon, lat]);
      if (signedRingArea(flat) > 0 === (i === 0)) return flat;
      turned++;
      return flat.toReversed();
    }),
  );
  const [first = []] = polygons;
  return {
    area:
      polygons.length === 1
        ? { type: 'Polygon', coordinates: first }
        : { type: 'MultiPolygon', coordinates: polygons },
    turned,
  };
}
