import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../server/test-broker.ts';

export type Product = { url: string; dataDir: string; stop(): Promise<void> };

/** Resolves when the process says it serves; rejects with all it said when it ends first. */
function untilServing(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const address = /http:\/\/[\w.]+:\d+/.exec(said);
      if (address) resolve(address[0]);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.on('exit', (code) => reject(new Error(`The server ended with ${code} and said:\n${said}`)));
  });
}

/** Names the folder of a product that was seeded and stopped: others begin with a copy of it, which takes a second. */
export const SEEDED_FOLDER = 'SHOLU_TEST_SEEDED';

/** A data directory of one's own: the seeded one over again, with its owners and rights, or an empty one that is yet to be seeded. */
async function newDataDir(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sholu-e2e-'));
  const seeded = process.env[SEEDED_FOLDER];
  if (seeded !== undefined) await promisify(execFile)('cp', ['-a', `${seeded}/.`, dataDir]);
  return dataDir;
}

/**
 * Starts the built product as `npm start` does, on a data directory of its own, freshly seeded unless one is given. Nothing moves
 * by itself unless `simulation` says how fast. `env` gives variables beside those, from the port it will have. `isBehind` has
 * everything else on this machine go first, as if it served from another one.
 */
export async function startProduct(
  options: {
    dataDir?: string;
    simulation?: { speed: number };
    env?: (port: number) => Record<string, string>;
    isBehind?: boolean;
  } = {},
): Promise<Product> {
  const dataDir = options.dataDir ?? (await newDataDir());
  const port = await freePort();
  const own = { SHOLU_DATA_DIR: dataDir, PORT: String(port), DATABASE_URL: '' };
  const serve = [process.execPath, 'dist/server/main.js'] as const;
  const [command, ...args] = options.isBehind ? (['nice', '-n', '19', ...serve] as const) : serve;
  const child = spawn(command, args, {
    env: {
      ...process.env,
      ...own,
      SHOLU_SIMULATION: options.simulation ? '1' : '0',
      SHOLU_SIMULATION_SPEED: String(options.simulation?.speed ?? 1),
      ...options.env?.(port),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await untilServing(child);
  return {
    url,
    dataDir,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
}
