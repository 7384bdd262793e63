import { describe, expect, it } from 'vitest';
import { AIMS } from './input.ts';
import { evenSplit, largestFirst, moneyLeft } from './compare.ts';
import { costCurve } from './curve.ts';
import { nationalFacilities, nationalInput, NATIONAL_TENGE } from './national.fixture.ts';
import { outcomeOf } from './outcome.ts';
import { earliest, planOf } from './plan.ts';
import { problemOf, setOf } from './problem.ts';
import { firstAnswer } from './solve.ts';
import { verify } from './verify.ts';
import { MEASURES } from '../../register/schema.ts';

const facilities = nationalFacilities();
const DISTRICTS = 20;
const chosen = setOf(MEASURES);

describe.each(AIMS)('the first answer for the Republic with the aim %s', (aim) => {
  const input = nationalInput(aim, 85);
  const { problem, contradictions } = problemOf(facilities, DISTRICTS, input, NATIONAL_TENGE);
  const first = firstAnswer(problem);
  const { classes, counts, weight, bound } = first;

  it('breaks no rule and is within a hundredth of a percent of its own bound', () => {
    expect(contradictions).toEqual([]);
    if (!counts || weight === null) throw new Error('There is no first answer');
    const plan = planOf(problem, classes, earliest(classes, counts, moneyLeft(problem)));
    expect(verify(facilities, DISTRICTS, input, { tenge: NATIONAL_TENGE, plan })).toEqual([]);
    expect(weight).toBeLessThanOrEqual(bound);
    expect((bound - weight) / weight).toBeLessThan(1e-4);
  });

  it('is worth more than the usual ways, which keep to the budgets too', () => {
    const weights = new Map(
      problem.items.map(({ facility, measures, weight: own }) => [`${facility} ${measures}`, own]),
    );
    const free = { ...input, minSharePercent: 0 };
    for (const plan of [evenSplit(problem), largestFirst(problem)]) {
      expect(verify(facilities, DISTRICTS, free, { tenge: NATIONAL_TENGE, plan })).toEqual([]);
      const { all } = outcomeOf(
        { facilities, districts: DISTRICTS, chosen },
        { plan, budgets: input.budgets },
        { tenge: NATIONAL_TENGE, yearly: [] },
      );
      const ways = plan.reduce(
        (sum, { facility, measures }) => sum + (weights.get(`${facility} ${measures}`) ?? 0),
        0,
      );
      expect(all.gapsClosed).toBeGreaterThan(0);
      expect(ways).toBeLessThan(weight ?? 0);
    }
  });

  it('stands on a curve that rises to everything that can be closed', () => {
    const curve = costCurve(problem, classes, first.dual.perTenge);
    expect(curve.length).toBeLessThan(150);
    expect(curve.at(-1)).toEqual({
      tenge: problem.items.reduce((sum, { tenge }) => sum + tenge, 0),
      closed: problem.items.reduce((sum, { closes }) => sum + closes, 0),
    });
    expect(
      curve.every(
        ({ tenge, closed }, i) =>
          tenge >= (curve[i - 1]?.tenge ?? 0) && closed >= (curve[i - 1]?.closed ?? 0),
      ),
    ).toBe(true);
  });
});
