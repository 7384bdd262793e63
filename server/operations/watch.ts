import { endOverAlarms } from './alarm/over.ts';
import { escalateTasks } from './incident/escalate.ts';
import { endDueShares } from './incident/share.ts';
import { settleOverdue } from '../alarms/overdue.ts';
import { returnDueShelves } from '../alarms/shelf.ts';
import { settleByEvidence } from '../coverage/gaps/cases.ts';
import type { Db } from '../db/schema.ts';
import type { Log } from '../log.ts';

/** What happens because time passes and nobody did anything; each look is cheap, and done twice does no harm. */
const WATCHES = [
  /** Shorter than the shortest limit. */
  { everyMs: 5_000, what: 'tasks that nobody accepts', look: escalateTasks },
  /** Nobody sees what is over from that moment on; this is how soon a screen is told. */
  { everyMs: 1_000, what: 'shares that are over', look: endDueShares },
  { everyMs: 1_000, what: 'shelves of alarms that are over', look: returnDueShelves },
  { everyMs: 2_000, what: 'alarms whose cause is over', look: endOverAlarms },
  /** After an import or an edit of the register; an act of inspection settles its own facility at once. */
  { everyMs: 10_000, what: 'gaps that evidence has decided', look: settleByEvidence },
  { everyMs: 10_000, what: 'orders whose deadline has passed', look: settleOverdue },
] as const;

/** Looks after the operations by the clock. @returns a function that ends it. */
export function startWatch(
  db: Db,
  { log, clock = Date.now }: { log: Pick<Log, 'warn'>; clock?: () => number },
): () => Promise<void> {
  const ends = WATCHES.map(({ everyMs, what, look }) => {
    let looking: Promise<void> | null = null;
    const timer = setInterval(() => {
      // One look after another, however long one takes.
      looking ??= look(db, clock())
        .then(
          () => {},
          (error: unknown) => log.warn({ err: error }, `${what} could not be looked for`),
        )
        .finally(() => (looking = null));
    }, everyMs);
    return async () => {
      clearInterval(timer);
      await looking;
    };
  });
  return async () => {
    await Promise.all(ends.map((end) => end()));
  };
}
