import { unitStatuses } from './store.ts';
import { unitStatusSchema, type UnitStatus } from '../../../shared/operations/schema.ts';
import type { Db } from '../../db/schema.ts';
import type { EventFeed } from '../../live/feed.ts';

/**
 * Tells the status of every unit, and of each again when it changes on whichever server, so that the map shows it with the
 * position.
 * @returns a function that ends it.
 */
export async function followStatuses(
  db: Db,
  feed: Pick<EventFeed, 'follow'>,
  tell: (unitId: number, status: UnitStatus) => void,
): Promise<() => void> {
  const told = new Set<number>();
  const end = feed.follow({
    event: ({ kind, object, data }) => {
      if (!kind.startsWith('unit.')) return;
      const status = unitStatusSchema.safeParse((data as { status?: unknown } | null)?.status);
      if (!status.success) return;
      const unitId = Number(object.slice('unit:'.length));
      told.add(unitId);
      tell(unitId, status.data);
    },
    beat: () => undefined,
  });
  for (const { unitId, status } of await unitStatuses(db))
    // What the feed told meanwhile is newer than what was read.
    if (!told.has(unitId)) tell(unitId, status);
  return end;
}
