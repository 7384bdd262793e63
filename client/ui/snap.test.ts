import { describe, expect, it } from 'vitest';
import { nearestSnap, pressedSnap, SNAP_SHARE, SNAPS, stepSnap } from './snap.ts';

describe('a sheet over the map', () => {
  it('comes to rest at the nearest place', () => {
    for (const snap of SNAPS) expect(nearestSnap(SNAP_SHARE[snap] + 0.05)).toBe(snap);
    expect([nearestSnap(-1), nearestSnap(2)]).toEqual(['low', 'full']);
  });

  it('reaches every place by pressing alone, and by the arrows', () => {
    expect([pressedSnap('low'), pressedSnap('half'), pressedSnap('full')]).toEqual(['half', 'full', 'low']);
    expect([stepSnap('low', -1), stepSnap('low', 1), stepSnap('full', 1)]).toEqual(['low', 'half', 'full']);
  });
});
