import { expect, test } from 'vitest';
import { greatCircleM } from './distance.ts';
import { NINE } from './incident.fixture.ts';
import { isReady, kindAt, reachM, type ReachPlaces } from './reach.ts';
import { seeded } from './units.fixture.ts';
import { advance, createVoidWatch, putUnit, type WatchedUnit } from './void-watch.ts';

// What a second costs: 5,000 units that all move at 5 to 20 m/s and report at 1 Hz, one in fifty of them changing its status,
// over 15,000 places in twenty cities and the country around them; against a watch begun anew and against every pair.
const PLACES = 15_000;
const UNITS = 5_000;
const SECONDS = 60;
/** As the server cuts a round, so that other work comes in between. */
const SLICE = 400;

const ms = (value: number): string => value.toFixed(2);
const at = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
const mean = (times: readonly number[]): number => times.reduce((sum, t) => sum + t, 0) / times.length;

/** Every pair of a ready unit and a place, as fast as that goes without an index. */
function everyPair(places: ReachPlaces, units: readonly WatchedUnit[], now: number): Uint16Array {
  const reachedBy = new Uint16Array(places.lat.length);
  for (const unit of units.filter((one) => isReady(one, now)))
    for (let p = 0; p < reachedBy.length; p++) {
      const metres = reachM(unit.type, kindAt(places, p), places.targetS[p] ?? 0, 'day');
      if (Math.abs(unit.lat - (places.lat[p] ?? 0)) * 111_194.9 > metres) continue;
      if (greatCircleM(unit.lon, unit.lat, places.lon[p] ?? 0, places.lat[p] ?? 0) > metres) continue;
      reachedBy[p] = (reachedBy[p] ?? 0) + 1;
    }
  return reachedBy;
}

test('a second of the void watch over 15,000 places and 5,000 moving units', () => {
  const random = seeded(17);
  const cities = Array.from({ length: 20 }, () => ({ lon: 52 + random() * 32, lat: 42 + random() * 12 }));
  const near = (spreadDeg: number) => {
    const { lon, lat } = cities[Math.floor(random() * cities.length)] ?? { lon: 71, lat: 51 };
    return { lon: lon + (random() - 0.5) * spreadDeg, lat: lat + (random() - 0.5) * spreadDeg * 0.7 };
  };
  const rural = Uint8Array.from({ length: PLACES }, () => (random() < 0.6 ? 1 : 0));
  const spots = Array.from(rural, (isRural) => near(isRural === 1 ? 4 : 0.35));
  const places = {
    lon: Float64Array.from(spots, ({ lon }) => lon),
    lat: Float64Array.from(spots, ({ lat }) => lat),
    kind: rural,
    targetS: Float64Array.from(rural, (isRural) => (isRural === 1 ? 1_200 : random() < 0.8 ? 420 : 600)),
  };
  let units = Array.from({ length: UNITS }, (_, i): WatchedUnit => ({
    id: i + 1,
    type: random() < 0.8 ? 'patrol_car' : 'foot_patrol',
    status: random() < 0.7 ? 'free' : 'on_scene',
    bound: false,
    shiftTo: Infinity,
    ...near(random() < 0.7 ? 0.35 : 2),
    fixAt: NINE,
  }));
  const headings = units.map(() => random() * 2 * Math.PI);
  const watch = createVoidWatch(places);
  const ours: number[] = [];
  const anew: number[] = [];
  const slices: number[] = [];
  let changes = 0;
  for (let second = 0; second <= SECONDS; second++) {
    const now = NINE + second * 1_000;
    units = units.map((unit, i): WatchedUnit => {
      headings[i] = (headings[i] ?? 0) + (random() - 0.5) * 0.3;
      const metres = (unit.type === 'foot_patrol' ? 1.4 : 5 + random() * 15) / 111_195;
      const turns = random() < 0.02;
      return {
        ...unit,
        lon: unit.lon + (Math.sin(headings[i] ?? 0) * metres) / Math.cos((unit.lat * Math.PI) / 180),
        lat: unit.lat + Math.cos(headings[i] ?? 0) * metres,
        status: turns ? (unit.status === 'free' ? 'on_scene' : 'free') : unit.status,
        fixAt: now,
      };
    });
    const from = performance.now();
    for (const unit of units) putUnit(watch, unit);
    let changed: number[] | null = null;
    while (changed === null) {
      const slice = performance.now();
      changed = advance(watch, now, SLICE);
      if (second > 0) slices.push(performance.now() - slice);
    }
    changes += changed.length;
    ours.push(performance.now() - from);
    if (second % 10 !== 0) continue;
    const begun = performance.now();
    const fresh = createVoidWatch(places);
    for (const unit of units) putUnit(fresh, unit);
    advance(fresh, now);
    anew.push(performance.now() - begun);
    expect([...watch.reachedBy]).toEqual([...fresh.reachedBy]);
  }
  const begun = performance.now();
  const truth = everyPair(places, units, NINE + SECONDS * 1_000);
  const pairs = performance.now() - begun;
  expect([...watch.reachedBy]).toEqual([...truth]);
  const [first = 0, ...later] = ours;
  const line = (what: string, times: readonly number[]): string =>
    `| ${what} | ${ms(mean(times))} | ${ms(at(times, 0.99))} | ${(mean(times) / mean(later)).toFixed(1)} |`;
  console.log(
    [
      `| a second of ${UNITS} moving units over ${PLACES} places | mean ms | p99 ms | ratio |`,
      '|---|---|---|---|',
      line('the watch', later),
      line(`its slices of ${SLICE} units`, slices),
      line('its first second', [first]),
      line('a watch begun anew', anew),
      line('every pair', [pairs]),
      `${(changes / SECONDS).toFixed(0)} places changed a second; void at the end ${truth.filter((count) => count === 0).length}`,
    ].join('\n'),
  );
}, 120_000);
