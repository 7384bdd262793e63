import { openBell } from './bell.ts';
import { claimDue, giveBack, reviveSending, settle, type Delivery } from './delivery/store.ts';
import { deriveDeliveries } from './derive.ts';
import { keepLeading } from './keep-leading.ts';
import { tellNotice } from './notice/told.ts';
import { sendDelivery, type Means } from './send.ts';
import { retryAfterMs } from '../../shared/notify/backoff.ts';
import type { Random } from '../../shared/random.ts';
import type { Pool } from '../db/listen.ts';
import type { Log } from '../log.ts';

/** The part of a server that notifies. */
export type Worker = {
  /** There may be something to do now. */
  wake(): void;
  /** Resolves when nothing is being sent any more and another server may take over. */
  close(): Promise<void>;
};

/** Messages under way at once, and of them to one webhook and by e-mail: one silent receiver holds up nobody else. */
const AT_ONCE = 8;
const AT_ONCE_WEBHOOK = 2;
const AT_ONCE_EMAIL = 3;
/** The advisory lock of the server that notifies. */
const LOCK = [0x5402, 1] as const;
const LOOK_MS = 1_000;
/** A server that stops waits no longer for receivers; what is under way is sent again by the next one. */
const LEAVE_MS = 3_000;
/** Between two tries to become the one that notifies. */
const TAKE_OVER_MS = 2_000;

/**
 * Makes and sends messages, on one of several servers: whoever holds the lock. Another one takes over as soon as the lock's
 * connection is gone, and sends again, by the same names, what was under way.
 */
export function startWorker(
  means: Means & {
    pool: Pool;
    log: Pick<Log, 'warn' | 'info'>;
    random: Random;
    lookMs?: number;
    takeOverMs?: number;
    firstRetryMs?: number | undefined;
  },
): Worker {
  const { db, pool, log, lookMs = LOOK_MS, takeOverMs = TAKE_OVER_MS } = means;
  const bell = openBell();
  const closing = new AbortController();
  const { signal: closed } = closing;
  /** What came of a message could not be written down. */
  let isUnsettled = false;

  const lead = async (stillLeads: () => Promise<void>): Promise<void> => {
    const revived = await reviveSending(db);
    if (revived > 0) log.info({ revived }, 'messages that another server was sending are sent again');
    const flying: Flying = new Map();
    try {
      while (!closed.aborted) {
        await stillLeads();
        const hasMore = await deriveDeliveries(db, { tree: means.tree(), nowMs: means.clock() });
        if (isUnsettled) {
          isUnsettled = false;
          await reviveSending(db, [...flying.keys()]);
        }
        const started = await startDue(flying);
        if (!hasMore && started === 0) await bell.rung(lookMs);
      }
    } finally {
      const landed = Promise.all([...flying.values()].map((one) => one.landed));
      await Promise.race([landed, hasLeft(closed)]);
    }
  };

  const startDue = async (flying: Flying): Promise<number> => {
    const free = AT_ONCE - flying.size;
    if (free <= 0) return 0;
    const load = loadOf([...flying.values()].map(({ delivery }) => delivery));
    const taken = await claimDue(db, { now: new Date(means.clock()), limit: free, busy: load.busy() });
    const { started, tooMany } = load.share(taken);
    await giveBack(
      db,
      tooMany.map(({ id }) => id),
    );
    for (const delivery of started) {
      const landed = carryOut(means, delivery)
        .catch((error: unknown) => {
          isUnsettled = true;
          log.warn({ err: error, delivery: delivery.id }, 'what came of a message could not be kept');
        })
        .finally(() => {
          flying.delete(delivery.id);
          bell.ring();
        });
      flying.set(delivery.id, { delivery, landed });
    }
    return started.length;
  };

  const running = keepLeading(
    { pool, lock: LOCK, bell, closed, takeOverMs, log, away: 'nobody can be notified at the moment' },
    lead,
  );
  return {
    wake: () => bell.ring(),
    close: async () => {
      closing.abort();
      bell.ring();
      await running;
    },
  };
}

/** Messages that are being sent, by their number. */
type Flying = Map<number, { delivery: Delivery; landed: Promise<void> }>;

/** Resolves some time after the worker was told to close. */
const hasLeft = (closed: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const leave = (): void => void setTimeout(resolve, LEAVE_MS).unref();
    if (closed.aborted) leave();
    else closed.addEventListener('abort', leave, { once: true });
  });

/** Sends one message and writes down what came of it. */
async function carryOut(
  means: Means & { random: Random; log: Pick<Log, 'warn'>; firstRetryMs?: number | undefined },
  delivery: Delivery,
): Promise<void> {
  const { db, clock, random, firstRetryMs, log } = means;
  const outcome = await sendDelivery(means, delivery).catch((error: unknown) => {
    log.warn({ err: error, delivery: delivery.id }, 'a message could not be made');
    return { sent: false, failure: 'unreachable', answer: '', isFinal: false } as const;
  });
  const atMs = clock();
  if (outcome === 'withheld') {
    await settle(db, delivery, { state: 'withheld', atMs, failure: null, answer: '' });
    return;
  }
  const { answer } = outcome;
  if (outcome.sent) {
    if (delivery.channel === 'app') await tellNotice(db, delivery, atMs);
    else await settle(db, delivery, { state: 'sent', atMs, failure: null, answer });
    return;
  }
  const { failure, isFinal } = outcome;
  const waitMs = isFinal ? null : retryAfterMs(delivery.attempt, random, firstRetryMs);
  await settle(
    db,
    delivery,
    waitMs === null
      ? { state: 'dead', atMs, failure, answer }
      : { state: 'waiting', atMs, dueMs: atMs + waitMs, failure, answer },
  );
}

/** How much is under way to each receiver. */
function loadOf(flying: readonly Delivery[]) {
  let emails = flying.filter(({ channel }) => channel === 'email').length;
  const webhooks = new Map<number, number>();
  const add = (id: number): number => {
    const count = (webhooks.get(id) ?? 0) + 1;
    webhooks.set(id, count);
    return count;
  };
  for (const { webhookId } of flying) if (webhookId !== null) add(webhookId);
  return {
    busy: () => ({
      email: emails >= AT_ONCE_EMAIL,
      webhooks: [...webhooks].filter(([, count]) => count >= AT_ONCE_WEBHOOK).map(([id]) => id),
    }),
    share: (taken: readonly Delivery[]) => {
      const started: Delivery[] = [];
      const tooMany: Delivery[] = [];
      for (const one of taken) {
        const isOver =
          one.webhookId === null
            ? one.channel === 'email' && ++emails > AT_ONCE_EMAIL
            : add(one.webhookId) > AT_ONCE_WEBHOOK;
        (isOver ? tooMany : started).push(one);
      }
      return { started, tooMany };
    },
  };
}
