import { dayOfIso } from '../../shared/coverage/known-since.ts';
import { STATE_CODES, type CoverageColumns } from '../../shared/coverage/rollup.ts';
import { MEASURES, type EvidenceSource, type Facility } from '../../shared/register/schema.ts';
import type { EvidenceRecord } from '../register/store.ts';

/** Fills the columns of states and their days: each source its own, and `latest` with the newest evidence, ties by the source's priority. */
export function writeStates(
  columns: Pick<CoverageColumns, 'sources' | 'states' | 'days'>,
  facilities: readonly Facility[],
  input: { sources: readonly EvidenceSource[]; evidence: readonly EvidenceRecord[] },
): void {
  const position = new Map(facilities.map((f, i) => [f.id, i]));
  const sourceIndex = new Map(columns.sources.map((id, i) => [id, i]));
  const priority = new Map(input.sources.map((s) => [s.id, s.priority]));
  const measureIndex = new Map(MEASURES.map((m, i) => [m, i]));
  const newest = new Map<number, { on: string; priority: number }>();
  const run = columns.sources.length * MEASURES.length;
  for (const row of input.evidence) {
    const facility = position.get(row.facility_id);
    const source = sourceIndex.get(row.source);
    const measure = measureIndex.get(row.measure);
    if (facility === undefined || source === undefined || measure === undefined) continue;
    const code = STATE_CODES.indexOf(row.state);
    const base = facility * run;
    const day = dayOfIso(row.observed_on);
    columns.states[base + source * MEASURES.length + measure] = code;
    columns.days[base + source * MEASURES.length + measure] = day;
    const latest = base + measure;
    const seen = newest.get(latest);
    const rank = priority.get(row.source) ?? 0;
    if (seen && (seen.on > row.observed_on || (seen.on === row.observed_on && seen.priority > rank)))
      continue;
    newest.set(latest, { on: row.observed_on, priority: rank });
    columns.states[latest] = code;
    columns.days[latest] = day;
  }
}
