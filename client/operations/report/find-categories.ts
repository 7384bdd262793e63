import { searchWords } from '../../../shared/hierarchy/search-words.ts';
import type { Category } from '../../../shared/operations/playbook.ts';

/** Leaves of the tree whose names or keywords, in any language, have every word of a text; the most urgent first. */
export function findCategories(all: readonly Category[], text: string): Category[] {
  const asked = searchWords(text);
  const parents = new Set(all.map(({ parentId }) => parentId));
  const found = all.filter((category) => {
    if (parents.has(category.id)) return false;
    const { kk, ru, en } = category.name;
    const words = searchWords([kk, ru, en, ...category.keywords].join(' '));
    return asked.every((word) => words.some((own) => own.startsWith(word)));
  });
  return found.toSorted((a, b) => a.priority - b.priority);
}
