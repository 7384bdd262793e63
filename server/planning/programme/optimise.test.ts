import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstStanding, optimise, planFrom, type Ending } from './optimise.ts';
import type { Plan } from '../../../shared/planning/programme/plan.ts';
import {
  nationalFacilities,
  nationalInput,
  NATIONAL_TENGE,
} from '../../../shared/planning/programme/national.fixture.ts';
import { problemOf, type Item } from '../../../shared/planning/programme/problem.ts';
import { smallQuestion, type SmallQuestion } from '../../../shared/planning/programme/random.fixture.ts';
import { firstAnswer } from '../../../shared/planning/programme/solve.ts';
import { verify } from '../../../shared/planning/programme/verify.ts';

const patient = (): { timeLimitS: number; signal: AbortSignal; onBetter: () => void } => ({
  timeLimitS: 30,
  signal: new AbortController().signal,
  onBetter: () => {},
});

/** Every plan there is: each item not at all or in one of the years; the best that breaks no rule, or null. */
function bruteForce(
  { facilities, districts, input, tenge }: SmallQuestion,
  items: readonly Item[],
  contracted: Plan,
): number | null {
  const years = input.budgets.length;
  let best: number | null = null;
  const plan: Plan[number][] = [...contracted];
  const left = [...input.budgets];
  /** What the items from each on are worth together: less than that cannot better the best. */
  const rest = items.map((_, i) => items.slice(i).reduce((sum, item) => sum + item.weight, 0));
  const visit = (i: number, weight: number): void => {
    if (best !== null && weight + (rest[i] ?? 0) <= best) return;
    const item = items[i];
    if (!item) {
      if (verify(facilities, districts, input, { tenge, plan }).length === 0) best = weight;
      return;
    }
    for (let year = 0; year < years; year++) {
      if ((left[year] ?? 0) < item.tenge) continue;
      left[year] = (left[year] ?? 0) - item.tenge;
      plan.push({ facility: item.facility, measures: item.measures, tenge: item.tenge, year });
      visit(i + 1, weight + item.weight);
      plan.pop();
      left[year] = (left[year] ?? 0) + item.tenge;
    }
    visit(i + 1, weight);
  };
  visit(0, 0);
  return best;
}

type Solved = { best: number | null; ending: Ending | 'named'; plan: Plan };

async function solve(question: SmallQuestion): Promise<Solved> {
  const { facilities, districts, input, tenge } = question;
  const { problem, contradictions } = problemOf(facilities, districts, input, tenge);
  if (contradictions.length > 0) return { best: null, ending: 'named', plan: [] };
  const first = firstAnswer(problem);
  const { counts, standing, ending } = await optimise(problem, first, patient());
  if (first.weight !== null) expect(standing.found).toBeGreaterThanOrEqual(first.weight);
  expect(standing.bound).toBeLessThanOrEqual(firstStanding(first).bound);
  return { best: standing.found, ending, plan: counts ? planFrom(problem, first, counts) : [] };
}

describe('the programme of a small question', () => {
  it('is the best there is, by trying every plan; no rule is broken and no budget exceeded', async () => {
    const endings = new Set<string>();
    let leftToSolver = 0;
    await fc.assert(
      fc.asyncProperty(smallQuestion(), async (question) => {
        const { facilities, districts, input, tenge } = question;
        const { problem, contradictions } = problemOf(facilities, districts, input, tenge);
        const { best, ending, plan } = await solve(question);
        endings.add(ending);
        if (ending !== 'named' && firstAnswer(problem).core) leftToSolver++;
        const hasBadContract = contradictions.some(({ kind }) => kind.startsWith('contract_'));
        if (hasBadContract) return;
        const contracts = problem.contracted.map((item): Plan[number] => ({ ...item, year: 0 }));
        expect(best).toBe(bruteForce(question, problem.items, contracts));
        if (best !== null) expect(verify(facilities, districts, input, { tenge, plan })).toEqual([]);
      }),
      { numRuns: 60 },
    );
    expect(leftToSolver).toBeGreaterThan(8);
    expect([...endings].toSorted()).toEqual(expect.arrayContaining(['named', 'optimal']));
  });

  it('never gets worse when a rule is relaxed', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(
        smallQuestion(),
        fc.constantFrom('money', 'minimum', 'whole', 'forbidden'),
        async (question, which) => {
          const { input } = question;
          const relaxed = {
            money: { budgets: input.budgets.map((budget) => budget + 7) },
            minimum: { minSharePercent: Math.max(0, input.minSharePercent - 40) },
            whole: { whole: false },
            forbidden: { forbidden: [] },
          }[which];
          const [before, after] = await Promise.all([
            solve(question),
            solve({ ...question, input: { ...input, ...relaxed } }),
          ]);
          if (before.best === null) return;
          compared++;
          expect(after.best).toBeGreaterThanOrEqual(before.best);
        },
      ),
      { numRuns: 15 },
    );
    expect(compared).toBeGreaterThan(5);
  });
});

describe('a large programme', () => {
  const { problem } = problemOf(
    nationalFacilities(1_452),
    20,
    { ...nationalInput('pupils', 0), budgets: [400_000_000, 400_000_000, 500_000_000] },
    NATIONAL_TENGE,
  );
  const first = firstAnswer(problem);
  const { found, bound } = firstStanding(first);

  it('keeps what it has found when the time is over, with a bound that holds', async () => {
    const { standing, ending, counts } = await optimise(problem, first, { ...patient(), timeLimitS: 1 });
    expect(ending).toBe('timed_out');
    expect(counts).not.toBeNull();
    expect(standing.found).toBeGreaterThanOrEqual(found ?? Infinity);
    expect(standing.bound).toBeLessThanOrEqual(bound);
    expect(standing.gap).toBeGreaterThan(0);
  });

  it('keeps what it has found when somebody stops it', async () => {
    const controller = new AbortController();
    const stopped = optimise(problem, first, {
      timeLimitS: 60,
      signal: controller.signal,
      onBetter: () => controller.abort(),
    });
    const { standing, ending } = await stopped;
    expect(ending).toBe('cancelled');
    expect(standing.found).toBeGreaterThanOrEqual(found ?? Infinity);
  });
});
