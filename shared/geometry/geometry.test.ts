import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaOfText, areaSchema, areaText, problemOf, type Area } from './area.ts';
import { alongGeodesics, legBetween, legsOf, lengthOf, placeAt, surfaceOf, type LonLat } from './geodesic.ts';
import { insideOf } from './inside.ts';
import { NOTATIONS, writePlace } from './notation.ts';
import { outlineOf, surfaceOfArea } from './outline.ts';
import { crossingSides } from './side-crossing.ts';
import { parseCoordinates } from '../operations/coordinates.ts';

const lon = fc.double({ min: 46.5, max: 87.3, noNaN: true });
const lat = fc.double({ min: 40.6, max: 55.4, noNaN: true });
const place = fc.tuple(lon, lat);

describe('geodesics', () => {
  // Karney, "Algorithms for geodesics" (2013), table 3 and section 6, with GeographicLib's own cases: JFK–LHR, Wellington–Salamanca.
  it.each([
    [[-73.8, 40.6], [-0.5, 51.6], 5_551_759.4, 51.199],
    [[174.81, -41.32], [-5.5, 40.96], 19_959_679.267, 161.067],
  ] as const)('%j to %j is as long as it was published', (from, to, lengthM, bearingDeg) => {
    const leg = legBetween(from, to);
    expect(Math.abs(leg.lengthM - lengthM)).toBeLessThan(0.6);
    expect(leg.bearingDeg).toBeCloseTo(bearingDeg, 2);
  });

  it('a degree of the meridian at 45° is 111,131.7 m long, of the parallel 78,846.8 m (WGS 84)', () => {
    expect(legBetween([70, 44.5], [70, 45.5]).lengthM).toBeCloseTo(111_131.78, 1);
    expect(
      lengthOf(
        legsOf([
          [70, 45],
          [70.5, 45],
          [71, 45],
        ]),
      ),
    ).toBeCloseTo(78_846.6, 0);
  });

  it('a way out and its bearing lead back to the place', () => {
    fc.assert(
      fc.property(place, place, (from, to) => {
        const { lengthM, bearingDeg } = legBetween(from, to);
        expect(legBetween(placeAt(from, bearingDeg, lengthM), to).lengthM).toBeLessThan(0.001);
      }),
    );
  });

  it('a ring of geodesics has the area of the ellipsoid: a cell of one degree at 45° is 8,762 km²', () => {
    // Between two parallels: b²·Δλ/2·[sin/(1−e²sin²)+atanh(e·sin)/e], 8,762.3 km²; the sides here are geodesics, not parallels.
    const cell: LonLat[] = alongParallel(44.5).concat(alongParallel(45.5).toReversed());
    expect(surfaceOf(cell) / 1e6).toBeCloseTo(8_762.3, 0);
  });
});

const alongParallel = (at: number): LonLat[] => Array.from({ length: 101 }, (_, i) => [70 + i / 100, at]);

/** Sides that hardly meet are told apart by nobody: a star about a place has corners that do not. */
const star = fc
  .tuple(place, fc.array(fc.integer({ min: 2_000, max: 40_000 }), { minLength: 3, maxLength: 40 }))
  .map(([middle, radii]): LonLat[] => radii.map((r, i) => placeAt(middle, (i * 360) / radii.length, r)));

