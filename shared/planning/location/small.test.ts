import { expect, test } from 'vitest';
import { appraise } from './appraise.ts';
import { coveringBounds, decided } from './covering-bound.ts';
import { greedyChoice, exchangePass, startChoice, addUnit, removeUnit, valueOf } from './covering.ts';
import { solveLocation, groundOf, coveringOf, type LocationInstance } from './solve.ts';
import type { LocationModel } from './schema.ts';
import { dropDominated, mergeEqualDemand } from './reduce.ts';
import { nearestSites } from './nearest.ts';
import { travelRows } from './travel.ts';
import { worthOf } from './solve-covering.ts';
import { randomFrom } from '../../random.ts';

const [DEMAND, SITES] = [14, 8];
const CASES = Array.from({ length: 25 }, (_, n) => `case ${n}`);

/** A small problem on a plane, with a fixed and a forbidden site, some critical demand and equal ones. */
function instanceOf(seed: string, model: LocationModel, budget = 3): LocationInstance {
  const random = randomFrom(seed);
  const point = () => [Math.round(random() * 12), Math.round(random() * 12)] as const;
  const demand = Array.from({ length: DEMAND }, point);
  const sites = Array.from({ length: SITES }, point);
  const fixed = new Int32Array(SITES);
  const isAllowed = new Uint8Array(SITES).fill(1);
  if (random() < 0.5) fixed[0] = 1;
  if (random() < 0.5) isAllowed[1] = 0;
  return {
    kind: 'location',
    model,
    travel: {
      kind: 'matrix',
      demand: DEMAND,
      sites: SITES,
      minutes: Float64Array.from(demand.flatMap(([x, y]) => sites.map(([a, b]) => Math.hypot(x - a, y - b)))),
    },
    weight: Float64Array.from({ length: DEMAND }, () => 1 + Math.floor(random() * 9)),
    target: new Float64Array(DEMAND).fill(4),
    need: Uint8Array.from({ length: DEMAND }, () => (random() < 0.25 ? 2 : 1)),
    fixed,
    isAllowed,
    cost: new Float64Array(SITES).fill(1),
    budget,
    busyShare: 0.4,
  };
}

/** Every allowed choice: units per site. */
function* choices(
  { fixed, isAllowed, budget, cost, model }: LocationInstance,
  j = 0,
  units = fixed.slice(),
  left = budget,
): Generator<Int32Array> {
  if (j === SITES) {
    yield units;
    return;
  }
  const most = isAllowed[j] === 0 ? 0 : model === 'expected_covering' ? budget : 1 - (fixed[j] ?? 0);
  for (let n = 0; n <= most && n * (cost[j] ?? 0) <= left; n++) {
    const next = units.slice();
    next[j] = (fixed[j] ?? 0) + n;
    yield* choices(
      { fixed, isAllowed, budget, cost, model } as LocationInstance,
      j + 1,
      next,
      left - n * (cost[j] ?? 0),
    );
  }
}

const noSolver = {
  report: () => {},
  secondsLeft: () => 5,
  milp: () => Promise.resolve({ status: 'timed_out' as const, objective: null, bound: null, values: null }),
};

/** Sum of weighted minutes and the farthest of a choice. */
function ways(instance: LocationInstance, units: Int32Array): { sum: number; farthest: number } {
  const { minutes } = appraise(instance, groundOf(instance), units);
  return {
    sum: minutes.reduce((sum, m, i) => sum + m * (instance.weight[i] ?? 0), 0),
    farthest: Math.max(...minutes),
  };
}

