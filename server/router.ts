import { accessRouter } from './access/procedures.ts';
import { auditRouter } from './access/audit/router.ts';
import { alarmsRouter } from './alarms/procedures.ts';
import { coverageRouter } from './coverage/router.ts';
import { hierarchyRouter } from './hierarchy/router.ts';
import { deviceRouter } from './ingest/device/procedures.ts';
import { ingestRouter } from './ingest/router.ts';
import { liveRouter } from './live/router.ts';
import { notifyRouter } from './notify/router.ts';
import { operationsRouter } from './operations/router.ts';
import { planningRouter } from './planning/router.ts';
import { publishedRouter } from './published/router.ts';
import { registerRouter } from './register/router.ts';
import { simulationRouter } from './simulation/router.ts';
import { router } from './trpc.ts';
import { wallRouter } from './wall/router.ts';

/** The whole interface of the server, a domain a line. */
export const appRouter = router({
  access: accessRouter,
  audit: auditRouter,
  hierarchy: hierarchyRouter,
  register: registerRouter,
  coverage: coverageRouter,
  published: publishedRouter,
  operations: operationsRouter,
  planning: planningRouter,
  alarms: alarmsRouter,
  devices: deviceRouter,
  ingest: ingestRouter,
  notify: notifyRouter,
  simulation: simulationRouter,
  live: liveRouter,
  wall: wallRouter,
});
export type AppRouter = typeof appRouter;
