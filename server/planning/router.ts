import { branchProcedures } from './branch/procedures.ts';
import { cameraSitingProcedures } from './camera-siting/procedures.ts';
import { locationProcedures } from './location/procedures.ts';
import { programmeProcedures } from './programme/procedures.ts';
import { travelProcedures } from './travel/procedures.ts';
import { router } from '../trpc.ts';

/** Planning: what could be otherwise, what it would change, and where it is best done; a part a line. */
export const planningRouter = router({
  branch: branchProcedures,
  location: locationProcedures,
  cameraSiting: cameraSitingProcedures,
  programme: programmeProcedures,
  travel: travelProcedures,
});