test.each(['maximal_covering', 'expected_covering'] as const)(
  '%s: no choice passes the bound, and what is found is one',
  async (model) => {
    for (const seed of CASES) {
      const instance = instanceOf(seed, model);
      const ground = groundOf(instance);
      const problem = coveringOf(instance, ground);
      const best = Math.max(...Array.from(choices(instance), (units) => worthOf(problem, units)));
      const found = await solveLocation(instance, ground, noSolver);
      expect(found.figure, seed).toBeCloseTo(worthOf(problem, found.units), 9);
      expect(found.figure, seed).toBeLessThanOrEqual(best + 1e-9);
      expect(found.figure, seed).toBeGreaterThanOrEqual(best * (1 - 1 / Math.E) - 1e-9);
      expect(found.bound, seed).toBeGreaterThanOrEqual(best - 1e-9);
    }
  },
);

test('with unlike costs the budget is kept, and the bound holds', async () => {
  for (const seed of CASES) {
    const random = randomFrom(`cost ${seed}`);
    const instance = {
      ...instanceOf(seed, 'maximal_covering', 10),
      cost: Float64Array.from({ length: SITES }, () => 2 + Math.floor(random() * 6)),
    };
    const ground = groundOf(instance);
    const problem = coveringOf(instance, ground);
    const best = Math.max(...Array.from(choices(instance), (units) => worthOf(problem, units)));
    const found = await solveLocation(instance, ground, noSolver);
    const spent = found.units.reduce(
      (sum, n, j) => sum + (n - (instance.fixed[j] ?? 0)) * (instance.cost[j] ?? 0),
      0,
    );
    expect(spent).toBeLessThanOrEqual(10);
    expect(found.bound, seed).toBeGreaterThanOrEqual(best - 1e-9);
    expect(found.figure, seed).toBeLessThanOrEqual(best + 1e-9);
  }
});

test('a choice that was changed back and forth is worth what it is worth when reckoned anew', () => {
  const instance = instanceOf('back and forth', 'expected_covering');
  const choice = startChoice(coveringOf(instance, groundOf(instance)));
  const random = randomFrom('steps');
  for (let n = 0; n < 400; n++) {
    const j = Math.floor(random() * SITES);
    if ((choice.units[j] ?? 0) > (instance.fixed[j] ?? 0) && random() < 0.5) removeUnit(choice, j);
    else addUnit(choice, j);
    expect(choice.value).toBeCloseTo(valueOf(choice.problem, choice.covers), 9);
  }
});

test('merged demand, dropped sites and sites that the bound decides leave the best choice as good', () => {
  for (const seed of CASES) {
    const instance = { ...instanceOf(seed, 'maximal_covering'), need: new Uint8Array(DEMAND).fill(1) };
    const problem = coveringOf(instance, groundOf(instance));
    const all = [...choices(instance)];
    const best = Math.max(...all.map((units) => worthOf(problem, units)));
    const merged = mergeEqualDemand(problem);
    const choice = greedyChoice(merged);
    while (exchangePass(choice));
    let smaller = dropDominated(merged);
    for (const priced of coveringBounds(choice)) smaller = decided(smaller, priced, choice.value);
    const left = all.filter((units) => units.every((n, j) => n <= (smaller.most[j] ?? 0)));
    expect(Math.max(choice.value, ...left.map((units) => worthOf(problem, units))), seed).toBeCloseTo(
      best,
      9,
    );
  }
});

test('p-median and p-centre: no choice passes the bound', async () => {
  for (const seed of CASES) {
    for (const model of ['p_median', 'p_centre'] as const) {
      const instance = instanceOf(seed, model);
      const of = (units: Int32Array) =>
        model === 'p_median' ? ways(instance, units).sum : ways(instance, units).farthest;
      const best = Math.min(...Array.from(choices(instance), of));
      const found = await solveLocation(instance, groundOf(instance), noSolver);
      expect(found.figure, `${model} ${seed}`).toBeCloseTo(of(found.units), 9);
      expect(found.figure, `${model} ${seed}`).toBeGreaterThanOrEqual(best - 1e-9);
      expect(found.bound, `${model} ${seed}`).toBeLessThanOrEqual(best + 1e-9);
    }
  }
});

