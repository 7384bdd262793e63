import { closureById, insertClosure, setClosureEnd } from './store.ts';
import type { Closure, NewClosure } from '../../../shared/planning/travel/closure.ts';
import type { Db } from '../../db/schema.ts';
import { write } from '../../db/write.ts';

type Deed = { actor: string; atMs: number };

/** Kind of the event after which times are others where a road was closed or opened. */
const CLOSURE_CHANGED = 'roads.closure_changed';

/** Closes a road for a time. @returns its number. */
export const addClosure = (db: Db, { actor, atMs }: Deed, closure: NewClosure): Promise<number> =>
  write(db, { actor, action: 'planning.closeRoad', note: closure.reason }, async (trx) => {
    const id = await insertClosure(trx, closure, { actor, atMs });
    const object = `road_closure:${id}`;
    return {
      result: id,
      object,
      kato: closure.unit,
      after: closure,
      events: [{ kind: CLOSURE_CHANGED, kato: closure.unit, object, data: { closed: true } }],
    };
  });

/** Opens a closed road, or takes that back. @returns false when somebody was faster. */
export const endClosure = (
  db: Db,
  { actor, atMs }: Deed,
  { closure, ends, reason }: { closure: Closure; ends: boolean; reason: string },
): Promise<boolean> => {
  const { id, unit } = closure;
  const action = ends ? 'planning.openRoad' : 'planning.closeRoadAgain';
  return write(db, { actor, action, note: reason }, async (trx) => {
    const changed = await setClosureEnd(trx, id, ends ? { atMs, actor } : null);
    const object = `road_closure:${id}`;
    return {
      result: changed,
      object,
      kato: unit,
      before: closure,
      after: await closureById(trx, id),
      repeated: !changed,
      events: changed ? [{ kind: CLOSURE_CHANGED, kato: unit, object, data: { closed: !ends } }] : [],
    };
  });
};
