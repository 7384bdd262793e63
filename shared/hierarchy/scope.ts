import type { Kato } from './schema.ts';
import { ancestry, type UnitTree } from './tree.ts';

/** A set of units of territory, each with everything below it; what a request may see of the hierarchy. */
export type Scope = {
  /** The whole hierarchy. */
  all: boolean;
  /** The tops, none inside another, in hierarchical order. Empty: nothing at all. */
  roots: readonly Kato[];
  /** Path of each top, KATO codes from the root joined by '/'. */
  paths: readonly string[];
  /** Indices `[from, to)` of the tree that are inside, rising. */
  ranges: readonly (readonly [from: number, to: number])[];
  /** The same text for the same scope: for caches and content addresses. */
  key: string;
  covers: (kato: Kato) => boolean;
  coversIndex: (index: number) => boolean;
};

/** KATO codes from the root to the unit joined by '/'; empty for an unknown code. */
export const pathOf = (tree: UnitTree, kato: Kato): string =>
  ancestry(tree, kato)
    .map((unit) => unit.kato)
    .toReversed()
    .join('/');

/** The scope of some units; codes that are not in the tree and units inside another one are left out. */
export function scopeOver(tree: UnitTree, katos: readonly Kato[]): Scope {
  const ranges: [number, number][] = [];
  const indices = katos.flatMap((kato) => tree.indexOf.get(kato) ?? []).toSorted((a, b) => a - b);
  for (const index of indices) {
    const last = ranges.at(-1);
    if (!last || index >= last[1]) ranges.push([index, tree.end[index] ?? index]);
  }
  const roots = ranges.flatMap(([from]) => tree.units[from]?.kato ?? []);
  const coversIndex = (index: number): boolean => ranges.some(([from, to]) => index >= from && index < to);
  return {
    all: ranges.some(([from, to]) => from === 0 && to === tree.units.length),
    roots,
    paths: roots.map((kato) => pathOf(tree, kato)),
    ranges,
    key: roots.join('+'),
    covers: (kato) => coversIndex(tree.indexOf.get(kato) ?? -1),
    coversIndex,
  };
}

/** What lies inside of both: where somebody may do two things. */
export function intersection(tree: UnitTree, a: Scope, b: Scope): Scope {
  const inside = (roots: readonly Kato[], other: Scope): Kato[] => roots.filter(other.covers);
  return scopeOver(tree, [...inside(a.roots, b), ...inside(b.roots, a)]);
}
