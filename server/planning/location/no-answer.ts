import type { PlanProblem } from '../../../shared/planning/location/job.ts';

/** Thrown when a question has no answer, with why. */
export class NoAnswer extends Error {
  constructor(readonly problem: PlanProblem) {
    super(problem.code);
  }
}
