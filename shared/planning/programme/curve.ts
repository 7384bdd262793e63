import type { ItemClass } from './classes.ts';
import { inTurn } from './greedy.ts';
import type { Problem } from './problem.ts';

/** So much money closes so many of the known gaps, when the most useful is bought first. */
export type CurvePoint = { tenge: number; closed: number };

const POINTS = 60;

/**
 * What each further tenge reaches: contracts, then what the minimums need, then by worth, until nothing is left to buy.
 * @param perTenge the price of money by the bound. @returns at most about sixty points, rising.
 */
export function costCurve(problem: Problem, classes: readonly ItemClass[], perTenge: number): CurvePoint[] {
  const steps: { count: number; tenge: number; closes: number }[] = problem.contracted.map(
    ({ tenge, closes }) => ({ count: 1, tenge, closes }),
  );
  const { needed, worth } = inTurn(classes, { perTenge });
  const left = classes.map(({ items }) => items.length);
  const needs = [...problem.needs];
  const take = (k: number, most: number): void => {
    const { tenge, closes } = classes[k] ?? { tenge: 0, closes: 0 };
    const count = Math.min(most, left[k] ?? 0);
    if (count <= 0) return;
    left[k] = (left[k] ?? 0) - count;
    steps.push({ count, tenge, closes });
  };
  for (const k of needed) {
    const one = classes[k];
    if (!one) continue;
    const before = left[k] ?? 0;
    take(k, Math.ceil((needs[one.district] ?? 0) / one.closes));
    needs[one.district] = (needs[one.district] ?? 0) - (before - (left[k] ?? 0)) * one.closes;
  }
  for (const k of worth) take(k, Infinity);
  const total = steps.reduce((sum, { count, tenge }) => sum + count * tenge, 0);
  const apart = total / POINTS;
  const points: CurvePoint[] = [{ tenge: 0, closed: 0 }];
  let tenge = 0;
  let closed = 0;
  let told = 0;
  for (const step of steps) {
    // A class of thousands is told in parts: the line between its ends is straight.
    const parts = Math.max(
      1,
      Math.min(step.count, Math.ceil((step.count * step.tenge) / Math.max(1, apart))),
    );
    for (let part = 1; part <= parts; part++) {
      const from = Math.floor((step.count * (part - 1)) / parts);
      const count = Math.floor((step.count * part) / parts) - from;
      tenge += count * step.tenge;
      closed += count * step.closes;
      if (tenge - told < apart && tenge < total) continue;
      points.push({ tenge, closed });
      told = tenge;
    }
  }
  return points;
}
