import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRenewal } from './renewal.ts';

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

/** A renewal whose parts take 100 ms to load; `broken` ones fail. */
function renewal(gapMs = 500) {
  const begun: [string, number][] = [];
  const broken = new Set<string>();
  const idle: number[] = [];
  const made = createRenewal<string>({
    clock: () => Date.now(),
    gapMs: () => gapMs,
    onIdle: () => idle.push(Date.now()),
    renew: async (part) => {
      begun.push([part, Date.now()]);
      await new Promise((resolve) => setTimeout(resolve, 100));
      if (broken.has(part)) throw new Error('No line');
    },
  });
  return { ...made, begun, broken, idle };
}

describe('a renewal', () => {
  it('begins at once after a single event, and is idle when the answer is there', async () => {
    const { ask, isIdle, begun, idle } = renewal();
    ask(['list']);
    expect(begun).toEqual([['list', 0]]);
    expect(isIdle()).toBe(false);
    await vi.advanceTimersByTimeAsync(100);
    expect(isIdle()).toBe(true);
    expect(idle).toEqual([100]);
  });

  it('makes one question of five hundred events, and one more for those that came while it was under way', async () => {
    const { ask, begun, isIdle } = renewal();
    for (let n = 0; n < 500; n++) ask(['list']);
    expect(begun).toEqual([['list', 0]]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(begun).toEqual([
      ['list', 0],
      ['list', 500],
    ]);
    expect(isIdle()).toBe(true);
  });

  it('is never idle between an event and the answer to a question asked after it', async () => {
    const { ask, isIdle, begun } = renewal();
    ask(['list']);
    await vi.advanceTimersByTimeAsync(150);
    ask(['list']);
    for (let ms = 0; ms < 440; ms += 10) {
      expect(isIdle()).toBe(false);
      await vi.advanceTimersByTimeAsync(10);
    }
    await vi.advanceTimersByTimeAsync(100);
    expect(begun.map(([, at]) => at)).toEqual([0, 500]);
    expect(isIdle()).toBe(true);
  });

  it('does not hold up one part for another, and tries again what failed', async () => {
    const { ask, broken, begun, isIdle } = renewal();
    broken.add('list');
    ask(['list', 'card']);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(begun).toEqual([
      ['list', 0],
      ['card', 0],
      ['list', 2_100],
    ]);
    expect(isIdle()).toBe(false);
    broken.clear();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(isIdle()).toBe(true);
  });

  it('asks for nothing once it is closed', async () => {
    const { ask, close, begun } = renewal();
    ask(['list']);
    ask(['list']);
    close();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(begun).toHaveLength(1);
  });
});
