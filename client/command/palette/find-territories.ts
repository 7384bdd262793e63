import type { AdminUnit, Language } from '../../../shared/hierarchy/schema.ts';
import { otherLayout } from '../../../shared/hierarchy/keyboard-layout.ts';
import { isOtherSpelling, kindInName, nameKey } from '../../../shared/hierarchy/name-key.ts';
import { ancestry, type UnitTree } from '../../../shared/hierarchy/tree.ts';
import { madeOnce } from '../../state/made-once.ts';
import type { Found } from '../line/verbs.ts';

type Named = { unit: AdminUnit; keys: readonly string[] };

const MOST = 8;
/** From here a letter or two may be wrong. */
const SPELLED_FROM = 4;

/** How well a key fits what was typed: 4 the same, 3 its beginning, 2 the beginning of one of its words, 1 nearly, 0 not. */
function fit(key: string, typed: string): number {
  if (key === typed) return 4;
  if (key.startsWith(typed)) return 3;
  if (key.split(' ').some((word) => word.startsWith(typed))) return 2;
  return typed.length >= SPELLED_FROM && isOtherSpelling(key, typed) ? 1 : 0;
}

const KINDS = {
  country: null,
  region: 'region',
  city_republican: 'city',
  district: 'district',
  city_administration: 'city',
  city_district: 'district',
  town: null,
} as const satisfies Record<AdminUnit['type'], ReturnType<typeof kindInName>>;

/** By what each unit is found; made when somebody first looks for one, not when the place to look is opened. */
const namedIn = madeOnce((tree: UnitTree<AdminUnit>): readonly Named[] =>
  tree.units.map((unit) => ({
    unit,
    keys: [...new Set([...Object.values(unit.name), ...unit.aliases, unit.kato].map(nameKey))],
  })),
);

/**
 * Finds units of territory by name in any of the three languages, by a former name, by what the other keyboard layout would have
 * written, and with a letter or two wrong. Best first: how well it fits, the kind that was named, then the higher one, a city
 * before the region that is named after it.
 */
export function territoryFinder(tree: UnitTree<AdminUnit>, language: Language): (text: string) => Found[] {
  return (text) => {
    const kind = kindInName(text);
    for (const typed of [nameKey(text), nameKey(otherLayout(text))]) {
      if (typed === '') continue;
      const found = namedIn(tree)
        .map(({ unit, keys }) => ({ unit, fits: Math.max(...keys.map((key) => fit(key, typed))) }))
        .filter(({ fits }) => fits > 0)
        .toSorted(
          (a, b) =>
            b.fits - a.fits ||
            Number(KINDS[b.unit.type] === kind) - Number(KINDS[a.unit.type] === kind) ||
            a.unit.level - b.unit.level ||
            Number(b.unit.type === 'city_republican') - Number(a.unit.type === 'city_republican'),
        );
      if (found.length > 0) return found.slice(0, MOST).map(({ unit }) => foundUnit(tree, unit, language));
    }
    return [];
  };
}

/** A unit with what it lies in. */
export function foundUnit(tree: UnitTree<AdminUnit>, unit: AdminUnit, language: Language): Found {
  const line = ancestry(tree, unit.kato);
  const [, parent] = line;
  return {
    label: unit.name[language],
    hint: parent && parent.level > 0 ? parent.name[language] : undefined,
    target: { to: 'territory', kato: unit.kato },
    within: line.map(({ kato }) => kato),
  };
}
