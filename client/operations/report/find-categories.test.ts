import { describe, expect, it } from 'vitest';
import { categories } from '../../../data/categories/categories.ts';
import { findCategories } from './find-categories.ts';

const ids = (text: string): string[] => findCategories(categories(), text).map(({ id }) => id);

describe('categories', () => {
  it('are found by words of any language and by keywords', () => {
    expect(ids('взрыв')).toContain('bomb_threat');
    expect(ids('жарыл')).toContain('bomb_threat');
    expect(ids('bomb')).toContain('bomb_threat');
    expect(ids('стрельба')).toEqual(['armed_attack']);
  });

  it('are leaves only, the most urgent first', () => {
    const all = findCategories(categories(), '');
    expect(all.some(({ id }) => id === 'terror')).toBe(false);
    expect(all.map(({ priority }) => priority)).toEqual(
      all.map(({ priority }) => priority).toSorted((a, b) => a - b),
    );
  });

  it('answer to nothing that is in none of them', () => {
    expect(ids('qwertyuiop')).toEqual([]);
  });
});
