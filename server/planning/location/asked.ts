import { TRPCError } from '@trpc/server';
import { Busy } from './jobs.ts';
import { notFound } from '../../access/guard.ts';

/** @throws TRPCError PRECONDITION_FAILED where nothing is reckoned. */
export function jobsOf<Jobs>(jobs: Jobs | undefined): Jobs {
  if (!jobs) throw new TRPCError({ code: 'PRECONDITION_FAILED', message: 'This server reckons no plans' });
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
    if (error instanceof Busy)
      throw new TRPCError({ code: 'TOO_MANY_REQUESTS', message: error.message, cause: error });
    throw error;
  }
}
