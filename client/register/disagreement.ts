import type { Evidence } from '../../shared/register/schema.ts';

/**
 * True when sources contradict each other on a measure: of each source its latest word counts, and two of them differ.
 * A source that changed its own mind over time does not disagree with itself.
 * @param evidence of one measure, latest first.
 */
export function sourcesDisagree(evidence: readonly Pick<Evidence, 'source' | 'state'>[]): boolean {
  const latest = new Map<string, Evidence['state']>();
  for (const { source, state } of evidence) if (!latest.has(source)) latest.set(source, state);
  return new Set(latest.values()).size > 1;
}
