import { describe, expect, it } from 'vitest';
import { MOST_ATTEMPTS, retryAfterMs } from './backoff.ts';
import { randomFrom } from '../random.ts';

describe('the wait after a failed attempt', () => {
  it('doubles from 15 seconds, and ends after the last attempt', () => {
    const waits = Array.from({ length: MOST_ATTEMPTS }, (_, n) => retryAfterMs(n + 1, () => 0.5));
    expect(waits).toEqual([15_000, 30_000, 60_000, 120_000, 240_000, 480_000, 960_000, null]);
  });

  it('is a quarter shorter or longer by chance, and never longer than that', () => {
    const random = randomFrom('backoff');
    const waits = Array.from({ length: 1_000 }, () => retryAfterMs(3, random) ?? 0);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(45_000);
    expect(Math.max(...waits)).toBeLessThanOrEqual(75_000);
    expect(new Set(waits).size).toBeGreaterThan(500);
  });

  it('is never longer than half an hour before its jitter', () => {
    expect(retryAfterMs(7, () => 0.5, 600_000)).toBe(1_800_000);
  });
});
