import type { AdminUnit, Kato } from '../../../shared/hierarchy/schema.ts';
import { buildTree, type UnitTree } from '../../../shared/hierarchy/tree.ts';

/** The part of a hierarchy that begins with a unit: what a wall of it may show. */
export function treeWithin(tree: UnitTree<AdminUnit>, kato: Kato): UnitTree<AdminUnit> {
  const index = tree.indexOf.get(kato);
  const isWhole = index === 0 && tree.end[0] === tree.units.length;
  if (index === undefined || isWhole) return tree;
  const [root, ...below] = tree.units.slice(index, tree.end[index]);
  return root ? buildTree([{ ...root, parentKato: null }, ...below]) : tree;
}
