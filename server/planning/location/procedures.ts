import { z } from 'zod';
import { answerOf, scaleOf } from './answer.ts';
import { begun, foundJob, jobsOf } from './asked.ts';
import { prepare } from './prepare.ts';
import { locationQuestionSchema } from '../../../shared/planning/location/schema.ts';
import { actorOf, may, router } from '../../trpc.ts';

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
        jobs.start(input, actorOf(ctx), async () => {
          const prepared = await prepare({ db, picture, unit, nowMs: Date.now(), roads: ctx.travel }, input);
          return {
            work: prepared.work,
            scale: scaleOf(prepared),
            answer: (ground, found, quality) => answerOf(prepared, ground, found, quality),
          };
        }),
      );
    }),

  /** `answer` is null while it is the one of the revision that the screen has and better ones may follow. */
  status: may('planning.read')
    .input(jobSchema.extend({ known: z.number().int().min(0).default(0) }))
    .query(({ ctx, input: { id, known } }) => {
      const job = foundJob(id, jobsOf(ctx.locations).job(id, actorOf(ctx)));
      ctx.requireUnit(job.question.unit);
      const isOpen = job.answer?.quality === 'first' || job.answer?.quality === 'improved';
      return isOpen && known === job.revision ? { ...job, answer: null } : job;
    }),

  cancel: may('planning.write')
    .input(jobSchema)
    .mutation(async ({ ctx, input: { id } }) =>
      foundJob(id, await jobsOf(ctx.locations).cancel(id, actorOf(ctx))),
    ),
});
