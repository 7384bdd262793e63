import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Log } from '../../log.ts';

/** `reach` answers with an `Area` for each of its `limitsS`; the others as the router does. */
export type RoadAction = 'locate' | 'matrix' | 'reach';
export type RoadMessage =
  | { kind: 'open'; config: string }
  | { kind: 'ask'; id: number; action: RoadAction; query: string };
export type RoadAnswer = { id: number; answer: string } | { id: number; error: string };

/** The router refused a question: there is no road near, or no way. Its process goes on. */
export class RoadRefusal extends Error {
  override name = 'RoadRefusal';
}
/** The router failed: it ended, or took too long. */
export class RoadFailure extends Error {
  override name = 'RoadFailure';
}

export type RoadEngine = {
  /** Asks the router in its own words. @throws RoadRefusal, RoadFailure */
  ask(action: RoadAction, query: object): Promise<unknown>;
  close(): Promise<void>;
};

const LONGEST_MS = 60_000;
/** More questions than these wait for nothing: whoever asks next gets the estimate. */
const MOST_WAITING = 200;

type Waiting = { resolve: (answer: unknown) => void; reject: (error: Error) => void; timer: NodeJS.Timeout };

/**
 * The router over some tiles, in a process that starts with the first question and again after it has ended.
 * @param script the built `road-child.ts`.
 */
export function openRoadEngine({
  script,
  config,
  log,
  longestMs = LONGEST_MS,
}: {
  script: string;
  config: object;
  log: Pick<Log, 'warn'>;
  longestMs?: number;
}): RoadEngine {
  let child: ChildProcess | null = null;
  let serial = 0;
  const waiting = new Map<number, Waiting>();

  const settle = (id: number): Waiting | undefined => {
    const one = waiting.get(id);
    waiting.delete(id);
    clearTimeout(one?.timer);
    return one;
  };
  const start = (): ChildProcess => {
    // Nothing of the server's environment: it holds secrets.
    const started = fork(script, { env: {}, execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    started.on('message', (answer: RoadAnswer) => {
      const one = settle(answer.id);
      if ('error' in answer) one?.reject(new RoadRefusal(answer.error));
      else one?.resolve(JSON.parse(answer.answer));
    });
    started.on('error', (error) => log.warn({ err: error }, 'the router of roads could not be started'));
    started.on('exit', (code, signal) => {
      if (child === started) child = null;
      if (waiting.size > 0) log.warn({ code, signal }, 'the router of roads ended while it was asked');
      for (const id of waiting.keys()) settle(id)?.reject(new RoadFailure('the router of roads ended'));
    });
    started.send({ kind: 'open', config: JSON.stringify(config) } satisfies RoadMessage, () => undefined);
    return started;
  };

  return {
    ask: (action, query) =>
      new Promise((resolve, reject) => {
        if (waiting.size >= MOST_WAITING) {
          reject(new RoadFailure('too many questions wait for the router of roads'));
          return;
        }
        const asked = (child ??= start());
        const id = ++serial;
        // It cannot be interrupted, only ended; those behind it fail with it and get the estimate.
        const timer = setTimeout(() => asked.kill('SIGKILL'), longestMs);
        waiting.set(id, { resolve, reject, timer });
        asked.send(
          { kind: 'ask', id, action, query: JSON.stringify(query) } satisfies RoadMessage,
          (error) => {
            if (error) settle(id)?.reject(new RoadFailure(error.message));
          },
        );
      }),
    close: async () => {
      const ending = child;
      if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
      const ended = once(ending, 'exit');
      ending.kill('SIGKILL');
      await ended;
    },
  };
}
