import { describe, expect, it } from 'vitest';
import { isInScope, pathsWithin } from './event.ts';

describe('a territory', () => {
  it('holds itself and what lies below it, not one whose code begins alike; what is nobody’s is everybody’s', () => {
    expect(isInScope('1/2', ['1/2'])).toBe(true);
    expect(isInScope('1/2/3', ['1/2'])).toBe(true);
    expect(isInScope('1/23', ['1/2'])).toBe(false);
    expect(isInScope(null, [])).toBe(true);
  });

  it('that is looked at shows what of it is granted: itself, the granted parts of it, or nothing', () => {
    expect(pathsWithin(['1'], '1/2')).toEqual(['1/2']);
    expect(pathsWithin(['1/2', '1/3/4', '5'], '1')).toEqual(['1/2', '1/3/4']);
    expect(pathsWithin(['1/2'], '1/3')).toEqual([]);
    expect(pathsWithin(['1'], '')).toEqual([]);
  });
});