test('set covering leaves nobody out whom some site reaches, and its bound is no more than the fewest', async () => {
  for (const seed of CASES) {
    const instance = instanceOf(seed, 'set_covering', SITES);
    const ground = groundOf(instance);
    const { cover } = ground;
    const sitesOf = (i: number) => [...cover.siteOf.subarray(cover.siteStart[i], cover.siteStart[i + 1])];
    const isWhole = (units: Int32Array) =>
      instance.need.every((need, i) => {
        const possible = sitesOf(i).filter(
          (j) => instance.isAllowed[j] === 1 || (instance.fixed[j] ?? 0) > 0,
        );
        return sitesOf(i).reduce((sum, j) => sum + (units[j] ?? 0), 0) >= Math.min(need, possible.length);
      });
    const added = (units: Int32Array) => units.reduce((sum, n, j) => sum + n - (instance.fixed[j] ?? 0), 0);
    const fewest = Math.min(...Array.from(choices(instance)).filter(isWhole).map(added));
    const found = await solveLocation(instance, ground, noSolver);
    expect(isWhole(found.units), seed).toBe(true);
    expect(found.figure, seed).toBe(added(found.units));
    expect(found.bound, seed).toBeLessThanOrEqual(fewest);
    expect(found.figure, seed).toBeGreaterThanOrEqual(fewest);
  }
});

test('what a site is worth: its covers, those that nobody else has, and what is lost without it', () => {
  for (const model of ['maximal_covering', 'expected_covering', 'p_median', 'p_centre'] as const) {
    const instance = { ...instanceOf('worth', model), fixed: new Int32Array(SITES) };
    const ground = groundOf(instance);
    const problem = coveringOf(instance, ground);
    const units = Int32Array.from({ length: SITES }, (_, j) => (j % 2 === 0 ? 1 : 0));
    const whole = appraise(instance, ground, units);
    const total = instance.weight.reduce((sum, w) => sum + w, 0);
    whole.chosen.forEach((j, s) => {
      const without = units.slice();
      without[j] = 0;
      const rest = appraise(instance, ground, without);
      const lost = rest.covers.reduce(
        (sum, n, i) => sum + (n === 0 && (whole.covers[i] ?? 0) > 0 ? (instance.weight[i] ?? 0) : 0),
        0,
      );
      expect(whole.uniqueWeight[s]).toBe(lost);
      const difference =
        model === 'p_median'
          ? (ways(instance, without).sum - ways(instance, units).sum) / total
          : model === 'p_centre'
            ? ways(instance, without).farthest - ways(instance, units).farthest
            : worthOf(problem, units) - worthOf(problem, without);
      expect(whole.lostWithout[s], model).toBeCloseTo(difference, 9);
    });
  }
});

test('the nearest sites of a list are those of the whole row, far and near demands in turn', () => {
  const random = randomFrom('lists');
  const places = (count: number) => Float64Array.from({ length: count }, () => random() ** 3);
  const [demand, sites] = [60, 120];
  const rows = travelRows({
    kind: 'straight',
    demandLon: places(demand),
    demandLat: places(demand),
    siteLon: places(sites),
    siteLat: places(sites),
    metresPerMinute: Float64Array.from({ length: demand }, () => 400 + random() * 800),
  });
  const isAllowed = (j: number): boolean => j % 7 !== 0;
  const { depth, siteOf, minutes, isWhole } = nearestSites(rows, isAllowed, 15);
  expect([depth, isWhole]).toEqual([15, false]);
  const row = new Float64Array(sites);
  for (let i = 0; i < demand; i++) {
    rows.minutesOf(i, row);
    const wanted = Array.from(row.keys())
      .filter(isAllowed)
      .sort((a, b) => (row[a] ?? 0) - (row[b] ?? 0))
      .slice(0, 15);
    expect([...siteOf.subarray(i * 15, (i + 1) * 15)]).toEqual(wanted);
    expect(minutes[i * 15 + 14]).toBeCloseTo(row[wanted[14] ?? 0] ?? 0, 9);
  }
});
