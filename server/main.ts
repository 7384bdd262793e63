import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { followAccessChanges } from './access/access-changes.ts';
import { DEMO_ACCOUNTS, ensureDemoAccounts } from './access/demo.ts';
import { hasAdministrator } from './access/people/store.ts';
import { openKey } from './access/secret.ts';
import { tidyAccess } from './access/tidy.ts';
import { auditHead } from './access/audit/store.ts';
import { VERIFY, verifyAndNote } from './access/audit/verify.ts';
import { startDailyJobs } from './access/daily.ts';
import { EXPIRE, expirePersonalData } from './access/retention/expire.ts';
import { createApp } from './app.ts';
import { openDatabase } from './db/open.ts';
import { StorageError } from './db/storage-error.ts';
import { ConfigurationError, readEnv, type Env } from './env.ts';
import { createMetrics } from './http/metrics.ts';
import { openTls, type TlsFiles } from './http/tls.ts';
import { openIngest, SIMULATED_PANELS, type Ingest } from './ingest/open-ingest.ts';
import { answerCommand, answerQuestion } from './live/command-answer.ts';
import { reportMaker } from './interop/territory/make.ts';
import { openLive } from './live/open-live.ts';
import { sessionAccess } from './live/session-access.ts';
import { createLog, type Log } from './log.ts';
import { openNotify } from './notify/open-notify.ts';
import { followStatuses } from './operations/unit/follow.ts';
import { sosOfDevice } from './operations/unit/sos-device.ts';
import { openVoids } from './operations/void/voids.ts';
import { startWatch } from './operations/watch.ts';
import { openLivePicture } from './picture/live-picture.ts';
import { openTravel } from './planning/travel/travel.ts';
import { openUploads } from './operations/incident/attachment/uploads.ts';
import { LATER_IMPORTS } from './operations/import-work.ts';
import { openImports } from './register/import/imports.ts';
import { sayRecovered } from './register/import/say.ts';
import { HOLDERS } from './personal-data.ts';
import { ensureSeeded } from './seed.ts';
import { enlist } from './simulation/enlist.ts';
import { dismissPanels, enlistPanels } from './simulation/enlist-panels.ts';
import { enlistSensors } from './simulation/enlist-sensors.ts';
import { openJobPool } from './planning/location/jobs.ts';
import { startSimulation, type SimulationProcess } from './simulation/process.ts';
import { ensureDemoWalls } from './wall/demo.ts';

const CLIENT_DIR = join(dirname(fileURLToPath(import.meta.url)), '..', 'client');
const LOCATION_THREAD = fileURLToPath(new URL('./location.js', import.meta.url));
const SIMULATION = fileURLToPath(new URL('./simulation.js', import.meta.url));
const ROADS = fileURLToPath(new URL('./roads.js', import.meta.url));
const TIDY_MS = 3_600_000;
/** What a person reads who started the program; the log is for machines. */
const say = (text: string): boolean => process.stdout.write(`${text}\n`);

