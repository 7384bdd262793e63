import type { BoundaryLevel, FeatureIdentity } from './boundary-properties.ts';
import { isOtherSpelling, kindInName, nameKey, type NamedKind } from './name-key.ts';
import type { AdminUnit, Kato, UnitType } from './schema.ts';

/** What a feature turned out to be. `code` and `name` are what the file says. */
export type Match =
  | { kind: 'matched'; unit: AdminUnit; by: 'code' | 'name'; naming: Naming }
  /** The code is of no unit, the name of exactly one. */
  | { kind: 'wrong-code'; unit: AdminUnit; code: Kato }
  /** The code is of one unit, the name of another: someone has to decide. */
  | { kind: 'contradiction'; coded: AdminUnit; named: AdminUnit }
  | { kind: 'ambiguous'; candidates: AdminUnit[] }
  | { kind: 'unknown' };

/** How the file's names stand to those of the unit matched by code. */
export type Naming = 'same' | 'other-spelling' | 'renamed' | 'unnamed';

/** The units of today, ready to be asked at one level. */
export type MatchIndex = {
  level: BoundaryLevel;
  byKato: ReadonlyMap<Kato, AdminUnit>;
  byKey: UnitsByKey;
  regionsByKey: UnitsByKey;
};
type UnitsByKey = ReadonlyMap<string, readonly AdminUnit[]>;

/** Prepares the units of today for matching at one level. */
export function matchIndex(units: readonly AdminUnit[], level: BoundaryLevel): MatchIndex {
  const ofLevel = (wanted: BoundaryLevel) => units.filter((unit) => unit.level === wanted);
  return {
    level,
    byKato: new Map(ofLevel(level).map((unit) => [unit.kato, unit])),
    byKey: unitsByName(ofLevel(level)),
    regionsByKey: unitsByName(ofLevel(1)),
  };
}

/** Prepares units to be found by name in any language. */
export function unitsByName(units: readonly AdminUnit[]): UnitsByKey {
  const byKey = new Map<string, AdminUnit[]>();
  for (const unit of units)
    for (const key of keysOf(unit)) {
      const known = byKey.get(key);
      if (known) known.push(unit);
      else if (key !== '') byKey.set(key, [unit]);
    }
  return byKey;
}

const keysOf = (unit: AdminUnit): Set<string> =>
  new Set([unit.name.kk, unit.name.ru, unit.name.en, ...unit.aliases, unit.isoCode ?? ''].map(nameKey));

/**
 * Finds the unit that a feature bounds: by code; else by name in any language, within its region. `regionAt` tells the
 * region that the feature lies in where its properties do not name one.
 */
export function matchFeature(
  identity: FeatureIdentity,
  index: MatchIndex,
  regionAt: () => Kato | null,
): Match {
  const coded = identity.codes.map((code) => index.byKato.get(code)).find((unit) => unit !== undefined);
  const named = unitsNamed(identity, index, regionAt, coded);
  if (coded) {
    const [other] = named;
    if (other && !named.includes(coded) && named.length === 1)
      return { kind: 'contradiction', coded, named: other };
    return { kind: 'matched', unit: coded, by: 'code', naming: namingOf(identity.names, coded) };
  }
  const [unit, ...more] = named;
  if (!unit) return { kind: 'unknown' };
  if (more.length > 0) return { kind: 'ambiguous', candidates: [unit, ...more] };
  const [code] = identity.codes;
  return code ? { kind: 'wrong-code', unit, code } : { kind: 'matched', unit, by: 'name', naming: 'same' };
}

/** Units whose name the feature bears, in its region. */
function unitsNamed(
  { names, parentCodes, parentNames }: FeatureIdentity,
  index: MatchIndex,
  regionAt: () => Kato | null,
  coded: AdminUnit | undefined,
): AdminUnit[] {
  if (index.level === 1) return bestNamed(names, index.byKey, () => true);
  const [region, ...others] = bestNamed(parentNames, index.regionsByKey, () => true);
  const parent =
    (others.length === 0 ? region?.kato : undefined) ?? parentCodes[0] ?? coded?.parentKato ?? regionAt();
  return bestNamed(names, index.byKey, (unit) => parent === null || unit.parentKato === parent);
}

/** The units that bear most of the names; among equals those of the kind that the names say. */
export function bestNamed(
  names: readonly string[],
  byKey: UnitsByKey,
  isPossible: (unit: AdminUnit) => boolean,
): AdminUnit[] {
  const hits = new Map<AdminUnit, number>();
  for (const name of names)
    for (const unit of byKey.get(nameKey(name)) ?? [])
      if (isPossible(unit)) hits.set(unit, (hits.get(unit) ?? 0) + 1);
  const most = Math.max(...hits.values());
  const best = [...hits.keys()].filter((unit) => hits.get(unit) === most);
  const kind = names.map(kindInName).find((named) => named !== null);
  const ofKind = kind ? best.filter((unit) => KIND_OF_TYPE[unit.type] === kind) : [];
  return ofKind.length > 0 ? ofKind : best;
}

const KIND_OF_TYPE: Readonly<Record<UnitType, NamedKind | null>> = {
  country: null,
  region: 'region',
  city_republican: 'city',
  district: 'district',
  city_administration: 'city',
  city_district: 'district',
  town: 'city',
};

function namingOf(names: readonly string[], unit: AdminUnit): Naming {
  if (names.length === 0) return 'unnamed';
  const own = [...keysOf(unit)];
  const keys = names.map(nameKey);
  if (keys.some((key) => own.includes(key))) return 'same';
  return keys.some((key) => own.some((known) => isOtherSpelling(key, known))) ? 'other-spelling' : 'renamed';
}
