import type { Random } from '../random.ts';

/** After so many a message is a dead letter: some half an hour. */
export const MOST_ATTEMPTS = 8;
const FIRST_MS = 15_000;
const LONGEST_MS = 1_800_000;
/** A quarter of it either way, so that what failed together is not tried together. */
const JITTER = 0.25;

/**
 * How long to wait after the n-th attempt (from 1) has failed: twice as long each time, with jitter; null after the last.
 * @param firstMs the wait after the first.
 */
export function retryAfterMs(attempt: number, random: Random, firstMs: number = FIRST_MS): number | null {
  if (attempt >= MOST_ATTEMPTS) return null;
  const plain = Math.min(LONGEST_MS, firstMs * 2 ** (attempt - 1));
  return Math.round(plain * (1 - JITTER + 2 * JITTER * random()));
}
