import { z } from 'zod';
import { prepareSiting } from './prepare.ts';
import { begun, foundJob, jobsOf } from '../location/asked.ts';
import { isWithin } from '../../../shared/hierarchy/tree.ts';
import { cameraSitingQuestionSchema } from '../../../shared/planning/camera-siting/schema.ts';
import { actorOf, may, router } from '../../trpc.ts';

const jobSchema = z.object({ id: z.uuid() });

/** Where cameras are best: begun, followed by asking again, and ended. */
export const cameraSitingProcedures = router({
  start: may('planning.write')
    .input(cameraSitingQuestionSchema)
    .mutation(({ ctx, input }) => {
      const unit = ctx.requireUnit(input.unit);
      const { db, picture } = ctx;
      const byId = new Map(picture.facilities.map((facility) => [facility.id, facility]));
      const facilities = [...new Set(input.facilities)].map((id) => {
        const facility = byId.get(id);
        const inside = facility && isWithin(picture.tree, facility.kato, input.unit) ? facility : undefined;
        return ctx.requireObject(`facility:${id}`, inside, ({ kato }) => kato);
      });
      const jobs = jobsOf(ctx.cameraSitings);
      return begun(() =>
        jobs.start(input, actorOf(ctx), () =>
          prepareSiting({ db, picture, unit, nowMs: Date.now() }, input, facilities),
        ),
      );
    }),

  status: may('planning.read')
    .input(jobSchema)
    .query(({ ctx, input: { id } }) => {
      const job = foundJob(id, jobsOf(ctx.cameraSitings).job(id, actorOf(ctx)));
      ctx.requireUnit(job.question.unit);
      return job;
    }),

  cancel: may('planning.write')
    .input(jobSchema)
    .mutation(async ({ ctx, input: { id } }) =>
      foundJob(id, await jobsOf(ctx.cameraSitings).cancel(id, actorOf(ctx))),
    ),
});
