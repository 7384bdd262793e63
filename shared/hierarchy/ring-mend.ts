import { KM_PER_DEGREE, signedRingArea } from './area.ts';
import { findCrossing, type Crossing } from './ring-crossing.ts';

/** A loop below this part of its ring is a slip of the drawing; a larger one is ground that somebody must decide on. */
const MAX_LOOP_SHARE = 0.001;
/** A ring with more slips than this was not drawn, it was spoilt. */
const MAX_LOOPS = 100;

export type Mended =
  | { kind: 'sound'; rings: GeoJSON.Position[][]; loops: number }
  | { kind: 'crossing'; place: [lon: number, lat: number]; loopKm2: number | null; isSmall: boolean };

/**
 * Looks for crossings in the rings of a polygon and, when `cut`, replaces small loops by the point of crossing.
 * `loopKm2` is null where two rings cross each other.
 */
export function mendRings(input: readonly GeoJSON.Position[][], cut: boolean): Mended {
  let rings = [...input];
  for (let loops = 0; ; loops++) {
    const crossing = findCrossing(rings);
    if (!crossing) return { kind: 'sound', rings, loops };
    const loop = loopAt(rings, crossing);
    const isSmall = loop !== null && loop.share <= MAX_LOOP_SHARE;
    if (!cut || !isSmall || loops >= MAX_LOOPS)
      return { kind: 'crossing', place: crossing.place, loopKm2: loop?.km2 ?? null, isSmall };
    rings = rings.map((ring, i) => (i === crossing.one.ring ? loop.rest : ring));
  }
}

/** The smaller of the two parts into which a crossing divides its ring, and the ring without it. */
function loopAt(rings: readonly GeoJSON.Position[][], { place, one, other }: Crossing) {
  if (one.ring !== other.ring) return null;
  const ring = rings[one.ring] ?? [];
  const first = Math.min(one.from, other.from) + 1;
  const end = Math.max(one.from, other.from) + 1;
  const inner = [place, ...ring.slice(first, end), place];
  const outer = [...ring.slice(0, first), place, ...ring.slice(end)];
  const [innerArea, outerArea] = [inner, outer].map((part) => Math.abs(signedRingArea(part)));
  const innerIsSmaller = (innerArea ?? 0) <= (outerArea ?? 0);
  const small = Math.min(innerArea ?? 0, outerArea ?? 0);
  const km2 = small * KM_PER_DEGREE ** 2 * Math.cos((place[1] * Math.PI) / 180);
  return {
    km2,
    share: small / Math.max(innerArea ?? 0, outerArea ?? 0),
    rest: innerIsSmaller ? outer : inner,
  };
}
