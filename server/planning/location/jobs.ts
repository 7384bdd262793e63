import { randomUUID } from 'node:crypto';
import { answerOf } from './answer.ts';
import { NoAnswer, type Prepared } from './prepare.ts';
import { runThread, type ThreadMessage } from './run.ts';
import type { Log } from '../../log.ts';
import { relativeGap } from '../../../shared/planning/milp/gap.ts';
import type { LocationJob, LocationQuestion } from '../../../shared/planning/location/schema.ts';

/** Plans that are being reckoned, and those that were a short while ago. */
export type LocationJobs = {
  /**
   * Begins one; the first answer is there in a second or two.
   * @param prepare reads what the question asks about. @throws Busy when the person, or the server, has as many as it bears.
   */
  start(question: LocationQuestion, actor: string, prepare: () => Promise<Prepared>): LocationJob;
  /** A job of this person; undefined when there is none, or no longer. */
  job(id: string, actor: string): LocationJob | undefined;
  /** Ends one at once; its best answer stays. */
  cancel(id: string, actor: string): Promise<LocationJob | undefined>;
  /** Resolves when a job does nothing any more. */
  settled(id: string): Promise<void>;
  close(): Promise<void>;
};

/** Each takes one core and up to a gigabyte; the server has other work. */
const AT_ONCE = 2;
const AT_ONCE_A_PERSON = 1;
/** Ended ones are kept so long, and so many of them. */
const KEPT_MS = 30 * 60_000;
const KEPT = 40;

/** There are as many under way as the server bears, or the person has one already. */
export class Busy extends Error {
  constructor(readonly whose: 'own' | 'others') {
    super(
      whose === 'own'
        ? 'A plan of yours is being reckoned already'
        : 'Other plans are being reckoned: try again soon',
    );
  }
}

type Running = {
  job: LocationJob;
  actor: string;
  endedMs: number | null;
  control: AbortController;
  done: Promise<void>;
};

/** @param script the built `thread.ts`. */
export function openLocationJobs({
  script,
  clock,
  log,
}: {
  script: string;
  clock: () => number;
  log: Log;
}): LocationJobs {
  const jobs = new Map<string, Running>();
  const underWay = (): Running[] => [...jobs.values()].filter(({ endedMs }) => endedMs === null);
  const tidy = (): void => {
    const ended = [...jobs.values()].filter(({ endedMs }) => endedMs !== null);
    ended.sort((a, b) => (b.endedMs ?? 0) - (a.endedMs ?? 0));
    ended.forEach(({ job, endedMs }, i) => {
      if (i >= KEPT || (endedMs ?? 0) < clock() - KEPT_MS) jobs.delete(job.id);
    });
  };
  const own = (id: string, actor: string): Running | undefined => {
    tidy();
    const running = jobs.get(id);
    return running?.actor === actor ? running : undefined;
  };
  const shown = ({ job, endedMs }: Running): LocationJob => ({
    ...job,
    elapsedMs: (endedMs ?? clock()) - job.startedAtMs,
  });

  return {
    start: (question, actor, prepare) => {
      tidy();
      if (underWay().filter((running) => running.actor === actor).length >= AT_ONCE_A_PERSON)
        throw new Busy('own');
      if (underWay().length >= AT_ONCE) throw new Busy('others');
      const job: LocationJob = {
        id: randomUUID(),
        state: 'preparing',
        question,
        startedAtMs: clock(),
        elapsedMs: 0,
        revision: 0,
        bound: null,
        gap: null,
        answer: null,
        problem: null,
      };
      const running: Running = {
        job,
        actor,
        endedMs: null,
        control: new AbortController(),
        done: Promise.resolve(),
      };
      jobs.set(job.id, running);
      running.done = reckon(running, prepare, script)
        .catch((error: unknown) => {
          job.state = 'failed';
          job.problem = error instanceof NoAnswer ? error.problem : { code: 'failed' };
          if (!(error instanceof NoAnswer)) log.error({ err: error }, 'a location plan failed');
        })
        .then(() => {
          running.endedMs = clock();
        });
      return shown(running);
    },
    job: (id, actor) => {
      const running = own(id, actor);
      return running && shown(running);
    },
    cancel: async (id, actor) => {
      const running = own(id, actor);
      if (!running) return undefined;
      running.control.abort();
      await running.done;
      return shown(running);
    },
    settled: async (id) => jobs.get(id)?.done,
    close: async () => {
      for (const { control } of jobs.values()) control.abort();
      await Promise.all(Array.from(jobs.values(), ({ done }) => done));
    },
  };
}

/** Runs a job to its end and keeps what is known of it in `job`. */
async function reckon(
  { job, control }: Running,
  prepare: () => Promise<Prepared>,
  script: string,
): Promise<void> {
  const prepared = await prepare();
  let ground: Extract<ThreadMessage, { kind: 'ground' }> | null = null;
  const take = (message: ThreadMessage): void => {
    if (message.kind === 'ground') {
      ground = message;
      if (message.reachable.every((is) => is === 0)) throw new NoAnswer({ code: 'nothing_reachable' });
      job.state = 'searching';
      return;
    }
    const { appraisal, bound, figure } = message;
    job.bound = bound;
    job.gap = relativeGap(figure, bound);
    if (bound !== null) job.state = 'proving';
    if (!ground || !appraisal) return;
    const isProven = job.gap === 0;
    const quality = isProven ? 'optimal' : message.isLast ? 'best_known' : job.answer ? 'improved' : 'first';
    job.answer = answerOf(prepared, ground, { ...message, appraisal }, quality);
    job.revision++;
  };
  const how = await runThread(prepared.work, { script, signal: control.signal, onMessage: take });
  if (job.answer?.quality === 'first' || job.answer?.quality === 'improved')
    job.answer = { ...job.answer, quality: 'best_known' };
  job.state = control.signal.aborted && how === 'stopped' ? 'cancelled' : 'done';
}
