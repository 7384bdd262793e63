import { sql } from 'kysely';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import type { Measure, MeasureState } from '../../../shared/register/schema.ts';
import type { Db } from '../../db/schema.ts';

/** What an inspection had said before it was overtaken by a later one. */
export type FormerWord = { facilityId: number; state: MeasureState; observedOn: string };

/**
 * Words about a measure that the register has no more because a later inspection spoke. What was a mistake and taken back is
 * none, and neither is the line that took it back.
 */
export async function formerWords(
  db: Db,
  measure: Measure,
  katos: readonly Kato[],
): Promise<readonly FormerWord[]> {
  const { rows } = await sql<FormerWord>`
    select f.id as "facilityId", c.before ->> 'state' as state, c.before ->> 'observedOn' as "observedOn"
    from register_change c join facility f on c.object = 'facility:' || f.id
    where c.field = ${`evidence.${measure}`} and c.undone_by is null and jsonb_typeof(c.before) = 'object'
      and jsonb_typeof(c.after) = 'object' and c.before ->> 'observedOn' < c.after ->> 'observedOn'
      and f.kato = any(${[...katos]}::text[])
      and not exists (select from register_change o where o.undone_by = c.id)`.execute(db);
  return rows;
}
