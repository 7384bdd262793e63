import { LATEST } from '../../shared/coverage/schema.ts';
import type { EvidenceSource, Measure } from '../../shared/register/schema.ts';

/** The second source of a comparison, null when there is none; and why one that was asked for is left out. */
export type VersusChoice = { versus: string | null; leftOut: 'none' | 'silent' | 'unknown' };

/** The sources that can be set against `source`: the others that say anything about the measure. */
export const versusOptions = <S extends Pick<EvidenceSource, 'id' | 'measures'>>(
  source: string,
  measure: Measure,
  sources: readonly S[],
): S[] => sources.filter((s) => s.id !== source && s.measures.includes(measure));

/** Chooses what to compare with; the source with itself is no comparison. */
export function chooseVersus(
  asked: { versus?: string | undefined; measure: Measure },
  source: string,
  sources: readonly Pick<EvidenceSource, 'id' | 'measures'>[],
): VersusChoice {
  const { versus, measure } = asked;
  if (versus === undefined || versus === source) return { versus: null, leftOut: 'none' };
  if (versus === LATEST || versusOptions(source, measure, sources).some((s) => s.id === versus))
    return { versus, leftOut: 'none' };
  return { versus: null, leftOut: sources.some((s) => s.id === versus) ? 'silent' : 'unknown' };
}
