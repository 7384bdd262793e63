import { z } from 'zod';
import { listDetectors, putDetector } from './manage.ts';
import { detectorInfoSchema, putDetectorSchema } from '../../../shared/ingest/source.ts';
import { router } from '../../trpc.ts';
import { keeps } from '../keeps.ts';

const id = z.number().int().positive();

/** Detectors of a source: what each is and where. */
export const detectorProcedures = router({
  list: keeps
    .input(z.object({ sourceId: id }))
    .output(z.array(detectorInfoSchema))
    .query(({ ctx, input }) => listDetectors(ctx.keeper, input)),

  put: keeps
    .input(putDetectorSchema)
    .output(z.object({ id }))
    .mutation(({ ctx, input }) => putDetector(ctx.keeper, input)),
});
