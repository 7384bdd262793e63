import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApp } from './app.ts';
import { openDatabase } from './db/open.ts';
import { StorageError } from './db/storage-error.ts';
import { ConfigurationError, readEnv, type Env } from './env.ts';
import { openToEverybody } from './live/access.ts';
import { openLive } from './live/open-live.ts';
import { createLog } from './log.ts';
import { openLivePicture } from './picture/live-picture.ts';
import { ensureSeeded } from './seed.ts';

const CLIENT_DIR = join(dirname(fileURLToPath(import.meta.url)), '..', 'client');
/** What a person reads who started the program; the log is for machines. */
const say = (text: string): boolean => process.stdout.write(`${text}\n`);

async function main(): Promise<void> {
  const env = readEnv();
  const log = createLog(env.logLevel);
  const opened = await openDatabase({ env, log, mode: 'own' });
  const closers: (() => Promise<unknown>)[] = [() => opened.close()];
  const close = async (): Promise<void> => {
    for (const closer of closers.toReversed()) await closer();
  };
  try {
    await ensureSeeded(opened.db, { demonstration: env.demo, say });
    const picture = await openLivePicture({ db: opened.db, pool: opened.pool, log });
    closers.push(() => picture.close());
    const root = picture.current().tree.units[0]?.kato ?? '';
    const live = await openLive({
      ...opened,
      env,
      log,
      picture: () => picture.current(),
      access: openToEverybody(root),
    });
    closers.push(() => live.close());
    const server = createApp({
      db: opened.db,
      picture: () => picture.current(),
      registerChanged: (object) => picture.renew(object),
      ingest: live.ingest,
      live: live.live,
      log,
      clientDir: CLIENT_DIR,
    });
    await listening(server, env);
    closers.push(async () => {
      await live.live.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    });
  } catch (error) {
    await close();
    throw error;
  }
  say(`\nSholu is at http://${env.host}:${env.port}`);
  say('Everyone who reaches this address sees everything: accounts come with a later release.');
  say('Stop with Ctrl-C.');
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
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
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
