import type { ProblemCode } from './problem.ts';
import { boxOf, distanceToEdgeKm, isInArea, isInBox } from '../../hierarchy/area.ts';
import { bestNamed, unitsByName } from '../../hierarchy/boundary-match.ts';
import type { BoundaryFeature } from '../../hierarchy/boundary-set.ts';
import { locator } from '../../hierarchy/locate.ts';
import { COUNTRY_KATO, type AdminUnit, type Kato, type Name } from '../../hierarchy/schema.ts';
import { ancestry, buildTree, isWithin } from '../../hierarchy/tree.ts';

/** What a territory named in a file turned out to be. */
export type UnitAnswer =
  | { kato: Kato }
  | { code: Extract<ProblemCode, 'unknown-unit'> }
  | { code: Extract<ProblemCode, 'ambiguous-unit'>; candidates: Name };

/** A point outside the territory that its row names. */
export type Outside = { unit: Name; found: Name; km: number };

/** What the check of a row needs to know of the world. */
export type CheckContext = {
  /** The unit of a KATO code, or of a name in any language; `parent` – a code or a name – tells apart those of one name. */
  unit(text: string, parent: string): UnitAnswer;
  /** Null when the point lies in the unit, or when no boundary can tell. */
  outside(kato: Kato, lon: number, lat: number): Outside | null;
  /** ISO date. */
  today: string;
};

const NOWHERE: Name = { kk: 'шекаралардан тыс', ru: 'вне всех границ', en: 'no unit with a boundary' };
/** Names of a file are few; a file of noise must not fill the memory. */
const MAX_REMEMBERED = 20_000;

/** Prepares the units of today and the boundaries in use (of any levels) for the check of many rows. */
export function checkContext(
  units: readonly AdminUnit[],
  boundaries: readonly BoundaryFeature[],
  today: string,
): CheckContext {
  const tree = buildTree(units);
  const unitOf = new Map(units.map((unit) => [unit.kato, unit]));
  const named = unitsByName(units);
  const areas = new Map(
    boundaries.map(({ properties, geometry }) => [properties.kato, { area: geometry, box: boxOf(geometry) }]),
  );
  // Deeper units first, so that the district is found before its region.
  const levelOf = (feature: BoundaryFeature) => unitOf.get(feature.properties.kato)?.level ?? 0;
  const locate = locator(boundaries.toSorted((a, b) => levelOf(b) - levelOf(a)));
  const bounded = new Map(
    units.map((unit) => [unit.kato, ancestry(tree, unit.kato).find(({ kato }) => areas.has(kato))]),
  );
  const remembered = new Map<string, UnitAnswer>();

  function find(text: string, parent: string): UnitAnswer {
    if (/^\d+$/.test(text)) return unitOf.has(text) ? { kato: text } : { code: 'unknown-unit' };
    const above = parent === '' ? null : find(parent, '');
    const within = above && 'kato' in above ? above.kato : COUNTRY_KATO;
    const found = bestNamed([text], named, (unit) => isWithin(tree, unit.kato, within));
    const [unit, ...more] = found;
    if (!unit) return { code: 'unknown-unit' };
    if (more.length === 0) return { kato: unit.kato };
    const list = (language: keyof Name) =>
      found.map(({ name, kato }) => `${name[language]} (${kato})`).join(', ');
    return { code: 'ambiguous-unit', candidates: { kk: list('kk'), ru: list('ru'), en: list('en') } };
  }

  return {
    today,
    unit(text, parent) {
      const key = `${text}\n${parent}`;
      const known = remembered.get(key);
      if (known) return known;
      const answer = find(text, parent);
      if (remembered.size < MAX_REMEMBERED) remembered.set(key, answer);
      return answer;
    },
    outside(kato, lon, lat) {
      const unit = bounded.get(kato);
      const bounds = areas.get(unit?.kato ?? '');
      if (!unit || !bounds) return null;
      if (isInBox(bounds.box, lon, lat) && isInArea(bounds.area, lon, lat)) return null;
      const found = unitOf.get(locate(lon, lat) ?? '')?.name ?? NOWHERE;
      return { unit: unit.name, found, km: Math.round(distanceToEdgeKm(bounds.area, lon, lat) * 10) / 10 };
    },
  };
}
