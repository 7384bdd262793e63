import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import workerSource from './highs-worker.cjs?raw';
import { relativeGap as gapOf } from '../../../shared/planning/milp/gap.ts';
import type { MilpProblem } from '../../../shared/planning/milp/problem.ts';

const require = createRequire(import.meta.url);

/** HiGHS looks at its clock between steps only; a step that takes longer than this is ended with its thread. */
const GRACE_MS = 3_000;

/** What is known of a solve: the best found so far and what the best of all cannot surpass. */
export type MilpState = {
  objective: number | null;
  /** Proven: nothing is better than that. Null while nothing is proven. */
  bound: number | null;
  /** See `shared/planning/milp/gap.ts`. */
  gap: number | null;
  /** Per column of the problem. */
  values: Float64Array | null;
};

export type MilpResult = MilpState & {
  /**
   * - `optimal`: proven, the bound meets what was found.
   * - `feasible`: a solution within the wanted gap, or the best when the time was over; `gap` says how good.
   * - `timed_out`: the time was over and no solution found, which does not say that there is none.
   * - `cancelled`: the signal came; what was found until then is told.
   * - `infeasible`: proven that the rules contradict each other. `unbounded`: the objective has no limit.
   */
  status: 'optimal' | 'feasible' | 'infeasible' | 'unbounded' | 'cancelled' | 'timed_out';
};

export type MilpOptions = {
  timeLimitS: number;
  /** Good enough: it stops there. 0 by default, which is the proof of the best. */
  relativeGap?: number;
  /** A known solution to begin with, per column. */
  start?: Float64Array;
  /** Ends the thread at once. */
  signal?: AbortSignal;
  onProgress?: (state: MilpState) => void;
};

type Message =
  | { kind: 'progress'; objective?: number; bound?: number; values?: Float64Array }
  | {
      kind: 'end';
      status: string;
      objective: number | null;
      bound: number | null;
      values: Float64Array | null;
    }
  | { kind: 'failed'; message: string };

/**
 * Solves a programme exactly by HiGHS in a thread of its own, so that the server answers on.
 * @throws Error when the solver itself fails: a malformed problem, no memory.
 */
export async function solveMilp(
  problem: MilpProblem,
  { timeLimitS, relativeGap = 0, start, signal, onProgress }: MilpOptions,
): Promise<MilpResult> {
  let state: MilpState = { objective: null, bound: null, gap: null, values: null };
  const learn = (objective: number | null, bound: number | null, values: Float64Array | null): void => {
    state = { objective, bound, values, gap: gapOf(objective, bound) };
  };
  const timeIsOver = (): MilpResult => ({ status: state.values ? 'feasible' : 'timed_out', ...state });
  if (signal?.aborted) return { status: 'cancelled', ...state };

  const worker = new Worker(workerSource, {
    eval: true,
    env: {},
    workerData: {
      highsPath: require.resolve('highs'),
      problem,
      start,
      timeLimitS,
      relativeGap,
    },
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let cancel = (): void => {};
  try {
    return await new Promise<MilpResult>((resolve, reject) => {
      cancel = () => resolve({ status: 'cancelled', ...state });
      signal?.addEventListener('abort', cancel);
      timer = setTimeout(() => resolve(timeIsOver()), timeLimitS * 1000 + GRACE_MS);
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error('The solver ended without an answer')));
      worker.on('message', (message: Message) => {
        if (message.kind === 'failed') {
          reject(new Error(`The solver failed: ${message.message}`));
        } else if (message.kind === 'progress') {
          const values = message.values ?? state.values;
          learn(values && known(message.objective), known(message.bound) ?? state.bound, values);
          onProgress?.(state);
        } else {
          learn(message.objective, known(message.bound), message.values);
          if (message.status === 'optimal')
            resolve({ status: state.gap === 0 ? 'optimal' : 'feasible', ...state });
          else if (message.status === 'timeLimit') resolve(timeIsOver());
          else if (message.status === 'infeasible' || message.status === 'unbounded')
            resolve({ status: message.status, ...state });
          else reject(new Error(`The solver ended with "${message.status}"`));
        }
      });
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
    await worker.terminate();
  }
}

/** HiGHS says ±Infinity, or 1e20 and beyond, where nothing is known yet. */
function known(value: number | null | undefined): number | null {
  return value !== null && value !== undefined && Math.abs(value) < 1e20 ? value : null;
}