async function main(): Promise<void> {
  const env = readEnv();
  const log = createLog(env.logLevel);
  const tls = env.tls ? openCertificate(env.tls, log) : null;
  const opened = await openDatabase({ env, log, mode: 'own' });
  const closers: (() => Promise<unknown>)[] = [() => opened.close()];
  let hasAccounts = true;
  let ports: Ingest['ports'] = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.toReversed()) await closer();
  };
  try {
    await ensureSeeded(opened.db, { demonstration: env.demo, say });
    const picture = await openLivePicture({ db: opened.db, pool: opened.pool, log });
    closers.push(() => picture.close());
    const dir = join(env.dataDir, 'imports');
    const imports = openImports({ db: opened.db, dir, log, later: LATER_IMPORTS });
    closers.push(() => imports.close());
    const uploads = await openUploads(join(env.dataDir, 'uploads'));
    for (const run of await imports.recover()) say(sayRecovered(run));
    const access = {
      key: await openKey(env),
      demo: env.demo,
      clock: Date.now,
      limits: { idleMs: env.sessionIdleMs, absoluteMs: env.sessionAbsoluteMs },
      oidc: env.oidc,
    };
    if (env.demo) {
      const isUnit = (kato: string): boolean => picture.current().tree.indexOf.has(kato);
      await ensureDemoAccounts(opened.db, isUnit, new Date());
      await ensureDemoWalls(opened.db, isUnit, new Date());
    }
    hasAccounts = env.demo || (await hasAdministrator(opened.db));
    const tidying = setInterval(() => {
      tidyAccess(opened.db, Date.now()).catch((error: unknown) =>
        log.warn({ err: error }, 'old sessions could not be forgotten'),
      );
    }, TIDY_MS);
    closers.push(async () => clearInterval(tidying));
    const changes = await followAccessChanges({ pool: opened.pool, log });
    closers.push(() => changes.close());
    const sessions = sessionAccess({
      parts: { ...access, db: opened.db },
      changes,
      tree: () => picture.current().tree,
      isTrusted: env.isTrustedProxy,
      log,
    });
    closers.push(async () => sessions.close());
    // Its devices are known from the start.
    const simulated = env.simulation
      ? {
          units: await enlist(opened.db),
          panels: await enlistPanels(opened.db, { key: access.key }),
          sensors: await enlistSensors(opened.db, Date.now()),
        }
      : null;
    let simulation: SimulationProcess | undefined;
    const live = await openLive({
      ...opened,
      env,
      log,
      picture: () => picture.current(),
      access: sessions,
    });
    closers.push(() => live.close());
    const ingest = await openIngest({
      db: opened.db,
      log,
      key: access.key,
      env: env.ingest,
      picture: () => picture.current(),
      live,
      alarm: sosOfDevice(opened.db, Date.now),
      simulated: simulated ? { port: 0 } : undefined,
    }).catch(asConfigurationError);
    closers.push(() => ingest.close());
    ports = ingest.ports;
    closers.push(startWatch(opened.db, { log }));
    const endFollowing = await followStatuses(opened.db, live.feed, (unitId, status) =>
      live.positions.setStatus(unitId, status),
    );
    closers.push(async () => endFollowing());
    const voids = await openVoids({
      db: opened.db,
      picture: () => picture.current(),
      positions: live.positions,
      feed: live.feed,
      log,
      clock: Date.now,
    });
    closers.push(() => voids.close());
    const travel = openTravel({
      db: opened.db,
      dataDir: env.dataDir,
      script: ROADS,
      log,
      clock: Date.now,
    });
    closers.push(() => travel.close());
    const notify = openNotify({
      ...opened,
      tree: () => picture.current().tree,
      feed: live.feed,
      env: env.notify,
      key: access.key,
      makeReport: reportMaker(opened.db, () => picture.current()),
      publicUrl: env.publicUrl ?? originOf(env),
      log,
      clock: Date.now,
      random: Math.random,
    });
    closers.push(() => notify.close());
    const plans = openJobPool({ script: LOCATION_THREAD, clock: Date.now, log });
    closers.push(() => plans.close());
    const server = createApp({
      access,
      imports,
      uploads,
      db: opened.db,
      picture: () => picture.current(),
      registerChanged: (object) => picture.renew(object),
      ingest: ingest.http,
      answerCommand: (run) => answerCommand(live.feed, run),
      answerQuestion: (run) => answerQuestion(live.feed, run),
      takePosition: async (device, position) => {
        const outcome = live.positions.accept(device, position);
        if (outcome !== 'unknown_unit') return outcome;
        // The link of this unit was made a moment ago.
        await live.positions.reload();
        return live.positions.accept(device, position);
      },
      simulation: () => simulation,
      live: live.live,
      voids,
      travel,
      notify,
      locations: plans.kind(),
      cameraSitings: plans.kind(),
      log,
      clientDir: CLIENT_DIR,
      isTrusted: env.isTrustedProxy,
      tls,
      metrics: createMetrics({
        pool: opened.pool,
        pictureCounts: () => picture.current().counts,
        auditEntries: async () => (await auditHead(opened.db)).id,
      }),
      metricsToken: env.metricsToken,
    });
    closers.push(
      startDailyJobs(
        opened.db,
        [
          { action: EXPIRE, run: (now) => expirePersonalData(opened.db, now, HOLDERS) },
          { action: VERIFY, run: (_, signal) => verifyAndNote(opened.db, { actor: 'server' }, signal) },
        ],
        { log },
      ),
    );
    await listening(server, env);
    closers.push(async () => {
      await live.live.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    });
    const panelLine = ports.find(({ name }) => name === SIMULATED_PANELS);
    if (env.simulation && simulated && panelLine) {
      const { seed, speed, day } = env.simulation;
      simulation = startSimulation({
        db: opened.db,
        log,
        script: SIMULATION,
        isTls: tls !== null,
        origin: originOf(env),
        ...simulated,
        panelLine,
        seed,
        pace: { speed, held: false, day },
        logLevel: env.logLevel,
      });
      closers.push(async () => {
        await simulation?.close();
        await dismissPanels(opened.db);
      });
    }
  } catch (error) {
    await close();
    throw error;
  }
  // Before it says that it serves: who hears that may stop it.
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'could not stop cleanly');
        process.exit(1);
      },
    );
  };
  if (tls) process.on('SIGHUP', tls.reload);
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  say(`\nSholu is at ${tls ? 'https' : 'http'}://${env.host}:${env.port}`);
  for (const { name, host, port } of ports) say(`Devices: ${name}, ${host}:${port}`);
  if (env.demo) sayDemonstration(env);
  else if (!hasAccounts)
    say(
      'Nobody can sign in yet. Make the first administrator: npm run --silent sholu -- access create-admin LOGIN',
    );
  say('Stop with Ctrl-C.');
}

