import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { SimulationControl } from './control.ts';
import { giveUp } from './enlist.ts';
import type { Message, RunConfig } from './message.ts';
import type { Db } from '../db/schema.ts';
import type { Log } from '../log.ts';

const LOOK_MS = 3_000;
const AGAIN_MS = 5_000;
/** A process that does not end by itself is ended. */
const PATIENCE_MS = 3_000;

/** The simulation in a process of its own, which cannot slow the server down. */
export type SimulationProcess = SimulationControl & {
  /** Ends it. @returns its exit code; null when it had to be killed. */
  close(): Promise<number | null>;
};

/**
 * Starts it. When it ends by itself it is started again; what it had under way it takes up.
 * @param script the built `child.ts`.
 * @param isTls the server speaks TLS, by a certificate that does not name the loopback address.
 */
export function startSimulation({
  db,
  log,
  script,
  isTls,
  ...config
}: RunConfig & { db: Db; log: Log; script: string; isTls: boolean }): SimulationProcess {
  let { pace, units } = config;
  let child: ChildProcess | null = null;
  let again: ReturnType<typeof setTimeout> | undefined;
  let looking = Promise.resolve();
  let closed = false;

  const tell = (message: Message): void => {
    if (child?.connected) child.send(message, () => undefined);
  };
  const start = (): void => {
    // Nothing of the server's environment: it holds secrets. The child talks to nobody but to this very process.
    const env = isTls ? { NODE_TLS_REJECT_UNAUTHORIZED: '0', NODE_NO_WARNINGS: '1' } : {};
    child = fork(script, { env, execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    child.on('error', (error) => log.warn({ err: error }, 'the simulation could not be started'));
    child.on('exit', (code) => {
      if (closed) return;
      log.warn({ code }, 'the simulation ended and is started again');
      again = setTimeout(start, AGAIN_MS);
    });
    tell({ kind: 'run', config: { ...config, units, pace } });
  };
  const leave = (unitIds: readonly number[]): void => {
    units = units.filter(({ unitId }) => !unitIds.includes(unitId));
    tell({ kind: 'release', unitIds });
  };
  const timer = setInterval(() => {
    looking = giveUp(db, leave).catch((error: unknown) =>
      log.warn({ err: error }, 'units of the simulation that people took could not be looked for'),
    );
  }, LOOK_MS);
  start();

  return {
    pace: () => pace,
    setPace: (next) => {
      pace = next;
      tell({ kind: 'pace', pace });
    },
    close: async () => {
      closed = true;
      clearInterval(timer);
      clearTimeout(again);
      await looking;
      if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
      const ended = once(child, 'exit');
      const killer = setTimeout(() => child?.kill('SIGKILL'), PATIENCE_MS);
      if (child.connected) child.disconnect();
      await ended;
      clearTimeout(killer);
      return child.exitCode;
    },
  };
}
