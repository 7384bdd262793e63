import { TRPCError } from '@trpc/server';
import type { EventFeed } from './feed.ts';

/** Longer than any command takes on a busy database. */
const PATIENCE_MS = 10_000;
/** Longer than it takes to find out who asks. */
const QUESTION_MS = 5_000;

/**
 * Answers a command even when the database does not: refused at once while it is known to be away, and after a while when
 * it was lost on the way – then nobody knows whether it was saved, and sending it again with the same key is safe.
 * @throws TRPCError SERVICE_UNAVAILABLE or TIMEOUT, with a sentence that says what is known.
 */
export async function answerCommand<Result>(
  feed: Pick<EventFeed, 'asOf'>,
  run: () => Promise<Result>,
  patienceMs: number = PATIENCE_MS,
): Promise<Result> {
  const message = 'The database has not said yet whether this is saved. Send it again: it acts only once.';
  return answered(feed, run, { patienceMs, late: { code: 'TIMEOUT', message } });
}

/**
 * As `answerCommand`, for what changes nothing. A browser has six connections: questions that hung on each of them would
 * keep even the refusal of a command from its screen.
 * @throws TRPCError SERVICE_UNAVAILABLE.
 */
export async function answerQuestion<Result>(
  feed: Pick<EventFeed, 'asOf'>,
  run: () => Promise<Result>,
  patienceMs: number = QUESTION_MS,
): Promise<Result> {
  return answered(feed, run, { patienceMs, late: AWAY });
}

const AWAY = {
  code: 'SERVICE_UNAVAILABLE',
  message: 'The database does not answer. Nothing was changed; send it again when it is back.',
} as const;

async function answered<Result>(
  feed: Pick<EventFeed, 'asOf'>,
  run: () => Promise<Result>,
  { patienceMs, late }: { patienceMs: number; late: ConstructorParameters<typeof TRPCError>[0] },
): Promise<Result> {
  if (!feed.asOf().complete) throw new TRPCError(AWAY);
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TRPCError(late)), patienceMs);
  });
  try {
    return await Promise.race([run(), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
