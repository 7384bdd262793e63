import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { enlist } from './enlist.ts';
import { enlistPanels } from './enlist-panels.ts';
import { enlistSensors } from './enlist-sensors.ts';
import type { SimulatedPanel } from './message.ts';
import type { PanelLine } from './panel-line.ts';
import { startSimulation, type SimulationProcess } from './process.ts';
import { followAccessChanges } from '../access/access-changes.ts';
import { ensureDemoAccounts } from '../access/demo.ts';
import { testAccessParts } from '../access/test-access.ts';
import { createApp } from '../app.ts';
import { bundleScript } from '../db/test-child.ts';
import type { TestDatabase } from '../db/test-database.ts';
import { NO_PROXY } from '../http/proxies.ts';
import { openIngest, SIMULATED_PANELS } from '../ingest/open-ingest.ts';
import { openLive } from '../live/open-live.ts';
import { sessionAccess } from '../live/session-access.ts';
import { createLog } from '../log.ts';
import { followStatuses } from '../operations/unit/follow.ts';
import { loadPicture } from '../picture/load.ts';
import type { Pace } from '../../shared/simulation/schema.ts';

/** A demonstration server on a real socket, put together as `main.ts` does, with the simulation in its own process. */
export type SimulatedServer = {
  origin: string;
  simulation: SimulationProcess;
  panels: readonly SimulatedPanel[];
  /** Closes the ways in of devices, waits, and opens them again at the same port. */
  restartIngest(awayMs: number): Promise<void>;
  /** Ends the simulation, and starts another run of it as a restart of the server would. @returns how it ended. */
  restart(): Promise<number | null>;
  close(): Promise<void>;
};

/**
 * @param between gives the line that panels dial instead of the server's own, as of a proxy before it.
 * @param supervisionS after how long a silent panel is missed, seconds.
 */
export async function startSimulatedServer(
  { db, pool }: TestDatabase,
  pace: Pace,
  {
    supervisionS,
    between = (line) => Promise.resolve(line),
  }: { supervisionS?: number; between?: (line: PanelLine) => Promise<PanelLine> } = {},
): Promise<SimulatedServer> {
  const log = createLog('silent');
  const script = await bundleScript(new URL('./child.ts', import.meta.url));
  const picture = await loadPicture(db);
  await ensureDemoAccounts(db, (kato) => picture.tree.indexOf.has(kato), new Date());
  const access = testAccessParts({ demo: true });
  const changes = await followAccessChanges({ pool, log });
  const sessions = sessionAccess({
    parts: { ...access, db },
    changes,
    tree: () => picture.tree,
    isTrusted: NO_PROXY,
    log,
  });
  let units = await enlist(db);
  const panels = await enlistPanels(db, { key: access.key, ...(supervisionS ? { supervisionS } : {}) });
  const sensors = await enlistSensors(db, Date.now());
  const env = { databaseUrl: undefined, natsUrl: undefined, site: 'main' };
  const live = await openLive({ db, pool, env, log, picture: () => picture, access: sessions });
  const nothing = { host: '127.0.0.1', dc09Port: null, nmeaPort: null, cotPort: null, mqttUrl: null };
  const open = (port: number): ReturnType<typeof openIngest> =>
    openIngest({
      db,
      log,
      key: access.key,
      env: nothing,
      picture: () => picture,
      live,
      simulated: { port },
    });
  let ingest = await open(0);
  const own = ingest.ports.find(({ name }) => name === SIMULATED_PANELS);
  if (!own) throw new Error('There is no line for panels');
  const panelLine = await between(own);
  const endFollowing = await followStatuses(db, live.feed, (id, status) =>
    live.positions.setStatus(id, status),
  );
  const server = createApp({
    db,
    access,
    picture: () => picture,
    live: live.live,
    ingest: (request, response) => ingest.http(request, response),
    takePosition: (device, position) => Promise.resolve(live.positions.accept(device, position)),
    simulation: () => simulation,
    log,
    clientDir: null,
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const start = (): SimulationProcess =>
    startSimulation({
      db,
      log,
      script,
      isTls: false,
      origin,
      seed: 'test',
      units,
      panels,
      panelLine,
      sensors,
      pace,
      logLevel: 'silent',
    });
  let simulation = start();
  return {
    origin,
    get simulation() {
      return simulation;
    },
    panels,
    restartIngest: async (awayMs) => {
      await ingest.close();
      await new Promise((resolve) => setTimeout(resolve, awayMs));
      ingest = await open(own.port);
    },
    restart: async () => {
      const code = await simulation.close();
      units = await enlist(db);
      simulation = start();
      return code;
    },
    close: async () => {
      await simulation.close();
      endFollowing();
      await live.live.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await ingest.close();
      await live.close();
      sessions.close();
      await changes.close();
    },
  };
}
