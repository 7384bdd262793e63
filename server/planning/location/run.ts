import { Worker } from 'node:worker_threads';
import type { Appraisal } from '../../../shared/planning/location/appraise.ts';
import type { CoverAppraisal } from '../../../shared/planning/location/appraise-covering.ts';
import type { CoveringProblem } from '../../../shared/planning/location/covering.ts';
import type { LocationInstance } from '../../../shared/planning/location/solve.ts';

/** What a thread reckons: a location problem, or a covering problem alone. */
export type Instance = LocationInstance | ({ kind: 'covering' } & CoveringProblem);
type AppraisalOf<I extends Instance> = I extends LocationInstance ? Appraisal : CoverAppraisal;

export type ThreadWork<I extends Instance = Instance> = {
  instance: I;
  /** Units per site as they stand today, for the comparison. */
  today: Int32Array;
  timeLimitS: number;
};

/** What is known before anything is chosen. */
export type GroundMessage<I extends Instance = Instance> = {
  kind: 'ground';
  /** Per demand: whether any site that may be chosen covers it. */
  reachable: Uint8Array;
  today: AppraisalOf<I>;
};
export type FoundMessage<I extends Instance = Instance> = {
  kind: 'found';
  figure: number;
  bound: number | null;
  units: Int32Array;
  appraisal: AppraisalOf<I>;
  isLast: boolean;
};
export type ThreadMessage<I extends Instance = Instance> =
  | GroundMessage<I>
  | FoundMessage<I>
  /** Only the bound is better. */
  | { kind: 'bound'; figure: number; bound: number | null };

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
export async function runThread<I extends Instance>(
  work: ThreadWork<I>,
  {
    script,
    signal,
    onMessage,
  }: { script: string; signal: AbortSignal; onMessage: (message: ThreadMessage<I>) => void },
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
      worker.on('message', (message: ThreadMessage<I>) => {
        try {
          onMessage(message);
        } catch (error: unknown) {
          reject(error);
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
