import type { BoundaryFinding } from '../../shared/hierarchy/boundary-finding.ts';
import type { Match } from '../../shared/hierarchy/boundary-match.ts';
import type { BoundaryLevel } from '../../shared/hierarchy/boundary-properties.ts';
import type { AdminUnit } from '../../shared/hierarchy/schema.ts';

/** A finding that says nothing yet, of a feature of the file or of none. */
export const emptyFinding = (feature: number | null, level: BoundaryLevel | null): BoundaryFinding => ({
  kind: 'unknown',
  level,
  feature,
  fileCode: '',
  fileName: '',
  kato: null,
  unit: '',
  by: null,
  message: '',
});

/** A unit as a sentence names it. */
export const named = (unit: AdminUnit): string => `${unit.name.ru} (${unit.kato})`;

/** Writes into the finding what the match means; the unit when the feature may be taken for it. */
export function describeMatch(
  match: Match,
  finding: BoundaryFinding,
  acceptProposals: boolean,
): AdminUnit | null {
  const say = (unit: AdminUnit | null, rest: Partial<BoundaryFinding>): AdminUnit | null => {
    Object.assign(finding, { kato: unit?.kato ?? null, unit: unit?.name.ru ?? '', ...rest });
    return unit;
  };
  switch (match.kind) {
    case 'matched': {
      const { unit, by, naming } = match;
      if (naming === 'renamed')
        return say(unit, {
          kind: 'renamed',
          by,
          message: `The code fits; the unit is now called ${unit.name.ru}`,
        });
      if (naming === 'other-spelling')
        return say(unit, { kind: 'spelling', by, message: `Another spelling of ${unit.name.ru}` });
      return say(unit, { kind: 'matched', by });
    }
    case 'wrong-code':
      return say(match.unit, {
        kind: 'wrong-code',
        by: 'name',
        message: `There is no unit of this level with code ${match.code}; by its name and region it is ${named(match.unit)}`,
      });
    case 'contradiction': {
      const message = `The code is that of ${named(match.coded)}, the name that of ${named(match.named)}; proposal: ${match.named.kato}`;
      if (acceptProposals) return say(match.named, { kind: 'wrong-code', by: 'name', message });
      say(match.named, { kind: 'contradiction', message });
      break;
    }
    case 'ambiguous':
      finding.kind = 'disputed';
      finding.message = `The name fits ${match.candidates.map(named).join(' and ')}; add a code`;
      break;
    case 'unknown':
      finding.message = 'No unit of today has this code or this name in this region';
      break;
  }
  return null;
}
