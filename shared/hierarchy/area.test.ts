import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { findOverlaps } from './area-overlap.ts';
import { boxOf, distanceToEdgeKm, interiorPoint, isInArea, signedRingArea, type Area } from './area.ts';
import { findCrossing } from './ring-crossing.ts';
import { mendRings } from './ring-mend.ts';

const rectangle = (west: number, south: number, east: number, north: number): GeoJSON.Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const polygon = (...rings: GeoJSON.Position[][]): Area => ({ type: 'Polygon', coordinates: rings });
const frame = polygon(rectangle(70, 45, 74, 49), rectangle(71, 46, 73, 48));

test('a hole is outside, and the box is of the outer ring', () => {
  expect(isInArea(frame, 70.5, 47)).toBe(true);
  expect(isInArea(frame, 72, 47)).toBe(false);
  expect(boxOf(frame)).toEqual([70, 45, 74, 49]);
});

test('the interior point lies inside, in a frame too', () => {
  const [lon, lat] = interiorPoint(frame) ?? [0, 0];
  expect(isInArea(frame, lon, lat)).toBe(true);
});

test('the distance to the edge is that to the nearest ring', () => {
  expect(distanceToEdgeKm(frame, 72, 45.5)).toBeCloseTo(111.195 / 2, 6);
});

describe('crossings', () => {
  /** A star-shaped ring around a point never crosses itself. */
  const stars = fc
    .array(fc.double({ min: 0.1, max: 1, noNaN: true }), { minLength: 4, maxLength: 40 })
    .map((radii): GeoJSON.Position[] => {
      const ring = radii.map((r, i) => {
        const angle = (2 * Math.PI * i) / radii.length;
        return [70 + r * Math.cos(angle), 48 + r * Math.sin(angle)];
      });
      return [...ring, ring[0] ?? []];
    });

  it('are not found in a star, and in a bent one exactly when two of its lines cross', () => {
    fc.assert(
      fc.property(stars, (ring) => {
        expect(findCrossing([ring])).toBeNull();
        const [a = [], b = [], c = [], ...rest] = ring;
        const bent = [a, c, b, ...rest];
        expect(findCrossing([bent]) !== null).toBe(everyPairCrosses(bent));
      }),
      { numRuns: 100 },
    );
  });

  it('are found between a hole and the outer ring, not where they touch', () => {
    expect(findCrossing([rectangle(0, 0, 4, 4), rectangle(3, 1, 5, 2)])).not.toBeNull();
    expect(findCrossing([rectangle(0, 0, 4, 4), rectangle(3, 1, 4, 2)])).toBeNull();
  });

  it('of a small loop are cut off, of a large one never', () => {
    const slip = [
      [0, 0],
      [4, 0],
      [4, 2],
      [3.99, 2.01],
      [4.01, 2.01],
      [3.995, 2.003],
      [4, 4],
      [0, 4],
      [0, 0],
    ];
    const mended = mendRings([slip], true);
    expect(mended).toMatchObject({ kind: 'sound' });
    if (mended.kind === 'sound') {
      expect(findCrossing(mended.rings)).toBeNull();
      expect(signedRingArea(mended.rings[0] ?? [])).toBeCloseTo(16, 1);
    }
    expect(mendRings([slip], false)).toMatchObject({ kind: 'crossing', isSmall: true });
    const bowtie = [
      [0, 0],
      [1, 1],
      [1, 0],
      [0, 1],
      [0, 0],
    ];
    expect(mendRings([bowtie], true)).toMatchObject({ kind: 'crossing', isSmall: false });
  });
});

/** The plain way: every two lines of a ring. */
function everyPairCrosses(ring: readonly GeoJSON.Position[]): boolean {
  const side = (a: GeoJSON.Position, b: GeoJSON.Position, c: GeoJSON.Position): number => {
    const [[ax = 0, ay = 0], [bx = 0, by = 0], [cx = 0, cy = 0]] = [a, b, c];
    return Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
  };
  const lines = ring.slice(1).map((b, i) => [ring[i] ?? [], b] as const);
  return lines.some(([a, b], i) =>
    lines
      .slice(i + 1)
      .some(([c, d]) => side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0),
  );
}

describe('overlaps', () => {
  it('are told with their share of the smaller area, by scan lines exact to a thousandth', () => {
    const areas = [polygon(rectangle(70, 45, 72, 47)), polygon(rectangle(71.5, 45, 72.5, 46)), frame];
    const found = findOverlaps(areas, 0.01);
    const shareOf = (a: number, b: number) => found.find((o) => o.a === a && o.b === b)?.share;
    expect(shareOf(0, 1)).toBeCloseTo(0.5, 2);
    expect(shareOf(1, 2)).toBeCloseTo(1, 2);
    // Of the square of two degrees a quarter lies in the hole of the frame.
    expect(shareOf(0, 2)).toBeCloseTo(0.75, 2);
  });

  it('below the share asked for are left alone, neighbours too', () => {
    const areas = [
      polygon(rectangle(70, 45, 71, 46)),
      polygon(rectangle(70.995, 45, 72, 46)),
      polygon(rectangle(72, 45, 73, 46)),
    ];
    expect(findOverlaps(areas, 0.01)).toEqual([]);
    expect(findOverlaps(areas, 0.001)).toMatchObject([{ a: 0, b: 1 }]);
  });
});