function sayDemonstration({ simulation }: Env): void {
  say('');
  say(
    '  DEMONSTRATION: whoever reaches this address signs in with one click, as anybody below. Real data does not belong',
  );
  say(
    '  here. An installation starts with NODE_ENV=production and a SHOLU_SECRET, and has none of these accounts.',
  );
  if (simulation) {
    const { speed, day } = simulation;
    const how = `${day === 'bad' ? ' of a bad day' : ''}${speed > 1 ? `, ${speed} times as fast` : ''}`;
    say(`  Units, incidents and alarms are a SIMULATION${how}; without it: SHOLU_SIMULATION=0.`);
  }
  for (const { account, grants } of DEMO_ACCOUNTS)
    say(`    ${account.padEnd(18)}${grants.map(({ role, unit }) => `${role} of ${unit}`).join(', ')}`);
  say('');
}

function openCertificate(files: NonNullable<Env['tls']>, log: Log): TlsFiles {
  try {
    return openTls(files, log);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigurationError(
      `Certificate and key (SHOLU_TLS_CERT=${files.certPath}, SHOLU_TLS_KEY=${files.keyPath}) cannot be used: ${reason}.`,
    );
  }
}

/** Where this machine reaches the server. */
function originOf({ tls, host, port }: Env): string {
  const reached = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `${tls ? 'https' : 'http'}://${reached.includes(':') ? `[${reached}]` : reached}:${port}`;
}

/** A port of devices that cannot be opened is a matter of the configuration, like the server's own. */
function asConfigurationError(error: unknown): never {
  if (error instanceof Error && 'code' in error && 'port' in error)
    throw new ConfigurationError(
      `The port ${String(error.port)} for devices cannot be opened (${String(error.code)}). Set SHOLU_INGEST_HOST and the port to free ones.`,
    );
  throw error;
}

async function listening(server: ReturnType<typeof createApp>, env: Env): Promise<void> {
  server.listen(env.port, env.host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE')
      throw new ConfigurationError(
        `Port ${env.port} on ${env.host} is in use by another program. Set PORT to a free one, for example PORT=8081 npm start.`,
      );
    if (code === 'EACCES')
      throw new ConfigurationError(`This user may not open port ${env.port}. Set PORT to one above 1023.`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new ConfigurationError(`HOST=${env.host} is not an address of this machine.`);
    throw error;
  }
}

main().catch((error: unknown) => {
  const known = error instanceof ConfigurationError || error instanceof StorageError;
  process.stderr.write(
    `\nSholu cannot start. ${known ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exit(1);
});
