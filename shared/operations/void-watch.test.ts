import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NINE } from './incident.fixture.ts';
import { POLICE_UNIT_TYPES, UNIT_STATUSES } from './schema.ts';
import { seeded } from './units.fixture.ts';
import { advance, createVoidWatch, dropUnit, isVoid, putUnit, type WatchedUnit } from './void-watch.ts';
import { bruteForce, placesBy } from './void.fixture.ts';

const car = (id: number, own: Partial<WatchedUnit> = {}): WatchedUnit => ({
  id,
  type: 'patrol_car',
  status: 'free',
  bound: false,
  shiftTo: Infinity,
  lon: 71,
  lat: 51,
  fixAt: NINE,
  ...own,
});
/** Within 600 s at 35 km/h and a detour of 1.30 a car reaches 4 487 m; 0.1° of longitude here are 7 000 m. */
const two = () => ({
  lon: Float64Array.of(71, 71.1),
  lat: Float64Array.of(51, 51),
  kind: new Uint8Array(2),
  targetS: Float64Array.of(600, 600),
});

describe('the void watch', () => {
  it('opens a void when the last unit leaves, is given a task, ends its shift or grows old, and closes it', () => {
    const watch = createVoidWatch(two());
    expect(advance(watch, NINE)).toEqual([]);
    putUnit(watch, car(1));
    expect(advance(watch, NINE)).toEqual([0]);
    expect([isVoid(watch, 0), isVoid(watch, 1)]).toEqual([false, true]);
    putUnit(watch, car(1, { lon: 71.1, fixAt: NINE + 9_000 }));
    expect(advance(watch, NINE + 10_000)).toEqual([0, 1]);
    expect(watch.since[0]).toBe(NINE + 10_000);
    expect(watch.since[1]).toBeNaN();
    for (const away of [{ status: 'busy' }, { bound: true }, { shiftTo: NINE + 11_000 }] as const) {
      putUnit(watch, car(1, { lon: 71.1, fixAt: NINE + 9_000, ...away }));
      expect(advance(watch, NINE + 11_000)).toEqual([1]);
      putUnit(watch, car(1, { lon: 71.1, fixAt: NINE + 9_000 }));
      expect(advance(watch, NINE + 12_000)).toEqual([1]);
    }
    expect(advance(watch, NINE + 69_000)).toEqual([]);
    expect(advance(watch, NINE + 69_001)).toEqual([1]);
    dropUnit(watch, 1);
    expect(advance(watch, NINE + 69_002)).toEqual([]);
  });

  it('does not call a place void when one unit comes as another goes', () => {
    const watch = createVoidWatch(two());
    putUnit(watch, car(1));
    advance(watch, NINE);
    putUnit(watch, car(1, { lon: 72 }));
    putUnit(watch, car(2));
    expect(advance(watch, NINE + 1_000)).toEqual([]);
    expect(watch.since[0]).toBeNaN();
  });

  it('keeps since when a void was open before it began, and calls one that nobody ever reached just that', () => {
    const watch = createVoidWatch(two(), Float64Array.of(NINE - 3_600_000, Number.NaN));
    advance(watch, NINE);
    expect([...watch.since]).toEqual([NINE - 3_600_000, Number.NaN]);
    putUnit(watch, car(1));
    advance(watch, NINE);
    expect([...watch.since]).toEqual([Number.NaN, Number.NaN]);
  });

  it('equals a look at every pair after any sequence of moves, statuses and ageing, in slices of any size', () => {
    const places = placesBy(seeded(5), 300);
    const step = fc.record({
      id: fc.integer({ min: 1, max: 12 }),
      what: fc.constantFrom('move', 'jump', 'status', 'type', 'task', 'silence', 'drop'),
      east: fc.double({ min: -1, max: 1, noNaN: true }),
      north: fc.double({ min: -1, max: 1, noNaN: true }),
      pick: fc.nat(50),
      afterMs: fc.integer({ min: 0, max: 40_000 }),
      limit: fc.constantFrom(1, 3, 5_000),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 60 }), fc.boolean(), (steps, atNight) => {
        const watch = createVoidWatch(places);
        const units = new Map<number, WatchedUnit>();
        // Night begins at 22:00, while the steps go on.
        let now = atNight ? NINE - (NINE % 86_400_000) + 17 * 3_600_000 - 20_000 : NINE;
        const reachedBefore = new Set<number>();
        for (const { id, what, east, north, pick, afterMs, limit } of steps) {
          now += afterMs;
          const unit =
            units.get(id) ?? car(id, { lon: 71.43 + east / 4, lat: 51.13 + north / 6, fixAt: now });
          const metre = 1 / 111_195;
          const next = { ...unit, ...(what === 'silence' ? {} : { fixAt: now }) };
          if (what === 'move') {
            next.lon += east * 300 * metre;
            next.lat += north * 300 * metre;
          }
          if (what === 'jump') {
            next.lon += east;
            next.lat += north / 2;
          }
          if (what === 'status') next.status = UNIT_STATUSES[pick % 3] ?? 'free';
          if (what === 'type') next.type = POLICE_UNIT_TYPES[pick % 2] ?? 'patrol_car';
          if (what === 'task') next.bound = !next.bound;
          if (what === 'drop') {
            next.fixAt = Number.NaN;
            dropUnit(watch, id);
          } else putUnit(watch, next);
          units.set(id, next);
          let changed = advance(watch, now, limit);
          while (changed === null) changed = advance(watch, now, limit);
          const truth = bruteForce(places, [...units.values()], now);
          expect([...watch.reachedBy]).toEqual(truth);
          const nowReached = new Set(truth.flatMap((count, p) => (count > 0 ? [p] : [])));
          const differs = [...places.lat.keys()].filter((p) => nowReached.has(p) !== reachedBefore.has(p));
          expect(changed.toSorted((a, b) => a - b)).toEqual(differs);
          for (const p of reachedBefore) if (!nowReached.has(p)) expect(watch.since[p]).toBe(now);
          for (const p of nowReached) expect(watch.since[p]).toBeNaN();
          reachedBefore.clear();
          for (const p of nowReached) reachedBefore.add(p);
        }
      }),
      { numRuns: 150 },
    );
  });
});
