import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { greatCircleM } from './distance.ts';
import { straightMs } from './eta.ts';
import { NINE } from './incident.fixture.ts';
import { uncoveredBy } from './uncovered.ts';
import { unitColumns, type UnitNow } from './unit-columns.ts';
import { manyUnits, seeded } from './units.fixture.ts';

const car = (id: number, lon: number, own: Partial<UnitNow['unit']> = {}): UnitNow => ({
  unit: { id, type: 'patrol_car', equipment: [], status: 'free', taskId: null, shift: null, ...own },
  position: { lon, lat: 51, at: NINE },
  recentTasks: 0,
});
const ask = (leaving: number[]) => ({ leaving, now: NINE });
/** Within 600 s at 35 km/h and a detour of 1.30 a car reaches 4 487 m; 0.1° of longitude here are 7 000 m. */
const within600 = (lon: Float64Array, lat: Float64Array) => ({
  lon,
  lat,
  kind: new Uint8Array(lon.length),
  targetS: new Float64Array(lon.length).fill(600),
});
const schools = within600(Float64Array.of(71, 71.05, 71.1, 72), Float64Array.of(51, 51, 51, 51));

describe('the void that a move opens', () => {
  it('is what nobody else reaches in time', () => {
    const both = unitColumns([car(1, 71), car(2, 71.1)]);
    expect(uncoveredBy(schools, both, ask([0]))).toEqual({ inReach: 2, lost: [0] });
    expect(uncoveredBy(schools, both, ask([0, 1]))).toEqual({ inReach: 3, lost: [0, 1, 2] });
  });

  it('does not count on a unit that has a task, whose shift is over or whose position is not fresh', () => {
    const busy = unitColumns([car(1, 71), car(2, 71.001, { status: 'on_scene', taskId: 4 })]);
    expect(uncoveredBy(schools, busy, ask([0])).lost).toEqual([0, 1]);
    const silent = unitColumns([car(1, 71), { ...car(2, 71.001), position: null }]);
    expect(uncoveredBy(schools, silent, ask([0])).lost).toEqual([0, 1]);
    const old = { lon: 71.001, lat: 51, at: NINE - 61_000 };
    const stale = unitColumns([car(1, 71), { ...car(2, 71.001), position: old }]);
    expect(uncoveredBy(schools, stale, ask([0])).lost).toEqual([0, 1]);
    const home = unitColumns([car(1, 71), car(2, 71.001, { shift: { from: 0, to: NINE } })]);
    expect(uncoveredBy(schools, home, ask([0])).lost).toEqual([0, 1]);
  });

  it('is what a look at every pair gives', () => {
    const columns = unitColumns(manyUnits(200, 3));
    const random = seeded(4);
    const points = within600(
      Float64Array.from({ length: 200 }, () => 71.43 + (random() - 0.5) * 0.6),
      Float64Array.from({ length: 200 }, () => 51.13 + (random() - 0.5) * 0.4),
    );
    const free = Array.from({ length: 200 }, (_, i) => i).filter(
      (i) =>
        columns.status[i] === 1 &&
        columns.bound[i] === 0 &&
        (columns.shiftTo[i] ?? 0) > NINE &&
        NINE - (columns.fixAt[i] ?? 0) <= 60_000,
    );
    const reaches = (i: number, p: number) =>
      greatCircleM(columns.lon[i] ?? 0, columns.lat[i] ?? 0, points.lon[p] ?? 0, points.lat[p] ?? 0) <=
      600 * straightMs(columns.type[i] === 1 ? 'foot_patrol' : 'patrol_car', 'urban', 'day');
    fc.assert(
      fc.property(fc.subarray(free, { minLength: 1, maxLength: 4 }), (leaving) => {
        const inReach = [...points.lon.keys()].filter((p) => leaving.some((i) => reaches(i, p)));
        const lost = inReach.filter((p) => !free.some((i) => !leaving.includes(i) && reaches(i, p)));
        expect(uncoveredBy(points, columns, ask(leaving))).toEqual({ inReach: inReach.length, lost });
      }),
      { numRuns: 50 },
    );
  });
});
