import { z } from 'zod';
import { answerOf, scaleOf } from './answer.ts';
import { begun, foundJob, jobsOf } from './asked.ts';
import type { WholeLocationAnswer } from './kinds.ts';
import { prepare } from './prepare.ts';
import type { PlanJob } from '../../../shared/planning/location/job.ts';
import {
  locationQuestionSchema,
  type LocationJob,
  type LocationQuestion,
} from '../../../shared/planning/location/schema.ts';
import { actorOf, may, router } from '../../trpc.ts';

/** A job as its screen follows it. */
const withoutWays = (job: PlanJob<LocationQuestion, WholeLocationAnswer>): LocationJob => {
  if (!job.answer) return { ...job, answer: null };
  const { ways: _, ...answer } = job.answer;
  return { ...job, answer };
};

const jobSchema = z.object({ id: z.uuid() });

/** Where posts are best: begun, followed by asking again, and ended. */
export const locationProcedures = router({
  start: may('planning.write')
    .input(locationQuestionSchema)
    .mutation(({ ctx, input }) => {
      const unit = ctx.requireUnit(input.unit);
      const { db, picture } = ctx;
      const jobs = jobsOf(ctx.locations);
      return begun(() =>
        withoutWays(
          jobs.start(input, actorOf(ctx), async () => {
            const prepared = await prepare(
              { db, picture, unit, nowMs: Date.now(), roads: ctx.travel },
              input,
            );
            return {
              work: prepared.work,
              scale: scaleOf(prepared),
              answer: (ground, found, quality) => answerOf(prepared, ground, found, quality),
            };
          }),
        ),
      );
    }),

  /** `answer` is null while it is the one of the revision that the screen has and better ones may follow. */
  status: may('planning.read')
    .input(jobSchema.extend({ known: z.number().int().min(0).default(0) }))
    .query(({ ctx, input: { id, known } }) => {
      const job = foundJob(id, jobsOf(ctx.locations).job(id, actorOf(ctx)));
      ctx.requireUnit(job.question.unit);
      const isOpen = job.answer?.quality === 'first' || job.answer?.quality === 'improved';
      return isOpen && known === job.revision ? { ...job, answer: null } : withoutWays(job);
    }),

  /** Who would come to each place, by the best answer so far; null before the first. A screen asks again with every revision. */
  ways: may('planning.read')
    .input(jobSchema.extend({ revision: z.number().int().min(0) }))
    .query(({ ctx, input: { id } }) => {
      const job = foundJob(id, jobsOf(ctx.locations).job(id, actorOf(ctx)));
      ctx.requireUnit(job.question.unit);
      return job.answer?.ways ?? null;
    }),

  cancel: may('planning.write')
    .input(jobSchema)
    .mutation(async ({ ctx, input: { id } }) =>
      withoutWays(foundJob(id, await jobsOf(ctx.locations).cancel(id, actorOf(ctx)))),
    ),
});
