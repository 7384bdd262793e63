import { refuse } from '../refused.ts';
import { LATEST, type CoverageFilter } from '../../shared/coverage/schema.ts';
import type { Picture } from '../picture/picture.ts';

/** @throws TRPCError NOT_FOUND for a source of evidence that does not exist. */
export function checkSource(picture: Picture, source: string): void {
  if (!picture.columns.sources.includes(source))
    throw refuse('NOT_FOUND', 'no_such_source', `There is no source "${source}"`, { source });
}

/** Date of the newest evidence the answer rests on. */
export function asOf(picture: Picture, filter: CoverageFilter): string | null {
  const speaking = picture.sources.filter(
    (s) => (filter.source === LATEST || s.id === filter.source) && s.measures.includes(filter.measure),
  );
  return (
    speaking
      .map((s) => s.asOf)
      .toSorted()
      .at(-1) ?? null
  );
}
