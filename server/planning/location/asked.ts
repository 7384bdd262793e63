import { Busy } from './jobs.ts';
import { notFound } from '../../access/guard.ts';
import { refuse } from '../../refused.ts';

/** @throws TRPCError PRECONDITION_FAILED where nothing is reckoned. */
export function jobsOf<Jobs>(jobs: Jobs | undefined): Jobs {
  if (!jobs) throw refuse('PRECONDITION_FAILED', 'plans_off', 'This server reckons no plans');
  return jobs;
}

/** A job is its person's own; one of somebody else is as if it were not there. */
export function foundJob<Job>(id: string, job: Job | undefined): Job {
  if (!job) throw notFound(`plan:${id}`);
  return job;
}

/** Begins a job. @throws TRPCError TOO_MANY_REQUESTS when there are as many as are borne. */
export function begun<Job>(start: () => Job): Job {
  try {
    return start();
  } catch (error) {
    if (error instanceof Busy) throw refuse('TOO_MANY_REQUESTS', `plans_busy_${error.whose}`, error.message);
    throw error;
  }
}
