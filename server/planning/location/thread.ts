/* oxlint-disable unicorn/require-post-message-target-origin -- that is a rule for windows; a thread has no origin. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Instance, ThreadMessage, ThreadWork } from './run.ts';
import { appraise } from '../../../shared/planning/location/appraise.ts';
import {
  appraiseCovering,
  type CoverAppraisal,
} from '../../../shared/planning/location/appraise-covering.ts';
import type { Cover } from '../../../shared/planning/location/cover.ts';
import type { Found, Tools } from '../../../shared/planning/location/milp.ts';
import { groundOf, solveLocation } from '../../../shared/planning/location/solve.ts';
import { solveCovering } from '../../../shared/planning/location/solve-covering.ts';
import { solveMilp } from '../milp/solve.ts';

// The thread of one plan. It has no database and no secret; the exact solver runs in a thread of its own below it.

/** A better choice is appraised, which takes a while; one that follows sooner waits for the next. */
const APPRAISE_EVERY_MS = 1_000;

const { instance, today, timeLimitS } = workerData as ThreadWork;
const began = performance.now();
const { cover, mayStand, appraisal, solve } = taskOf(instance);
const tell = (message: object): void => parentPort?.postMessage(message satisfies Partial<ThreadMessage>);

tell({
  kind: 'ground',
  reachable: Uint8Array.from({ length: cover.demand }, (_, i) =>
    cover.siteOf.subarray(cover.siteStart[i], cover.siteStart[i + 1]).some(mayStand) ? 1 : 0,
  ),
  today: appraisal(today),
});

let toldAt = -Infinity;
let told: Int32Array | null = null;
let toldBound: number | null = null;

const found = await solve({
  report,
  secondsLeft: () => timeLimitS - (performance.now() - began) / 1000,
  milp: solveMilp,
});
report(found, { isLast: true });

function report({ units, figure, bound }: Found, { isLast = false } = {}): void {
  const now = performance.now();
  if (!isLast && told !== null && now - toldAt < APPRAISE_EVERY_MS) return;
  const isNew = isLast || told === null || units.some((n, j) => n !== told?.[j]);
  if (!isNew && bound === toldBound) return;
  [toldAt, told, toldBound] = [now, units, bound];
  if (isNew) tell({ kind: 'found', figure, bound, units, appraisal: appraisal(units), isLast });
  else tell({ kind: 'bound', figure, bound });
}

type Task = {
  cover: Cover;
  mayStand: (site: number) => boolean;
  appraisal: (units: Int32Array) => CoverAppraisal;
  solve: (tools: Tools) => Promise<Found>;
};

function taskOf(of: Instance): Task {
  if (of.kind === 'covering')
    return {
      cover: of.cover,
      mayStand: (j) => (of.most[j] ?? 0) > 0,
      appraisal: (units) => appraiseCovering(of, units),
      solve: (tools) => solveCovering(of, tools),
    };
  const ground = groundOf(of);
  return {
    cover: ground.cover,
    mayStand: (j) => of.isAllowed[j] === 1 || (of.fixed[j] ?? 0) > 0,
    appraisal: (units) => appraise(of, ground, units),
    solve: (tools) => solveLocation(of, ground, tools),
  };
}
