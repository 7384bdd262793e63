import { expect, test } from 'vitest';
import { solveMilp } from './solve.ts';
import { problemBuilder, type MilpProblem } from '../../../shared/planning/milp/problem.ts';
import { randomFrom } from '../../../shared/random.ts';

const knapsack = (): MilpProblem => {
  const p = problemBuilder('maximize');
  const items = [
    [10, 5],
    [13, 6],
    [7, 4],
  ] as const;
  const columns = items.map(([worth]) => p.binary(worth));
  p.row(
    columns.map((column, i) => [column, items[i]?.[1] ?? 0]),
    '<=',
    10,
  );
  return p.build();
};

/** Equal weights on many rows: easy to begin, far too long to prove. */
function hard(): MilpProblem {
  const random = randomFrom('hard');
  const p = problemBuilder('maximize');
  const all = Array.from({ length: 100 }, () => p.binary(50 + Math.floor(random() * 50)));
  for (let r = 0; r < 20; r++)
    p.row(
      all.map((column) => [column, 10 + Math.floor(random() * 90)]),
      '<=',
      1200,
    );
  return p.build();
}

test('the best is found and proven: the bound meets it', async () => {
  const { status, objective, bound, gap, values } = await solveMilp(knapsack(), { timeLimitS: 10 });
  expect({ status, objective, bound, gap, values: [...(values ?? [])] }).toEqual({
    status: 'optimal',
    objective: 20,
    bound: 20,
    gap: 0,
    values: [0, 1, 1],
  });
});

test('a programme without whole numbers is proven too', async () => {
  const p = problemBuilder('minimize');
  const [a, b] = [p.column({ cost: 2 }), p.column({ cost: 3, lower: 1 })];
  p.row(
    [
      [a, 1],
      [b, 1],
    ],
    '=',
    4,
  );
  expect(await solveMilp(p.build(), { timeLimitS: 10 })).toMatchObject({
    status: 'optimal',
    objective: 9,
    bound: 9,
  });
});

test('rules that contradict each other are told as such', async () => {
  const p = problemBuilder('minimize');
  const yes = p.binary(1);
  p.row([[yes, 1]], '>=', 2);
  expect(await solveMilp(p.build(), { timeLimitS: 10 })).toMatchObject({
    status: 'infeasible',
    values: null,
    gap: null,
  });
});

test('an objective without a limit is told as such', async () => {
  const p = problemBuilder('maximize');
  p.column({ cost: 1, integer: true });
  expect(await solveMilp(p.build(), { timeLimitS: 10 })).toMatchObject({ status: 'unbounded' });
});

test('when the time is over the best so far is given, with its bound', async () => {
  const result = await solveMilp(hard(), {
    timeLimitS: 1,
    start: Float64Array.from({ length: 100 }, (_, i) => (i < 10 ? 1 : 0)),
  });
  expect(result.status).toBe('feasible');
  expect(result.gap).toBeGreaterThan(0);
  expect(result.bound).toBeGreaterThan(result.objective ?? Infinity);
});

test('when the time is over before anything is found, that is no proof that there is nothing', async () => {
  const p = problemBuilder('minimize');
  const random = randomFrom('tight');
  const all = Array.from({ length: 60 }, () => p.binary());
  // A market split: equalities that hardly any choice meets.
  for (let r = 0; r < 7; r++) {
    const weights = all.map(() => Math.floor(random() * 100));
    p.row(
      all.map((column, i) => [column, weights[i] ?? 0]),
      '=',
      Math.floor(weights.reduce((sum, w) => sum + w, 0) / 2),
    );
  }
  expect(await solveMilp(p.build(), { timeLimitS: 0.3 })).toMatchObject({
    status: 'timed_out',
    values: null,
  });
});

test('a cancelled solve ends at once and tells what it had', async () => {
  const controller = new AbortController();
  const solving = solveMilp(hard(), {
    timeLimitS: 600,
    signal: controller.signal,
    onProgress: ({ values }) => {
      if (values) controller.abort();
    },
  });
  expect(await solving).toMatchObject({ status: 'cancelled', values: expect.any(Float64Array) });
  const before = await solveMilp(knapsack(), { timeLimitS: 1, signal: controller.signal });
  expect(before).toMatchObject({ status: 'cancelled', values: null });
});

test('a wanted gap ends it earlier, and a known solution is never lost', async () => {
  const start = Float64Array.from([0, 1, 1]);
  const result = await solveMilp(knapsack(), { timeLimitS: 10, relativeGap: 0.5, start });
  expect(result.objective).toBe(20);
});

test('a malformed programme is an error that says so', async () => {
  const broken = { ...knapsack(), columns: Int32Array.from([0, 1, 9]) };
  await expect(solveMilp(broken, { timeLimitS: 1 })).rejects.toThrow(/The solver failed/);
});
