import type { CoverageFilter } from '../../shared/coverage/schema.ts';
import type { EvidenceSource } from '../../shared/register/schema.ts';
import { DEFAULT_SOURCE } from '../state/view.ts';

/** Which source really answers, and why another one was asked for. */
export type SourceChoice = { source: string; instead: 'none' | 'silent' | 'unknown' };

/**
 * The source to ask. One that does not exist, or says nothing about the measure, is replaced by the latest of all
 * sources – and the screen says so, unless nobody has asked: an empty address names a source that an imported register
 * need not have.
 */
export function chooseSource(
  asked: Pick<CoverageFilter, 'source' | 'measure'>,
  sources: readonly Pick<EvidenceSource, 'id' | 'measures'>[],
): SourceChoice {
  if (asked.source === 'latest') return { source: 'latest', instead: 'none' };
  const found = sources.find((s) => s.id === asked.source);
  if (!found) return { source: 'latest', instead: asked.source === DEFAULT_SOURCE ? 'none' : 'unknown' };
  if (!found.measures.includes(asked.measure)) return { source: 'latest', instead: 'silent' };
  return { source: found.id, instead: 'none' };
}
