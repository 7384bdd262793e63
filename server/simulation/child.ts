import { setPriority } from 'node:os';
import type { Message } from './message.ts';
import { startRun, type Run } from './runner.ts';
import { createLog } from '../log.ts';

// The process of the simulation: it takes its orders from the server that started it and ends with it. It has no
// configuration, no database and no secret of the installation.

/** The server comes first. */
const NICE = 10;

let run: Run | null = null;
const end = (): void => {
  const closing = run?.close() ?? Promise.resolve();
  void closing.finally(() => process.exit(0));
};

try {
  setPriority(NICE);
} catch {
  // Not every system lets a process be humble.
}
process.on('message', (message: Message) => {
  if (message.kind === 'run') run ??= startRun(message.config, { log: createLog(message.config.logLevel) });
  if (message.kind === 'pace') run?.setPace(message.pace);
  if (message.kind === 'release') run?.release(message.unitIds);
});
process.on('disconnect', end);
// Ctrl-C reaches the whole group: the server says when it is time.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', end);
