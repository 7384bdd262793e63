import { createContext, useContext } from 'react';
import type { AdminUnit, Kato, Name } from '../../../shared/hierarchy/schema.ts';
import type { UnitTree } from '../../../shared/hierarchy/tree.ts';
import type { Layout } from '../../../shared/wall/layout.ts';
import { BUILT_IN_LAYOUTS } from '../../../shared/wall/layouts.ts';

/** The units of territory that the person may know of; where walls are kept they are always there. */
const TreeContext = createContext<UnitTree<AdminUnit> | null>(null);
export const TreeProvider = TreeContext;

export function useTree(): UnitTree<AdminUnit> {
  const tree = useContext(TreeContext);
  if (!tree) throw new Error('There is no hierarchy here');
  return tree;
}

/** The name of a unit of territory in a language; its code when nobody here knows it. */
export const unitName = (tree: UnitTree<AdminUnit>, kato: Kato, name: (name: Name) => string): string => {
  const unit = tree.units[tree.indexOf.get(kato) ?? -1];
  return unit ? name(unit.name) : kato;
};

/** The layouts that can be chosen, one for each key: those that come with the product, then one's own. */
export const choosable = (own: readonly Layout[]): Pick<Layout, 'key' | 'title'>[] =>
  [...BUILT_IN_LAYOUTS, ...own].filter(
    ({ key }, index, all) => all.findIndex((layout) => layout.key === key) === index,
  );

/** The name of the layout of a key; the key itself for one that is gone. */
export const layoutName = (
  own: readonly Pick<Layout, 'key' | 'title'>[],
  key: string,
  name: (name: Name) => string,
): string => {
  const layout = [...BUILT_IN_LAYOUTS, ...own].find((one) => one.key === key);
  return layout ? name(layout.title) : key;
};
