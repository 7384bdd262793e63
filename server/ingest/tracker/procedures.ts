import { z } from 'zod';
import { listTrackers, putTracker } from './manage.ts';
import { putTrackerSchema, trackerInfoSchema } from '../../../shared/ingest/source.ts';
import { router } from '../../trpc.ts';
import { keeps } from '../keeps.ts';

const id = z.number().int().positive();

/** Trackers of a source, each of a unit. */
export const trackerProcedures = router({
  list: keeps
    .input(z.object({ sourceId: id }))
    .output(z.array(trackerInfoSchema))
    .query(({ ctx, input }) => listTrackers(ctx.keeper, input)),

  put: keeps
    .input(putTrackerSchema)
    .output(z.object({ id }))
    .mutation(({ ctx, input }) =>
      putTracker({ ...ctx.keeper, covers: (kato) => ctx.scope.covers(kato) }, input),
    ),
});
