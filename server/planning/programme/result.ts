import type { Ending, Standing } from './optimise.ts';
import type { Asked } from './question.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { usualPlans, USUAL_WAYS, type UsualWay } from '../../../shared/planning/programme/compare.ts';
import type { CurvePoint } from '../../../shared/planning/programme/curve.ts';
import { outcomeOf, type Outcome } from '../../../shared/planning/programme/outcome.ts';
import type { Plan } from '../../../shared/planning/programme/plan.ts';
import { setOf, type Problem } from '../../../shared/planning/programme/problem.ts';
import type { Price } from '../../../shared/planning/programme/price.ts';
import { verify } from '../../../shared/planning/programme/verify.ts';
import { MEASURES } from '../../../shared/register/schema.ts';
import type { Nature } from '../../../shared/register/nature.ts';

/** What a programme reaches, how good that is, and what it rests on. */
export type ProgrammeResult = {
  standing: Standing;
  ending: Ending | 'running' | 'failed';
  outcome: Outcome;
  /** The same money given out in the usual ways; `missed` districts stay below the minimum that was asked for. */
  usual: Readonly<Record<UsualWay, Outcome & { missed: number }>>;
  curve: readonly CurvePoint[];
  /** KATO codes of the districts, in the order of `outcome.districts`. */
  districts: readonly Kato[];
  /** Prices that were used; where above a territory one was set is not shown in it. */
  prices: readonly Omit<Price, 'kato'>[];
  /** Date of the newest evidence. */
  asOf: string | null;
  register: Nature;
};

const reach = ({ facilities, districts, input, prices }: Asked, plan: Plan): Outcome =>
  outcomeOf(
    { facilities, districts: districts.length, chosen: setOf(input.measures) },
    { plan, budgets: input.budgets },
    {
      tenge: MEASURES.map((measure) => prices[measure]?.tenge),
      yearly: MEASURES.map((measure) => prices[measure]?.yearlyTenge),
    },
  );

/**
 * What a plan reaches, checked rule by rule before it is shown. @throws Error when it breaks one: a failure of ours, which
 * nobody may sign.
 */
export function reachedBy(asked: Asked, plan: Plan): Outcome {
  const { facilities, districts, input, tenge } = asked;
  const [broken] = verify(facilities, districts.length, input, { tenge, plan });
  if (broken) throw new Error(`The programme breaks its own rule: ${JSON.stringify(broken)}`);
  return reach(asked, plan);
}

/** The same money given out in the usual ways. */
export function usualOutcomes(asked: Asked, problem: Problem): ProgrammeResult['usual'] {
  const plans = usualPlans(problem);
  const of = (way: UsualWay): Outcome & { missed: number } => {
    const outcome = reach(asked, plans[way]);
    const missed = outcome.districts.filter(
      ({ after }) => after.numerator * 100 < after.denominator * asked.input.minSharePercent,
    ).length;
    return { ...outcome, missed };
  };
  return Object.fromEntries(USUAL_WAYS.map((way) => [way, of(way)])) as ProgrammeResult['usual'];
}
