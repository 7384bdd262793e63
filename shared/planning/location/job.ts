/**
 * How good an answer is. `first`: the greedy one; `improved`: better ones may follow; `best_known`: the time was over or it was
 * stopped; `optimal`: proven to be the best.
 */
export type Quality = 'first' | 'improved' | 'best_known' | 'optimal';

/** Why there is no answer, in a code and what it is about. */
export type PlanProblem =
  | { code: 'no_demand' | 'no_candidates' | 'budget_too_small' | 'nothing_reachable' | 'failed' }
  | { code: 'too_many_candidates'; count: number; most: number }
  | { code: 'more_than_candidates'; number: number; candidates: number }
  | { code: 'unknown_sites'; keys: string[] };

/** A plan that is reckoned in the background, as its screen follows it; `revision` grows with every better answer. */
export type PlanJob<Question, Answer> = {
  id: string;
  state: 'preparing' | 'searching' | 'proving' | 'done' | 'cancelled' | 'failed';
  question: Question;
  startedAtMs: number;
  elapsedMs: number;
  revision: number;
  /** What is known between two answers, in the unit of the answer. */
  bound: number | null;
  gap: number | null;
  answer: Answer | null;
  problem: PlanProblem | null;
};

/** What every answer says of itself. */
export type Proven = { found: number; bound: number | null; gap: number | null; quality: Quality };
