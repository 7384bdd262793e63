import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { greatCircleM } from './distance.ts';
import { etaOf } from './eta.ts';
import { NINE } from './incident.fixture.ts';
import { kindAt } from './reach.ts';
import { seeded } from './units.fixture.ts';
import { bestMoves, soonestUnit, type Spot } from './void-move.ts';
import { advance, createVoidWatch, isVoid, putUnit, readySlots, type WatchedUnit } from './void-watch.ts';
import { bruteForce, placesBy } from './void.fixture.ts';

const unitAt = (id: number, lon: number, lat: number, own: Partial<WatchedUnit> = {}): WatchedUnit => ({
  id,
  type: id % 3 === 0 ? 'foot_patrol' : 'patrol_car',
  status: 'free',
  bound: false,
  shiftTo: Infinity,
  lon,
  lat,
  fixAt: NINE,
  ...own,
});

describe('the move that closes a void', () => {
  it('is that of the unit which opens least, and says what it opens', () => {
    const places = {
      lon: Float64Array.of(71, 71.1, 71.2, 71.21),
      lat: Float64Array.of(51, 51, 51, 51),
      kind: new Uint8Array(4),
      targetS: new Float64Array(4).fill(420),
    };
    const watch = createVoidWatch(places);
    // The first two stand at one place, the fourth alone at its own.
    for (const unit of [unitAt(1, 71, 51), unitAt(2, 71.001, 51), unitAt(4, 71.1, 51)]) putUnit(watch, unit);
    advance(watch, NINE);
    const ask = { focus: 2, now: NINE, posts: [{ lon: 71.205, lat: 51 }] };
    const moves = bestMoves(watch, ask);
    expect(moves.map(({ unitId, closes, opens }) => [unitId, closes, opens])).toEqual([
      [2, [2, 3], []],
      [1, [2, 3], []],
      [4, [2, 3], [1]],
    ]);
    expect(moves[0]?.eta).toMatchObject({ estimate: true });
    expect(bestMoves(watch, { ...ask, mayMove: (id) => id === 4 }).map(({ unitId }) => unitId)).toEqual([4]);
    expect(bestMoves(watch, { ...ask, focus: 0 })).toEqual([]);
  });

  it('is never worse than any other unit at any other spot, and does what it says', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 2, max: 25 }),
        (seed, units, count) => {
          const random = seeded(seed);
          const places = placesBy(random, count, 0.3);
          const crews = Array.from({ length: units }, (_, i) =>
            unitAt(i + 1, 71.43 + (random() - 0.5) * 0.3, 51.13 + (random() - 0.5) * 0.2, {
              status: random() < 0.8 ? 'free' : 'busy',
            }),
          );
          const watch = createVoidWatch(places);
          for (const unit of crews) putUnit(watch, unit);
          advance(watch, NINE);
          const focus = [...places.lat.keys()].find((p) => isVoid(watch, p));
          fc.pre(focus !== undefined);
          const posts = [{ lon: places.lon[focus] ?? 0, lat: (places.lat[focus] ?? 0) + 0.01 }];
          const [best] = bestMoves(watch, { focus, now: NINE, posts });
          const before = bruteForce(places, crews, NINE);
          const tried = crews
            .filter(({ status }) => status === 'free')
            .flatMap((unit) =>
              [
                ...posts,
                ...Array.from(places.lat, (lat, p) => ({ lon: places.lon[p] ?? 0, lat, p })),
                ...(best ? [best.to] : []),
              ].flatMap((spot) => {
                // Void places and posts alone; others are no spots.
                if ('p' in spot && typeof spot.p === 'number' && before[spot.p] !== 0) return [];
                const moved = crews.map((one) =>
                  one === unit ? { ...unit, lon: spot.lon, lat: spot.lat } : one,
                );
                const after = bruteForce(places, moved, NINE);
                if (after[focus] === 0) return [];
                const closes = [...before.keys()].filter((p) => before[p] === 0 && after[p] !== 0);
                const opens = [...before.keys()].filter((p) => before[p] !== 0 && after[p] === 0);
                const straightM = greatCircleM(unit.lon, unit.lat, spot.lon, spot.lat);
                const { likelyS } = etaOf(straightM, unit.type, kindAt(places, focus), 'day');
                return [{ unitId: unit.id, spot: spot as Spot, closes, opens, likelyS }];
              }),
            );
          if (!best) {
            expect(tried).toEqual([]);
            return;
          }
          const same = tried.find(({ unitId, spot }) => unitId === best.unitId && spot === best.to);
          expect([same?.closes, same?.opens]).toEqual([best.closes, best.opens]);
          for (const { closes, opens, likelyS } of tried) {
            const worth = [closes.length - opens.length, -opens.length, -likelyS];
            const ours = [best.closes.length - best.opens.length, -best.opens.length, -best.eta.likelyS];
            const differs = worth.findIndex((value, i) => value !== ours[i]);
            expect(differs === -1 || (ours[differs] ?? 0) > (worth[differs] ?? 0)).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('names the unit that would be soonest at a place', () => {
    const watch = createVoidWatch(placesBy(seeded(2), 20));
    const crews = Array.from({ length: 9 }, (_, i) => unitAt(i + 1, 71.43 + i / 50, 51.13));
    for (const unit of crews) putUnit(watch, unit);
    advance(watch, NINE);
    const slots = readySlots(watch);
    for (let p = 0; p < 20; p++) {
      const at = { lon: watch.places.lon[p] ?? 0, lat: watch.places.lat[p] ?? 0 };
      const times = crews.map(
        (unit) =>
          etaOf(greatCircleM(unit.lon, unit.lat, at.lon, at.lat), unit.type, kindAt(watch.places, p), 'day')
            .likelyS,
      );
      expect(soonestUnit(watch, p, { now: NINE, slots })?.eta.likelyS).toBe(Math.min(...times));
    }
    expect(soonestUnit(watch, 0, { now: NINE, slots: [] })).toBeNull();
  });
});
