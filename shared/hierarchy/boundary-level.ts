import { identityOf, levelOfProperties, type BoundaryLevel } from './boundary-properties.ts';
import type { MatchIndex } from './boundary-match.ts';
import { nameKey } from './name-key.ts';

type Indexes = Readonly<Record<BoundaryLevel, MatchIndex>>;
type Properties = Readonly<Record<string, unknown>>;

/**
 * The level of each feature of a file: what its properties say, else the level of the unit with its code, else the
 * level of most of the others, else the one that knows more of the file's names. Null when all of that says nothing.
 */
export function levelsOf(features: readonly Properties[], indexes: Indexes): (BoundaryLevel | null)[] {
  const told = features.map(
    (properties) => levelOfProperties(properties) ?? levelOfCode(properties, indexes),
  );
  const count = (level: BoundaryLevel): number => told.filter((one) => one === level).length;
  const rest =
    greater(count(1), count(2)) ?? greater(known(features, indexes[1]), known(features, indexes[2]));
  return told.map((level) => level ?? rest);
}

const greater = (first: number, second: number): BoundaryLevel | null =>
  first > second ? 1 : second > first ? 2 : null;

function levelOfCode(properties: Properties, indexes: Indexes): BoundaryLevel | null {
  for (const level of [1, 2] as const)
    if (identityOf(properties, level).codes.some((code) => indexes[level].byKato.has(code))) return level;
  return null;
}

/** How many features bear a name of a unit of the index. */
const known = (features: readonly Properties[], index: MatchIndex): number =>
  features.filter((properties) =>
    identityOf(properties, index.level).names.some((name) => index.byKey.has(nameKey(name))),
  ).length;
