import { pastAtFacility, pastByAddress, pastByPhone, pastKeys, pastNear, type Past } from './store.ts';
import type { Action } from '../../../shared/access/action.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import type { Relation } from '../../../shared/operations/history.ts';
import type { Incident } from '../../../shared/operations/schema.ts';
import { katosOf, maySee, type Viewer } from '../viewer.ts';

/**
 * Past incidents that have one thing in common: found, or the thing is not known of this incident, or the viewer may not
 * compare by it.
 */
export type Related = { state: 'found'; past: Past } | { state: 'unknown' } | { state: 'withheld' };

const DAY_MS = 86_400_000;

const found = async (past: Promise<Past>): Promise<Related> => ({ state: 'found', past: await past });
const UNKNOWN: Related = { state: 'unknown' };

/**
 * What happened before an incident by the same telephone, at the same address, at the same facility and around the same place,
 * as far as the viewer sees. By telephone only where they may see callers: that two reports have one number is said of a
 * person as well. No number leaves the database for it, masked or not.
 */
export async function relatedPast(
  viewer: Viewer,
  incident: Incident,
  { radiusM, days }: { radiusM: number; days: number },
): Promise<Record<Relation, Related>> {
  const { db, picture, access } = viewer;
  const { id, place, times } = incident;
  const toMs = times.t0 ?? times.t2;
  /** Null where everything is seen: what does not narrow the search need not be asked of each row. */
  const seenWith = (action: Action): readonly Kato[] | null => {
    const scope = access.scope(action);
    return scope.all ? null : katosOf(picture, scope);
  };
  const seen = seenWith('operations.read');
  const question = { incidentId: id, fromMs: toMs - days * DAY_MS, toMs, katos: seen };
  const keys = await pastKeys(db, id);
  const mayCompareCallers = maySee(viewer, 'operations.personal-data', incident.kato);
  const callers = { ...question, katos: seenWith('operations.personal-data') };
  const [phone, address, facility, near] = await Promise.all([
    !mayCompareCallers
      ? ({ state: 'withheld' } as const)
      : keys?.phone
        ? found(pastByPhone(db, callers, keys.phone))
        : UNKNOWN,
    keys?.address ? found(pastByAddress(db, question, keys.address)) : UNKNOWN,
    keys?.facility ? found(pastAtFacility(db, question, keys.facility)) : UNKNOWN,
    place ? found(pastNear(db, question, place, radiusM)) : UNKNOWN,
  ]);
  return { phone, address, facility, near };
}
