import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { Busy, type LocationJobs } from './jobs.ts';
import { prepare } from './prepare.ts';
import { notFound } from '../../access/guard.ts';
import { locationQuestionSchema, type LocationJob } from '../../../shared/planning/location/schema.ts';
import { actorOf, may, router, type Context } from '../../trpc.ts';

/** @throws TRPCError PRECONDITION_FAILED where nothing is reckoned. */
function jobsOf({ locations }: Pick<Context, 'locations'>): LocationJobs {
  if (!locations)
    throw new TRPCError({ code: 'PRECONDITION_FAILED', message: 'This server reckons no location plans' });
  return locations;
}

const jobSchema = z.object({ id: z.uuid() });

/** A job is its person's own; one of somebody else is as if it were not there. */
const found = (id: string, job: LocationJob | undefined): LocationJob => {
  if (!job) throw notFound(`plan:${id}`);
  return job;
};

/** Where posts are best: begun, followed by asking again, and ended. */
export const locationProcedures = router({
  start: may('planning.write')
    .input(locationQuestionSchema)
    .mutation(({ ctx, input }) => {
      const unit = ctx.requireUnit(input.unit);
      const { db, picture } = ctx;
      try {
        return jobsOf(ctx).start(input, actorOf(ctx), () =>
          prepare({ db, picture, unit, nowMs: Date.now() }, input),
        );
      } catch (error) {
        if (error instanceof Busy)
          throw new TRPCError({ code: 'TOO_MANY_REQUESTS', message: error.message, cause: error });
        throw error;
      }
    }),

  /** `answer` is null while it is the one of the revision that the screen has. */
  status: may('planning.read')
    .input(jobSchema.extend({ known: z.number().int().min(0).default(0) }))
    .query(({ ctx, input: { id, known } }) => {
      const job = found(id, jobsOf(ctx).job(id, actorOf(ctx)));
      ctx.requireUnit(job.question.unit);
      const isKnown =
        known > 0 &&
        known === job.revision &&
        job.answer?.quality !== 'best_known' &&
        job.answer?.quality !== 'optimal';
      return isKnown ? { ...job, answer: null } : job;
    }),

  cancel: may('planning.write')
    .input(jobSchema)
    .mutation(async ({ ctx, input: { id } }) => found(id, await jobsOf(ctx).cancel(id, actorOf(ctx)))),
});
