import type { MilpProblem } from '../milp/problem.ts';

/** What a search is given: where it tells what it has found, how long it may take, and the exact solver. */
export type Tools = {
  /** Told of every better choice and every better bound. */
  report: (found: Found) => void;
  /** Seconds that are left; a search ends soon after there are none. */
  secondsLeft: () => number;
  milp: Milp;
};

/** Units per site, the fixed ones included; what they are worth, and what nothing surpasses. */
export type Found = { units: Int32Array; figure: number; bound: number | null };

/** Solves exactly; `server/planning/milp/solve.ts` is one. */
export type Milp = (
  problem: MilpProblem,
  options: {
    timeLimitS: number;
    start?: Float64Array;
    onProgress?: (state: {
      objective: number | null;
      bound: number | null;
      values: Float64Array | null;
    }) => void;
  },
) => Promise<{
  status: 'optimal' | 'feasible' | 'infeasible' | 'unbounded' | 'cancelled' | 'timed_out';
  objective: number | null;
  bound: number | null;
  values: Float64Array | null;
}>;

/** Larger programmes take longer to read than they are worth: entries of the matrix. */
export const MOST_ENTRIES = 3_000_000;
