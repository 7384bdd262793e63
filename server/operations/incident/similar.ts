import { isSeenWhole } from './sight.ts';
import { incidentsReceived } from './store.ts';
import { addressLine } from '../../../shared/operations/address.ts';
import {
  DUPLICATE_RULES,
  duplicatesOf,
  type Duplicate,
  type Report,
} from '../../../shared/operations/duplicate.ts';
import type { Incident } from '../../../shared/operations/schema.ts';
import { katosOf, maySee, type Viewer } from '../viewer.ts';

/** A former, a similar or a merged incident, in a line. */
export const lineOf = ({
  id,
  number,
  category,
  priority,
  state,
  outcome,
  times,
  address,
  version,
}: Incident) => ({
  id,
  number,
  category,
  priority,
  state,
  outcome,
  version,
  place: addressLine(address) || address.text,
  receivedAt: times.t0 ?? times.t2,
});
type IncidentLine = ReturnType<typeof lineOf>;

/** What an incident is compared by. Whose telephone the viewer may not read is compared with nobody's. */
export const reportOf = (viewer: Viewer, incident: Incident): Report => {
  const { id, category, facilityId, times, place, caller, address, kato } = incident;
  const mayRead = maySee(viewer, 'operations.personal-data', kato);
  return {
    id,
    category,
    facilityId,
    place,
    at: times.t0 ?? times.t2,
    phone: mayRead ? (caller?.phone ?? '') : '',
    text: Object.values(address).join(' '),
  };
};

/** Incidents of the viewer's territory that may tell of the same event as a report, most likely first. */
export async function similarTo(
  viewer: Viewer,
  report: Report,
): Promise<(Duplicate & { incident: IncidentLine })[]> {
  const others = await incidentsReceived(viewer.db, {
    fromMs: report.at - DUPLICATE_RULES.windowMs,
    toMs: report.at + DUPLICATE_RULES.windowMs,
    katos: katosOf(viewer.picture, viewer.access.scope('operations.read')),
  });
  const byId = new Map(
    others.filter((other) => isSeenWhole(viewer, other)).map((other) => [other.id, other]),
  );
  const reports = Array.from(byId.values(), (other) => reportOf(viewer, other));
  return duplicatesOf(report, reports).flatMap((duplicate) => {
    const other = byId.get(duplicate.id);
    return other ? [{ ...duplicate, incident: lineOf(other) }] : [];
  });
}
