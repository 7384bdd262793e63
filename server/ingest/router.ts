import { accountProcedures } from './account/procedures.ts';
import { detectorProcedures } from './detector/procedures.ts';
import { sourceProcedures } from './source/procedures.ts';
import { trackerProcedures } from './tracker/procedures.ts';
import { wantedProcedures } from './wanted/procedures.ts';
import { router } from '../trpc.ts';

/** What may send to this server. */
export const ingestRouter = router({
  sources: sourceProcedures,
  accounts: accountProcedures,
  trackers: trackerProcedures,
  detectors: detectorProcedures,
  wanted: wantedProcedures,
});
