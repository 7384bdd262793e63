import { describe, expect, it } from 'vitest';
import { liveOf } from './use-live.ts';

describe('the live picture', () => {
  it('is complete while it is young, being caught up with when it is not', () => {
    expect(liveOf(10_000, false, 12_000)).toEqual({ state: 'complete', asOfMs: 10_000 });
    expect(liveOf(10_000, false, 17_000)).toEqual({ state: 'catching_up', asOfMs: 10_000 });
  });

  it('says that it is cut off at once, with the moment of the last one', () => {
    expect(liveOf(10_000, true, 10_500)).toEqual({ state: 'disconnected', asOfMs: 10_000 });
  });
});
