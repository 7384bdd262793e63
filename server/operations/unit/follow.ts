import { unitStatuses } from './store.ts';
import { unitStatusSchema, type UnitStatus } from '../../../shared/operations/schema.ts';
import { onCommitted } from '../../db/event/committed.ts';
import type { Db } from '../../db/schema.ts';

/**
 * Tells the status of every unit, and of each again when it changes, so that the map shows it with the position.
 * @returns a function that ends it.
 */
export async function followStatuses(
  db: Db,
  tell: (unitId: number, status: UnitStatus) => void,
): Promise<() => void> {
  const end = onCommitted(db, (events) => {
    for (const { kind, object, data } of events) {
      if (!kind.startsWith('unit.')) continue;
      const status = unitStatusSchema.safeParse((data as { status?: unknown } | null)?.status);
      if (status.success) tell(Number(object.slice('unit:'.length)), status.data);
    }
  });
  for (const { unitId, status } of await unitStatuses(db)) tell(unitId, status);
  return end;
}
