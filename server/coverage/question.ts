import { TRPCError } from '@trpc/server';
import { LATEST, type CoverageFilter } from '../../shared/coverage/schema.ts';
import type { Kato } from '../../shared/hierarchy/schema.ts';
import type { Picture } from '../picture/picture.ts';

/**
 * The position of the asked unit in the tree.
 * @throws TRPCError NOT_FOUND for a unit or a source that does not exist.
 */
export function checkQuestion(picture: Picture, question: { unit: Kato; source: string }): number {
  const index = picture.tree.indexOf.get(question.unit);
  if (index === undefined)
    throw new TRPCError({
      code: 'NOT_FOUND',
      message: `There is no unit of territory with KATO code ${question.unit}`,
    });
  if (!picture.columns.sources.includes(question.source))
    throw new TRPCError({ code: 'NOT_FOUND', message: `There is no source "${question.source}"` });
  return index;
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
