import { randomUUID } from 'node:crypto';
import { NoAnswer } from './no-answer.ts';
import { runThread, type FoundMessage, type GroundMessage, type Instance, type ThreadWork } from './run.ts';
import type { Log } from '../../log.ts';
import { relativeGap } from '../../../shared/planning/milp/gap.ts';
import type { PlanJob, Proven, Quality } from '../../../shared/planning/location/job.ts';

/** What a job reckons, and how its answer is made of what was found. */
export type JobWork<Answer, I extends Instance = Instance> = {
  work: ThreadWork<I>;
  /** By what figures are multiplied for the screen. */
  scale: number;
  answer: (ground: GroundMessage<I>, found: FoundMessage<I>, quality: Quality) => Answer;
};

/** Plans that are being reckoned, and those that were a short while ago; of one kind, which bears with those of the others. */
export type PlanJobs<Question, Answer extends Proven> = {
  /**
   * Begins one; the first answer is there in a second or two.
   * @param prepare reads what the question asks about, and gives the work with what makes its answer.
   * @throws Busy when the person, or the server, has as many as it bears.
   */
  start<I extends Instance>(
    question: Question,
    actor: string,
    prepare: () => Promise<JobWork<Answer, I>>,
  ): PlanJob<Question, Answer>;
  /** A job of this person; undefined when there is none, or no longer. */
  job(id: string, actor: string): PlanJob<Question, Answer> | undefined;
  /** Ends one at once; its best answer stays. */
  cancel(id: string, actor: string): Promise<PlanJob<Question, Answer> | undefined>;
  /** Resolves when a job does nothing any more. */
  settled(id: string): Promise<void>;
};

/** Where jobs of all kinds are counted together. */
export type JobPool = {
  kind<Question, Answer extends Proven>(): PlanJobs<Question, Answer>;
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

type Running<Question, Answer> = {
  job: PlanJob<Question, Answer>;
  actor: string;
  endedMs: number | null;
  control: AbortController;
  done: Promise<void>;
};

/** @param script the built `thread.ts`. */
export function openJobPool({
  script,
  clock,
  log,
}: {
  script: string;
  clock: () => number;
  log: Log;
}): JobPool {
  const all = new Set<Running<unknown, Proven>>();
  const tidy = (): void => {
    const ended = [...all].filter(({ endedMs }) => endedMs !== null);
    ended.sort((a, b) => (b.endedMs ?? 0) - (a.endedMs ?? 0));
    ended.forEach((running, i) => {
      if (i >= KEPT || (running.endedMs ?? 0) < clock() - KEPT_MS) all.delete(running);
    });
  };
  const refuseWhenBusy = (actor: string): void => {
    const underWay = [...all].filter(({ endedMs }) => endedMs === null);
    if (underWay.filter((running) => running.actor === actor).length >= AT_ONCE_A_PERSON)
      throw new Busy('own');
    if (underWay.length >= AT_ONCE) throw new Busy('others');
  };

  function kind<Question, Answer extends Proven>(): PlanJobs<Question, Answer> {
    const ofKind = new Map<string, Running<Question, Answer>>();
    const own = (id: string, actor: string): Running<Question, Answer> | undefined => {
      tidy();
      for (const [key, running] of ofKind) if (!all.has(running)) ofKind.delete(key);
      const running = ofKind.get(id);
      return running?.actor === actor ? running : undefined;
    };
    const shown = ({ job, endedMs }: Running<Question, Answer>): PlanJob<Question, Answer> => ({
      ...job,
      elapsedMs: (endedMs ?? clock()) - job.startedAtMs,
    });
    return {
      start: (question, actor, prepare) => {
        tidy();
        refuseWhenBusy(actor);
        const running: Running<Question, Answer> = {
          job: {
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
          },
          actor,
          endedMs: null,
          control: new AbortController(),
          done: Promise.resolve(),
        };
        const { job } = running;
        all.add(running);
        ofKind.set(job.id, running);
        running.done = reckon(running, prepare, script)
          .catch((error: unknown) => {
            job.state = 'failed';
            job.problem = error instanceof NoAnswer ? error.problem : { code: 'failed' };
            if (!(error instanceof NoAnswer)) log.error({ err: error }, 'a plan could not be reckoned');
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
      settled: async (id) => ofKind.get(id)?.done,
    };
  }

  return {
    kind,
    close: async () => {
      for (const { control } of all) control.abort();
      await Promise.all(Array.from(all, ({ done }) => done));
    },
  };
}

/** Runs a job to its end and keeps what is known of it in `job`. */
async function reckon<Question, Answer extends Proven, I extends Instance>(
  { job, control }: Running<Question, Answer>,
  prepare: () => Promise<JobWork<Answer, I>>,
  script: string,
): Promise<void> {
  const { work, scale, answer } = await prepare();
  let ground: GroundMessage<I> | null = null;
  const how = await runThread(work, {
    script,
    signal: control.signal,
    onMessage: (message) => {
      if (message.kind === 'ground') {
        ground = message;
        if (message.reachable.every((is) => is === 0)) throw new NoAnswer({ code: 'nothing_reachable' });
        job.state = 'searching';
        return;
      }
      job.bound = message.bound === null ? null : message.bound * scale;
      job.gap = relativeGap(message.figure, message.bound);
      if (message.bound !== null) job.state = 'proving';
      if (!ground || message.kind === 'bound') return;
      const isProven = job.gap === 0;
      const quality = isProven
        ? 'optimal'
        : message.isLast
          ? 'best_known'
          : job.answer
            ? 'improved'
            : 'first';
      job.answer = answer(ground, message, quality);
      job.revision++;
    },
  });
  if (job.answer?.quality === 'first' || job.answer?.quality === 'improved') {
    const gap = relativeGap(job.answer.found, job.bound);
    job.answer = { ...job.answer, quality: 'best_known', bound: job.bound, gap };
  }
  job.state = control.signal.aborted && how === 'stopped' ? 'cancelled' : 'done';
}
