import { describe, expect, it } from 'vitest';
import { sourcesDisagree } from './disagreement.ts';

describe('disagreeing sources', () => {
  it('are two sources whose latest words differ', () => {
    expect(
      sourcesDisagree([
        { source: 'mia-2023', state: 'absent' },
        { source: 'moe-2023q1', state: 'working' },
      ]),
    ).toBe(true);
  });

  it('are not one source that reports a repair', () => {
    expect(
      sourcesDisagree([
        { source: 'inspection', state: 'working' },
        { source: 'inspection', state: 'faulty' },
      ]),
    ).toBe(false);
  });

  it('are not silence', () => {
    expect(sourcesDisagree([])).toBe(false);
  });
});
