import type { Kato } from './schema.ts';

/** What a tree needs to know of a unit; `AdminUnit` fits. */
type TreeNode = { kato: Kato; parentKato: Kato | null };

/**
 * The hierarchy in depth-first order: a unit and everything below it is the contiguous range
 * `[index, end[index])`, so "inside this territory" is two comparisons.
 */
export type UnitTree<U extends TreeNode = TreeNode> = {
  /** Units in depth-first order, siblings by KATO. */
  units: readonly U[];
  /** Position of a unit in `units`. */
  indexOf: ReadonlyMap<Kato, number>;
  /** Position of each unit's parent, −1 for the root. */
  parent: Int16Array;
  /** One past the last descendant of each unit. */
  end: Int16Array;
  /** Distance from the root, 0 for the root itself. */
  depth: Uint8Array;
};

/**
 * Builds the tree from units in any order. `roots: 'any'` takes several trees, or none: what one person may see of the
 * hierarchy.
 * @throws Error naming the KATO when there is no single root, a parent is missing, a code is doubled or parents form a ring.
 */
export function buildTree<U extends TreeNode>(
  input: readonly U[],
  { roots: allowed = 'one' }: { roots?: 'one' | 'any' } = {},
): UnitTree<U> {
  const children = new Map<Kato | null, U[]>();
  const known = new Set<Kato>();
  for (const unit of input) {
    if (known.has(unit.kato)) throw new Error(`Unit of territory ${unit.kato} occurs twice`);
    known.add(unit.kato);
    const siblings = children.get(unit.parentKato);
    if (siblings) siblings.push(unit);
    else children.set(unit.parentKato, [unit]);
  }
  const orphan = input.find((u) => u.parentKato !== null && !known.has(u.parentKato));
  if (orphan)
    throw new Error(`Unit of territory ${orphan.kato} names an unknown parent ${orphan.parentKato}`);
  const roots = children.get(null) ?? [];
  if (allowed === 'one' && roots.length !== 1)
    throw new Error(`The hierarchy needs exactly one root, it has ${roots.length}`);

  const units: U[] = [];
  const parent = new Int16Array(input.length).fill(-1);
  const end = new Int16Array(input.length);
  const depth = new Uint8Array(input.length);
  const visit = (unit: U, parentIndex: number, level: number): void => {
    const index = units.push(unit) - 1;
    parent[index] = parentIndex;
    depth[index] = level;
    const below = children.get(unit.kato) ?? [];
    for (const child of below.toSorted((a, b) => (a.kato < b.kato ? -1 : 1))) visit(child, index, level + 1);
    end[index] = units.length;
  };
  for (const root of roots.toSorted((a, b) => (a.kato < b.kato ? -1 : 1))) visit(root, -1, 0);
  if (units.length !== input.length) {
    const lost = input.find((u) => !units.includes(u));
    throw new Error(`Unit of territory ${lost?.kato} is its own ancestor`);
  }
  return { units, indexOf: new Map(units.map((u, i) => [u.kato, i])), parent, end, depth };
}

/** The unit itself, then its parent, up to the root. Empty for an unknown code. */
export function ancestry<U extends TreeNode>(tree: UnitTree<U>, kato: Kato): U[] {
  const chain: U[] = [];
  for (let i = tree.indexOf.get(kato) ?? -1; i >= 0; i = tree.parent[i] ?? -1) {
    const unit = tree.units[i];
    if (unit) chain.push(unit);
  }
  return chain;
}

/** Direct children in KATO order. Empty for a leaf or an unknown code. */
export function childrenOf<U extends TreeNode>(tree: UnitTree<U>, kato: Kato): U[] {
  const index = tree.indexOf.get(kato);
  if (index === undefined) return [];
  return tree.units.filter((_, i) => tree.parent[i] === index);
}

/** True when `kato` is `ancestor` or lies below it. */
export function isWithin(tree: UnitTree, kato: Kato, ancestor: Kato): boolean {
  const i = tree.indexOf.get(kato);
  const a = tree.indexOf.get(ancestor);
  return i !== undefined && a !== undefined && i >= a && i < (tree.end[a] ?? 0);
}
