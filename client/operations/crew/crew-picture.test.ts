import { describe, expect, it } from 'vitest';
import { crewPicture } from './crew-picture.ts';

describe('the page of a crew', () => {
  it('is complete while its answer is young, being caught up with when it is not', () => {
    expect(crewPicture(10_000, false, 12_000)).toEqual({ state: 'complete', asOfMs: 10_000 });
    expect(crewPicture(10_000, false, 17_000)).toEqual({ state: 'catching-up', asOfMs: 10_000 });
  });

  it('says that it is cut off at once, with the moment of the last answer', () => {
    expect(crewPicture(10_000, true, 10_500)).toEqual({ state: 'disconnected', asOfMs: 10_000 });
  });
});
