import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadMessage, ThreadWork } from './run.ts';
import { appraise } from '../../../shared/planning/location/appraise.ts';
import type { Found } from '../../../shared/planning/location/milp.ts';
import { groundOf, solveLocation } from '../../../shared/planning/location/solve.ts';
import { solveMilp } from '../milp/solve.ts';

// The thread of one location job. It has no database and no secret; the exact solver runs in a thread of its own below it.

/** A better choice is appraised, which takes a while; one that follows sooner waits for the next. */
const APPRAISE_EVERY_MS = 1_000;

const { instance, today, timeLimitS } = workerData as ThreadWork;
const began = performance.now();
const tell = (message: ThreadMessage): void => parentPort?.postMessage(message);
const ground = groundOf(instance);
const { siteStart, siteOf } = ground.cover;
const isPossible = (j: number): boolean => instance.isAllowed[j] === 1 || (instance.fixed[j] ?? 0) > 0;
const reachable = Uint8Array.from(instance.weight, (_, i) =>
  siteOf.subarray(siteStart[i], siteStart[i + 1]).some(isPossible) ? 1 : 0,
);
tell({ kind: 'ground', reachable, today: appraise(instance, ground, today) });

let toldAt = -Infinity;
let told: Int32Array | null = null;
let toldBound: number | null = null;

function report({ units, figure, bound }: Found, { isLast = false } = {}): void {
  const now = performance.now();
  const isNew = told === null || units.some((n, j) => n !== told?.[j]);
  if (!isLast && now - toldAt < APPRAISE_EVERY_MS && told !== null) return;
  if (!isNew && bound === toldBound && !isLast) return;
  [toldAt, told, toldBound] = [now, units, bound];
  tell({
    kind: 'found',
    figure,
    bound,
    units,
    appraisal: isNew || isLast ? appraise(instance, ground, units) : null,
    isLast,
  });
}

const found = await solveLocation(instance, ground, {
  report,
  secondsLeft: () => timeLimitS - (performance.now() - began) / 1000,
  milp: solveMilp,
});
report(found, { isLast: true });