describe('an area', () => {
  it('comes back from its text, right to a metre', () => {
    fc.assert(
      fc.property(star, fc.boolean(), fc.integer({ min: 10, max: 100_000 }), (path, isClosed, radiusM) => {
        const back = areaOfText(areaText({ path, isClosed, radiusM }));
        expect(back).toMatchObject({ isClosed, radiusM });
        for (const [i, at] of path.entries())
          expect(legBetween(at, back?.path[i] ?? [0, 0]).lengthM).toBeLessThan(1);
      }),
    );
  });

  it('any other text is none, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const read = areaSchema.safeParse(text);
        expect(read.success || read.error.issues[0]?.message !== '').toBe(true);
      }),
    );
    expect(areaOfText('')).toBeNull();
    expect(areaOfText('r________')).toBeNull();
  });

  it('says which sides cross, and nothing of one that is drawn well', () => {
    const eight: LonLat[] = [
      [70, 45],
      [71, 46],
      [71, 45],
      [70, 46],
    ];
    expect(crossingSides(eight)).toEqual([1, 3]);
    expect(problemOf({ path: eight, isClosed: true, radiusM: 0 })).toEqual({
      code: 'crosses_itself',
      sides: [1, 3],
    });
    expect(
      areaSchema.safeParse(areaText({ path: eight, isClosed: true, radiusM: 0 })).error?.message,
    ).toContain('Sides 1 and 3');
    expect(
      crossingSides([
        [70, 45],
        [71, 45],
        [70.5, 45],
      ]),
    ).toEqual([1, 2]);
    fc.assert(
      fc.property(star, (path) => {
        expect(crossingSides(path)).toBeNull();
      }),
    );
  });

  it.each<[string, Partial<Area>]>([
    [
      'too_few',
      {
        path: [
          [70, 45],
          [71, 45],
        ],
      },
    ],
    ['radius', { path: [[70, 45]], isClosed: false, radiusM: 0 }],
    [
      'far_away',
      {
        path: [
          [0, 0],
          [1, 1],
          [1, 0],
        ],
      },
    ],
    ['too_many', { path: Array.from({ length: 201 }, (): LonLat => [70, 45]) }],
  ])('is refused as %s', (code, part) => {
    expect(problemOf({ path: [], isClosed: true, radiusM: 0, ...part })?.code).toBe(code);
  });

  it('holds what the outline holds, with a radius and without one', () => {
    fc.assert(
      fc.property(star, fc.integer({ min: 500, max: 30_000 }), place, (path, radiusM, at) => {
        const near: LonLat = placeAt(path[0] ?? at, at[0] * 7, (at[1] - 40) * 2_000);
        for (const area of [
          { path, isClosed: true, radiusM: 0 },
          { path, isClosed: true, radiusM },
          { path, isClosed: false, radiusM },
          { path: path.slice(0, 1), isClosed: false, radiusM },
        ]) {
          const holds = insideOf(area).holds(...near);
          const outline = outlineOf(area);
          const within = outline.reduce((is, ring) => is !== isInRing(ring, near), false);
          const toEdge = Math.min(
            ...outline.flatMap((ring) => ring.map((corner) => legBetween(corner, near).lengthM)),
          );
          // Between the corners of an outline there is nothing to tell apart.
          if (toEdge > 3_000) expect([area, holds]).toEqual([area, within]);
          expect(outline.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 3 },
    );
  });

  it('of a circle is π r² less the roundness of the Earth, and of a corridor its length by its width and two ends', () => {
    const circle = surfaceOfArea({ path: [[76.9, 43.25]], isClosed: false, radiusM: 5_000 });
    expect(circle / (Math.PI * 25e6)).toBeCloseTo(1, 2);
    const path: LonLat[] = [[76, 43], placeAt([76, 43], 60, 40_000)];
    const corridor = surfaceOfArea({ path, isClosed: false, radiusM: 2_000 });
    expect(corridor / (40_000 * 4_000 + Math.PI * 4e6)).toBeCloseTo(1, 2);
  });

  it('lines between distant corners follow the geodesic', () => {
    const ends: LonLat[] = [
      [50, 50],
      [85, 50],
    ];
    const drawn = alongGeodesics(ends);
    expect(lengthOf(legsOf(drawn))).toBeCloseTo(lengthOf(legsOf(ends)), 3);
    expect(Math.max(...drawn.map(([, y]) => y))).toBeGreaterThan(51);
  });
});

const isInRing = (ring: readonly LonLat[], [x, y]: LonLat): boolean =>
  ring.reduce((is, [ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length] ?? [0, 0];
    return ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax ? !is : is;
  }, false);

describe('a place that is written down', () => {
  it('is one of Almaty in every notation', () => {
    expect(NOTATIONS.map((notation) => writePlace([76.9459, 43.23714], notation))).toEqual([
      '43.23714, 76.94590',
      '43°14′13.7″ N 76°56′45.2″ E',
      '43T 657998 4788988',
      '43T FH 57997 88987',
    ]);
  });

  it.each(NOTATIONS)('in %s is read back, within three metres', (notation) => {
    fc.assert(
      fc.property(place, (at) => {
        const read = parseCoordinates(writePlace(at, notation));
        expect(read.ok, writePlace(at, notation)).toBe(true);
        if (read.ok) expect(legBetween(at, [read.lon, read.lat]).lengthM).toBeLessThan(3);
      }),
    );
  });
});
