import { randomUUID } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { firstStanding, optimise, planFrom, type Standing } from './optimise.ts';
import { reachedBy, usualOutcomes, type ProgrammeResult } from './result.ts';
import type { Asked } from './question.ts';
import type { StoredPurchase } from './store.ts';
import { costCurve } from '../../../shared/planning/programme/curve.ts';
import type { Counts } from '../../../shared/planning/programme/greedy.ts';
import type { Plan } from '../../../shared/planning/programme/plan.ts';
import { problemOf, type Contradiction } from '../../../shared/planning/programme/problem.ts';
import { firstAnswer } from '../../../shared/planning/programme/solve.ts';

/** A programme that is being made, or was made a while ago and is not saved. */
export type Run = {
  id: string;
  actor: string;
  asked: Asked;
  startedMs: number;
  endedMs: number | null;
  /** Rules that contradict each other; then there is no result. */
  contradictions: readonly Contradiction[];
  /** Null while there is no plan. */
  result: ProgrammeResult | null;
  purchases: readonly StoredPurchase[];
  ending: ProgrammeResult['ending'];
  cancel: () => void;
};

export type Runs = {
  /** Gives the first answer and lets the solver go on in the background; ends the run that the same person had. */
  start(actor: string, asked: Asked, timeLimitS: number): Promise<Run>;
  /** A run of the person; undefined for another's and for one that is forgotten. */
  get(actor: string, id: string): Run | undefined;
};

/** Solvers at once: each takes a core. Others wait their turn with their first answer. */
const AT_ONCE = 2;
const KEPT_MS = 3_600_000;
const MOST_KEPT = 60;

/** Keeps the runs of this process. Nothing of them outlives it but what is saved. */
export function createRuns(parts: { clock: () => number; onFailure: (error: unknown) => void }): Runs {
  const runs = new Map<string, Run>();
  const turns = createTurns(AT_ONCE);

  const forget = (): void => {
    for (const [id, { endedMs }] of runs)
      if (endedMs !== null && (runs.size > MOST_KEPT || parts.clock() - endedMs > KEPT_MS)) runs.delete(id);
  };

  return {
    get: (actor, id) => {
      const run = runs.get(id);
      return run?.actor === actor ? run : undefined;
    },
    start: async (actor, asked, timeLimitS) => {
      for (const one of runs.values()) if (one.actor === actor && one.endedMs === null) one.cancel();
      forget();
      const controller = new AbortController();
      const { problem, contradictions } = problemOf(
        asked.facilities,
        asked.districts.length,
        asked.input,
        asked.tenge,
      );
      const run: Run = {
        id: randomUUID(),
        actor,
        asked,
        startedMs: parts.clock(),
        endedMs: null,
        contradictions,
        result: null,
        purchases: [],
        ending: 'running',
        cancel: () => controller.abort(),
      };
      runs.set(run.id, run);
      const end = (ending: Run['ending']): void => {
        run.ending = ending;
        run.endedMs = parts.clock();
        if (run.result) run.result = { ...run.result, ending };
      };
      if (contradictions.length > 0) {
        end('contradictory');
        return run;
      }
      // Screens and devices are served between the steps; none of them takes a second.
      await breathe();
      const first = firstAnswer(problem);
      await breathe();
      const usual = usualOutcomes(asked, problem);
      const curve = costCurve(problem, first.classes, first.dual.perTenge);
      let shown: Counts | null = null;
      const show = (standing: Standing, counts: Counts | null): void => {
        if (!counts) return;
        if (counts === shown && run.result) {
          run.result = { ...run.result, standing };
          return;
        }
        shown = counts;
        const plan = planFrom(problem, first, counts);
        run.purchases = purchasesOf(asked, plan);
        run.result = {
          standing,
          ending: run.ending,
          outcome: reachedBy(asked, plan),
          usual,
          curve,
          districts: asked.districts,
          prices: asked.input.measures.flatMap((measure) => {
            const price = asked.prices[measure];
            if (!price) return [];
            const { kato: _, ...facts } = price;
            return facts;
          }),
          asOf: asked.asOf,
          register: asked.register,
        };
      };
      show(firstStanding(first), first.counts);
      const solve = async (): Promise<void> => {
        const { signal } = controller;
        const done = await turns.take(signal);
        // What fails while the solver tells of a better plan would end the process: it ends the run.
        const failures: unknown[] = [];
        const onBetter = (standing: Standing, counts: Counts | null): void => {
          try {
            show(standing, counts);
          } catch (error) {
            failures.push(error);
            controller.abort();
          }
        };
        try {
          const { counts, standing, ending } = await optimise(problem, first, {
            timeLimitS,
            signal,
            onBetter,
          });
          if (failures.length > 0) throw failures[0];
          show(standing, counts);
          if (ending === 'contradictory') run.contradictions = [{ kind: 'minimum_does_not_fit' }];
          end(ending);
        } finally {
          done();
        }
      };
      if (!first.core) end('optimal');
      else
        void solve().catch((error: unknown) => {
          end('failed');
          parts.onFailure(error);
        });
      return run;
    },
  };
}

/** Lets so many work at once; others wait in turn, or until their signal comes. */
function createTurns(most: number): { take(signal: AbortSignal): Promise<() => void> } {
  let free = most;
  const waiting: (() => void)[] = [];
  const give = (): void => {
    const next = waiting.shift();
    if (next) next();
    else free++;
  };
  return {
    take: async (signal) => {
      if (free > 0) {
        free--;
        return give;
      }
      return new Promise((resolve) => {
        const begin = (): void => resolve(give);
        waiting.push(begin);
        signal.addEventListener('abort', () => {
          const place = waiting.indexOf(begin);
          if (place < 0) return;
          waiting.splice(place, 1);
          // Who was cancelled while waiting took no turn and gives none back.
          resolve(() => undefined);
        });
      });
    },
  };
}

const purchasesOf = ({ facilities }: Asked, plan: Plan): StoredPurchase[] =>
  plan.map(({ facility, measures, year, tenge }) => [facilities[facility]?.id ?? 0, measures, year, tenge]);
