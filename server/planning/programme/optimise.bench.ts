import { expect, test } from 'vitest';
import { firstStanding, optimise, planFrom } from './optimise.ts';
import {
  nationalFacilities,
  nationalInput,
  NATIONAL_TENGE,
} from '../../../shared/planning/programme/national.fixture.ts';
import { AIMS } from '../../../shared/planning/programme/input.ts';
import { problemOf } from '../../../shared/planning/programme/problem.ts';
import { firstAnswer } from '../../../shared/planning/programme/solve.ts';
import { verify } from '../../../shared/planning/programme/verify.ts';

// The equipment programme of the Republic and larger: 14,520 facilities × 6 measures, 20 regions, five years, a minimum of 85 %
// in every region. How long the first answer takes, how good it is by its own bound, and what the solver makes of it.
const SIZES = [1_452, 14_520, 58_080];
const DISTRICTS = 20;
const TIME_LIMIT_S = 20;

test('a programme of the Republic: the first answer and the proof', async () => {
  const lines = [
    '| facilities | aim | items | classes | columns left | first answer, ms | its gap | solver, s | gap |',
    '|---|---|---|---|---|---|---|---|---|',
  ];
  // What is compiled on the way is not the answer's time.
  firstAnswer(
    problemOf(nationalFacilities(500), DISTRICTS, nationalInput('gaps', 50), NATIONAL_TENGE).problem,
  );
  for (const size of SIZES)
    for (const aim of AIMS) {
      const facilities = nationalFacilities(size, DISTRICTS);
      const asked = nationalInput(aim, 85);
      const input = {
        ...asked,
        budgets: asked.budgets.map((budget) => Math.round((budget * size) / 14_520)),
      };
      const from = performance.now();
      const { problem, contradictions } = problemOf(facilities, DISTRICTS, input, NATIONAL_TENGE);
      expect(contradictions).toEqual([]);
      const first = firstAnswer(problem);
      const firstMs = performance.now() - from;
      const { gap } = firstStanding(first);
      const began = performance.now();
      const signal = new AbortController().signal;
      const { counts, standing } = await optimise(problem, first, {
        timeLimitS: TIME_LIMIT_S,
        signal,
        onBetter: () => undefined,
      });
      const solveS = (performance.now() - began) / 1_000;
      if (!counts) throw new Error('There is no plan');
      const plan = planFrom(problem, first, counts);
      expect(verify(facilities, DISTRICTS, input, { tenge: NATIONAL_TENGE, plan })).toEqual([]);
      const percent = (part: number | null): string => (part === null ? '–' : `${(part * 100).toFixed(5)} %`);
      lines.push(
        `| ${size} | ${aim} | ${problem.items.length} | ${first.classes.length} | ${first.core?.problem.cost.length ?? 0} | ${firstMs.toFixed(0)} | ${percent(gap)} | ${solveS.toFixed(1)} | ${percent(standing.gap)} |`,
      );
    }
  console.log(lines.join('\n'));
}, 600_000);
