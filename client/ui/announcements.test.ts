import { describe, expect, it } from 'vitest';
import { announcement, arrivalsAfter } from './announcements.ts';

const sum = (n: number): string => `${n} new`;

describe('a live region', () => {
  it('reads a few things out and sums a flood up', () => {
    expect(announcement([], sum)).toBe('');
    expect(announcement(['Fire', 'Fight', 'Alarm'], sum)).toBe('Fire. Fight. Alarm');
    expect(announcement(['Fire', 'Fight', 'Alarm', 'Theft'], sum)).toBe('4 new');
  });

  it('says each thing once, none of those that were there, and nothing of one that comes back', () => {
    const first = arrivalsAfter(null, [1, 2]);
    expect(first.fresh).toEqual([]);
    const second = arrivalsAfter(first, [1, 2, 3]);
    expect(second.fresh).toEqual([3]);
    // A renewed list of the same says nothing new, and does not take back what is being said.
    expect(arrivalsAfter(second, [3, 2, 1]).fresh).toEqual([3]);
    const gone = arrivalsAfter(second, [1]);
    expect(arrivalsAfter(gone, [1, 3]).fresh).toEqual([3]);
    expect(arrivalsAfter(gone, [1, 3, 4]).fresh).toEqual([4]);
  });
});
