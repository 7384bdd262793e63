import { TRPCError } from '@trpc/server';
import type { EventFeed } from './feed.ts';

/** Longer than any command takes on a busy database. */
const PATIENCE_MS = 10_000;

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
  if (!feed.asOf().complete)
    throw new TRPCError({
      code: 'SERVICE_UNAVAILABLE',
      message: 'The database does not answer. Nothing was changed; send it again when it is back.',
    });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const message =
        'The database has not said yet whether this is saved. Send it again: it acts only once.';
      reject(new TRPCError({ code: 'TIMEOUT', message }));
    }, patienceMs);
  });
  try {
    return await Promise.race([run(), late]);
  } finally {
    clearTimeout(timer);
  }
}
