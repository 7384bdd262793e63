import { Worker } from 'node:worker_threads';
import type { Appraisal } from '../../../shared/planning/location/appraise.ts';
import type { LocationInstance } from '../../../shared/planning/location/solve.ts';

export type ThreadWork = {
  instance: LocationInstance;
  /** Units per site as they stand today, for the comparison. */
  today: Int32Array;
  timeLimitS: number;
};

export type ThreadMessage =
  | { kind: 'ground'; reachable: Uint8Array; today: Appraisal }
  | {
      kind: 'found';
      figure: number;
      bound: number | null;
      units: Int32Array;
      /** Null when only the bound is better. */
      appraisal: Appraisal | null;
      isLast: boolean;
    };

/** Megabytes of objects that a job may hold; its columns of numbers are bounded by the number of candidates. */
const HEAP_MB = 1_024;
/** What a job does after its time is over: it finishes a step and appraises. */
const GRACE_MS = 20_000;

/**
 * Runs a job in a thread until it ends by itself, its time is over or the signal comes.
 * @param script the built `thread.ts`.
 * @returns whether it ended by itself.
 * @throws Error when the thread failed.
 */
export async function runThread(
  work: ThreadWork,
  {
    script,
    signal,
    onMessage,
  }: { script: string; signal: AbortSignal; onMessage: (message: ThreadMessage) => void },
): Promise<'ended' | 'stopped'> {
  if (signal.aborted) return 'stopped';
  const worker = new Worker(script, {
    workerData: work,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop = (): void => {};
  try {
    return await new Promise((resolve, reject) => {
      stop = () => resolve('stopped');
      signal.addEventListener('abort', stop);
      timer = setTimeout(stop, work.timeLimitS * 1000 + GRACE_MS);
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error('The thread of the plan ended without an answer')));
      worker.on('message', (message: ThreadMessage) => {
        try {
          onMessage(message);
        } catch (error) {
          reject(error as Error);
        }
        if (message.kind === 'found' && message.isLast) resolve('ended');
      });
    });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
