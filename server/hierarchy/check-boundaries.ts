import { describeMatch, emptyFinding, named } from './describe-match.ts';
import { findOverlaps } from '../../shared/hierarchy/area-overlap.ts';
import { interiorPoint, type Area } from '../../shared/hierarchy/area.ts';
import { boundaryFeatureSchema } from '../../shared/hierarchy/boundary-file.ts';
import type { BoundaryFinding } from '../../shared/hierarchy/boundary-finding.ts';
import { checkArea } from '../../shared/hierarchy/boundary-geometry.ts';
import { levelsOf } from '../../shared/hierarchy/boundary-level.ts';
import { matchFeature, matchIndex } from '../../shared/hierarchy/boundary-match.ts';
import { identityOf, type BoundaryLevel } from '../../shared/hierarchy/boundary-properties.ts';
import type { BoundaryFeature } from '../../shared/hierarchy/boundary-set.ts';
import { locator, type Locate } from '../../shared/hierarchy/locate.ts';
import type { AdminUnit, Kato } from '../../shared/hierarchy/schema.ts';
import { say } from '../../shared/hierarchy/territory-words.ts';

/** Part of the smaller unit that two units may share before it is said: drawn borders never fit to the metre. */
const OVERLAP_SHARE = 0.01;

export type CheckedBoundaries = {
  findings: BoundaryFinding[];
  /** Boundaries that could be put into use. */
  good: BoundaryFeature[];
  levels: ReadonlySet<BoundaryLevel>;
  /** Rings whose direction was turned. */
  turned: number;
};

type Taken = { feature: number; unit: AdminUnit; area: Area; finding: BoundaryFinding };

/**
 * Matches every feature of a boundary file with a unit of today and checks its geometry.
 * @param options.level for files that do not say which level they hold.
 * @param options.acceptProposals takes the unit of the name where code and name contradict each other.
 * @param options.mend cuts off small loops where a boundary crosses itself.
 * @param options.regionAt the region that a point lies in, for names without region.
 */
export function checkBoundaries(
  input: readonly unknown[],
  units: readonly AdminUnit[],
  options: { level: BoundaryLevel | null; acceptProposals: boolean; mend: boolean; regionAt: Locate },
): CheckedBoundaries {
  const indexes = { 1: matchIndex(units, 1), 2: matchIndex(units, 2) };
  const features = input.map((candidate) => boundaryFeatureSchema.safeParse(candidate));
  const levels = levelsOf(
    features.map((feature) => feature.data?.properties ?? {}),
    indexes,
  );
  const findings: BoundaryFinding[] = [];
  const taken: Taken[] = [];
  let turned = 0;
  for (const [i, parsed] of features.entries()) {
    const level = options.level ?? levels[i] ?? null;
    const finding = emptyFinding(i + 1, level);
    findings.push(finding);
    if (!parsed.success) {
      Object.assign(finding, { kind: 'refused', ...say('boundary-not-feature', {}) });
      continue;
    }
    if (level === null) {
      Object.assign(finding, say('boundary-level', {}));
      continue;
    }
    const identity = identityOf(parsed.data.properties ?? {}, level);
    finding.fileCode = identity.codes[0] ?? '';
    finding.fileName = [...new Set(identity.names)].join(' / ');
    const { geometry } = parsed.data;
    const match = matchFeature(identity, indexes[level], () => regionOf(geometry, options.regionAt));
    const unit = describeMatch(match, finding, options.acceptProposals);
    const nearby = unit ?? ('coded' in match ? match.coded : null);
    const checked = checkArea(geometry, {
      within: nearby ? pointOf(nearby) : null,
      mend: options.mend,
    });
    if (checked.kind === 'refused') Object.assign(finding, checked);
    else if (unit) {
      turned += checked.turned;
      if (checked.slips > 0)
        findings.push({
          ...finding,
          kind: 'mended',
          ...say('boundary-mended', { n: checked.slips }),
        });
      taken.push({ feature: i + 1, unit, area: checked.area, finding });
    }
  }
  const good = withoutDoubles(taken);
  findings.push(...overlaps(good), ...missing(units, good));
  return {
    findings,
    good: good.map(({ unit, area }) => ({
      type: 'Feature',
      properties: { kato: unit.kato },
      geometry: area,
    })),
    levels: new Set(good.flatMap(({ unit }) => levelOf(unit) ?? [])),
    turned,
  };
}

const levelOf = (unit: AdminUnit): BoundaryLevel | null =>
  unit.level === 1 || unit.level === 2 ? unit.level : null;

/** The unit's label point or its seat. */
const pointOf = ({ label, seat }: AdminUnit): readonly [number, number] | null =>
  label ?? (seat ? [seat.lon, seat.lat] : null);

function regionOf(geometry: unknown, regionAt: Locate) {
  const checked = checkArea(geometry, { within: null, mend: true });
  const point = checked.kind === 'sound' ? interiorPoint(checked.area) : null;
  return point && regionAt(...point);
}

/** Units that one feature speaks for; where several do, none is taken and each is told. */
function withoutDoubles(taken: readonly Taken[]): Taken[] {
  const claims = new Map<Kato, number[]>();
  for (const { unit, feature } of taken) claims.set(unit.kato, [...(claims.get(unit.kato) ?? []), feature]);
  return taken.filter(({ unit, feature, finding }) => {
    const others = (claims.get(unit.kato) ?? []).filter((other) => other !== feature);
    if (others.length === 0) return true;
    const said = say('boundary-disputed', { others: others.join(', '), unit: named(unit) });
    Object.assign(finding, { kind: 'disputed', ...said });
    return false;
  });
}

function overlaps(good: readonly Taken[]): BoundaryFinding[] {
  return ([1, 2] as const).flatMap((level) => {
    const ofLevel = good.filter(({ unit }) => unit.level === level);
    const found = findOverlaps(
      ofLevel.map(({ area }) => area),
      OVERLAP_SHARE,
    );
    return found.flatMap(({ a, b, km2, share }): BoundaryFinding[] => {
      const [one, other] = [ofLevel[a], ofLevel[b]];
      if (!one || !other) return [];
      return [
        {
          ...one.finding,
          kind: 'overlap',
          ...say('boundary-overlap', {
            unit: named(other.unit),
            km2: km2.toFixed(1),
            percent: (share * 100).toFixed(1),
          }),
        },
      ];
    });
  });
}

/** Units of the levels in the file that have no boundary in it, and whose boundary holds their place. */
function missing(units: readonly AdminUnit[], good: readonly Taken[]): BoundaryFinding[] {
  return ([1, 2] as const).flatMap((level) => {
    const ofLevel = good.filter(({ unit }) => unit.level === level);
    if (ofLevel.length === 0) return [];
    const have = new Map(ofLevel.map(({ unit }) => [unit.kato, unit]));
    const at = locator(
      ofLevel.map(({ unit, area }) => ({ properties: { kato: unit.kato }, geometry: area })),
    );
    return units
      .filter((unit) => unit.level === level && !have.has(unit.kato))
      .map((unit): BoundaryFinding => {
        const point = pointOf(unit);
        const holder = have.get((point && at(...point)) ?? '');
        return {
          ...emptyFinding(null, level),
          kind: 'missing',
          kato: unit.kato,
          unit: unit.name.ru,
          ...(holder
            ? say('boundary-missing-held', { unit: named(unit), holder: named(holder) })
            : say('boundary-missing', { unit: named(unit) })),
        };
      });
  });
}
