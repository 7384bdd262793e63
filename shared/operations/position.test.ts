import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NINE } from './incident.fixture.ts';
import { freshness, implausibility, opacityOf, OPACITY_STEPS, replaces } from './position.ts';
import type { Position } from './schema.ts';

const fix = (own: Partial<Position> = {}): Position => ({
  unitId: 1,
  lon: 71.43,
  lat: 51.13,
  headingDeg: null,
  speedMs: null,
  accuracyM: null,
  at: NINE,
  source: 'vehicle_tracker',
  receivedAt: NINE,
  ...own,
});

describe('a position', () => {
  it.each([
    [0, 'fresh'],
    [60, 'fresh'],
    [61, 'stale'],
    [300, 'stale'],
    [301, 'unknown'],
  ])('%i s old is %s', (seconds, expected) => {
    expect(freshness(NINE, NINE + seconds * 1000)).toBe(expected);
  });

  it('that there never was is unknown', () => {
    expect(freshness(null, NINE)).toBe('unknown');
  });

  it('fades at 1, 5, 15, 30 and 60 minutes and never vanishes', () => {
    const minutes = [0, 0.99, 1, 4.99, 5, 15, 30, 60, 100_000];
    expect(minutes.map((m) => opacityOf(m * 60_000))).toEqual([1, 1, 0.85, 0.85, 0.7, 0.55, 0.42, 0.3, 0.3]);
    expect(opacityOf(-5000)).toBe(1);
    expect(OPACITY_STEPS.every(([, opacity]) => opacity > 0)).toBe(true);
  });
});

describe('of two fixes', () => {
  it('the better source holds for half a minute, then the newer one shows', () => {
    const tracker = fix();
    const phone = (seconds: number) => fix({ source: 'phone', at: NINE + seconds * 1000 });
    expect(replaces(phone(20), tracker)).toBe(false);
    expect(replaces(phone(31), tracker)).toBe(true);
    expect(replaces(fix({ at: NINE + 32_000 }), phone(31))).toBe(true);
  });

  it('an old one that comes late never takes the place back', () => {
    expect(replaces(fix({ at: NINE - 1 }), fix({ source: 'manual' }))).toBe(false);
    expect(replaces(fix(), fix())).toBe(false);
  });

  it('sent in order within half a minute, the newest of the best source is shown', () => {
    const best = ['vehicle_tracker', 'radio', 'phone', 'browser', 'manual'] as const;
    const burst = fc.uniqueArray(
      fc.record({ source: fc.constantFrom(...best), late: fc.integer({ min: 0, max: 29_000 }) }),
      { selector: ({ late }) => late, minLength: 1 },
    );
    fc.assert(
      fc.property(burst, (sent) => {
        const fixes = sent.map(({ source, late }) => fix({ source, at: NINE + late }));
        const inOrder = fixes.toSorted((a, b) => a.at - b.at);
        const source = best.find((s) => fixes.some((f) => f.source === s));
        expect(inOrder.reduce<Position | null>(shownAfter, null)).toBe(
          inOrder.findLast((f) => f.source === source),
        );
      }),
    );
  });
});

const shownAfter = (shown: Position | null, next: Position): Position | null =>
  replaces(next, shown) ? next : shown;

describe('a fix is set aside', () => {
  it.each([
    ['null_island', { lon: 0, lat: 0 }],
    ['swapped', { lon: 51.13, lat: 71.43 }],
    ['outside_country', { lon: 37.6, lat: 55.75 }],
    ['from_the_future', { at: NINE + 121_000 }],
    ['too_fast', { lon: 71.53, at: NINE + 60_000 }],
  ] as const)('as %s', (reason, own) => {
    expect(implausibility(fix(own), fix(), NINE)).toBe(reason);
  });

  it('only above 200 km/h, and never for the scatter of a standing receiver', () => {
    // 0.04° of longitude at 51.13° N are 2 790 m; at 200 km/h one does 3 333 m in a minute.
    expect(implausibility(fix({ lon: 71.47, at: NINE + 60_000 }), fix(), NINE + 60_000)).toBeNull();
    expect(implausibility(fix({ lon: 71.4305 }), fix(), NINE)).toBeNull();
    expect(implausibility(fix({ lon: 71.45, accuracyM: 1500 }), fix(), NINE)).toBeNull();
  });
});
