import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ancestry, buildTree, childrenOf, isWithin } from './tree.ts';
import type { Kato } from './schema.ts';

type Node = { kato: Kato; parentKato: Kato | null };

const code = (n: number): Kato => String(n).padStart(9, '0');

/** Trees of 1–60 units whose codes say nothing of the parents, given in any order. */
const trees = fc
  .uniqueArray(fc.integer({ min: 0, max: 999_999_999 }), { minLength: 1, maxLength: 60 })
  .chain((numbers) =>
    fc
      .tuple(...numbers.map((_, i) => fc.nat(Math.max(0, i - 1))))
      .map((parents) =>
        numbers.map((n, i): Node => {
          const parent = numbers[parents[i] ?? 0] ?? 0;
          return { kato: code(n), parentKato: i === 0 ? null : code(parent) };
        }),
      )
      .chain((nodes) => fc.shuffledSubarray(nodes, { minLength: nodes.length })),
  );

/** The chain of parents, followed link by link. */
function climb(nodes: readonly Node[], kato: Kato): Kato[] {
  const node = nodes.find((n) => n.kato === kato);
  if (!node) return [];
  return node.parentKato === null ? [kato] : [kato, ...climb(nodes, node.parentKato)];
}

const forEveryTree = (check: (nodes: readonly Node[]) => void): void => {
  fc.assert(fc.property(trees, check), { numRuns: 60 });
};

describe('against following the parents one by one', () => {
  test('a unit lies within exactly those that stand on its chain of parents', () => {
    forEveryTree((nodes) => {
      const tree = buildTree(nodes);
      const inside = nodes.flatMap((a) =>
        nodes.filter((n) => isWithin(tree, n.kato, a.kato)).map((n) => `${n.kato} in ${a.kato}`),
      );
      const climbed = nodes.flatMap((n) => climb(nodes, n.kato).map((a) => `${n.kato} in ${a}`));
      expect(inside.toSorted()).toEqual(climbed.toSorted());
    });
  });

  test('the ancestry of a unit is that chain, and its depth the length', () => {
    forEveryTree((nodes) => {
      const tree = buildTree(nodes);
      for (const { kato } of nodes) {
        const chain = climb(nodes, kato);
        expect(ancestry(tree, kato).map((u) => u.kato)).toEqual(chain);
        expect(tree.depth[tree.indexOf.get(kato) ?? -1]).toBe(chain.length - 1);
      }
    });
  });

  test('the children of a unit are those that name it, in order of code', () => {
    forEveryTree((nodes) => {
      const tree = buildTree(nodes);
      for (const { kato } of nodes) {
        const naming = nodes.filter((n) => n.parentKato === kato).map((n) => n.kato);
        expect(childrenOf(tree, kato).map((u) => u.kato)).toEqual(naming.toSorted());
      }
    });
  });

  test('a unit and all below it stand side by side', () => {
    forEveryTree((nodes) => {
      const tree = buildTree(nodes);
      for (const [start, { kato }] of tree.units.entries()) {
        const range = tree.units.slice(start, tree.end[start]).map((u) => u.kato);
        const below = nodes.filter((n) => climb(nodes, n.kato).includes(kato)).map((n) => n.kato);
        expect(range.toSorted()).toEqual(below.toSorted());
      }
    });
  });

  test('the order of the input does not matter', () => {
    forEveryTree((nodes) => {
      expect(buildTree(nodes.toReversed())).toEqual(buildTree(nodes));
    });
  });
});

describe('a hierarchy that is none', () => {
  const root: Node = { kato: code(0), parentKato: null };
  const region: Node = { kato: code(1), parentKato: code(0) };

  test('a code that occurs twice is named', () => {
    expect(() => buildTree([root, region, region])).toThrow('Unit of territory 000000001 occurs twice');
  });

  test('a missing parent is named', () => {
    expect(() => buildTree([root, { kato: code(2), parentKato: code(9) }])).toThrow(
      'Unit of territory 000000002 names an unknown parent 000000009',
    );
  });

  test('no root and two roots are refused', () => {
    expect(() => buildTree([])).toThrow('exactly one root, it has 0');
    expect(() => buildTree([root, { kato: code(1), parentKato: null }])).toThrow('it has 2');
  });

  test('a ring of parents is named and does not hang', () => {
    const ring: Node[] = [
      { kato: code(5), parentKato: code(6) },
      { kato: code(6), parentKato: code(5) },
    ];
    expect(() => buildTree([root, ...ring])).toThrow('Unit of territory 000000005 is its own ancestor');
  });
});

test('an unknown code has no ancestry, no children and lies nowhere', () => {
  const tree = buildTree([{ kato: code(0), parentKato: null }]);
  expect(ancestry(tree, code(7))).toEqual([]);
  expect(childrenOf(tree, code(7))).toEqual([]);
  expect(isWithin(tree, code(7), code(0))).toBe(false);
  expect(isWithin(tree, code(0), code(7))).toBe(false);
});
