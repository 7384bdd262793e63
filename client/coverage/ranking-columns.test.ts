import { describe, expect, it } from 'vitest';
import { nextSorting, sortedRows } from './ranking-columns.ts';
import type { RankingRow } from './ranking-rows.ts';

const row = (name: string, share: number | undefined, gap: number) => ({ name, share, gap }) as RankingRow;
const rows = [row('b', 0.5, 1), row('c', undefined, 7), row('a', 0.25, 3), row('d', 0.5, 3)];
const names = (id: 'name' | 'share' | 'gap', desc: boolean): string =>
  sortedRows(rows, { id, desc }, (a, b) => a.localeCompare(b))
    .map(({ name }) => name)
    .join('');

describe('the order of the ranking', () => {
  it('is by the column either way; what is unknown stands last, equals stay as they stood', () => {
    expect(names('name', false)).toBe('abcd');
    expect(names('name', true)).toBe('dcba');
    expect(names('share', false)).toBe('abdc');
    expect(names('share', true)).toBe('bdac');
    expect(names('gap', true)).toBe('cadb');
  });

  it('begins with the worst share and the largest gap, then turns', () => {
    const byGap = nextSorting({ id: 'share', desc: false }, 'gap');
    expect(byGap).toEqual({ id: 'gap', desc: true });
    expect(nextSorting(byGap, 'gap')).toEqual({ id: 'gap', desc: false });
    expect(nextSorting(byGap, 'share')).toEqual({ id: 'share', desc: false });
  });
});
