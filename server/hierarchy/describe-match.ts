import type { BoundaryFinding } from '../../shared/hierarchy/boundary-finding.ts';
import type { Match } from '../../shared/hierarchy/boundary-match.ts';
import type { BoundaryLevel } from '../../shared/hierarchy/boundary-properties.ts';
import type { AdminUnit, Name } from '../../shared/hierarchy/schema.ts';
import { say as inWords } from '../../shared/hierarchy/territory-words.ts';

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

/** A unit as a sentence of each language names it. */
export const named = ({ name: { kk, ru, en }, kato }: AdminUnit): Name => ({
  kk: `${kk} (${kato})`,
  ru: `${ru} (${kato})`,
  en: `${en} (${kato})`,
});

/** Several of them in one sentence. */
export const namedAll = (units: readonly AdminUnit[]): Name => {
  const names = units.map(named);
  const list = (language: keyof Name) => names.map((name) => name[language]).join(', ');
  return { kk: list('kk'), ru: list('ru'), en: list('en') };
};

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
          ...inWords('boundary-renamed', { unit: unit.name }),
        });
      if (naming === 'other-spelling')
        return say(unit, { kind: 'spelling', by, ...inWords('boundary-spelling', { unit: unit.name }) });
      return say(unit, { kind: 'matched', by });
    }
    case 'wrong-code':
      return say(match.unit, {
        kind: 'wrong-code',
        by: 'name',
        ...inWords('boundary-wrong-code', { code: match.code, unit: named(match.unit) }),
      });
    case 'contradiction': {
      const said = inWords('boundary-contradiction', {
        coded: named(match.coded),
        unit: named(match.named),
        kato: match.named.kato,
      });
      if (acceptProposals) return say(match.named, { kind: 'wrong-code', by: 'name', ...said });
      say(match.named, { kind: 'contradiction', ...said });
      break;
    }
    case 'ambiguous':
      Object.assign(finding, {
        kind: 'disputed',
        ...inWords('boundary-ambiguous', { units: namedAll(match.candidates) }),
      });
      break;
    case 'unknown':
      Object.assign(finding, inWords('boundary-unknown', {}));
      break;
  }
  return null;
}
