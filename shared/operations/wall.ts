import type { Category } from './playbook.ts';

/** How a wall shows an incident to whoever is in the room. */
export type WallView = Category['wall'];

/**
 * What a wall shows of an incident: the rule of its category when it is sensitive, and never less than "dim" then, because
 * somebody said that it is. Data, not code: a category's rule stands with the category.
 */
export function onWall(sensitive: boolean, category: Pick<Category, 'wall'> | undefined): WallView {
  if (!sensitive) return 'normal';
  const rule = category?.wall ?? 'hide';
  return rule === 'normal' ? 'dim' : rule;
}
