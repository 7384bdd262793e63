import { escalatedTasks, incidentLog, incidentsAtFacility, incidentsReceived, namesOf } from './store.ts';
import { filterMask } from '../../../shared/register/camera-filter.ts';
import { DUPLICATE_RULES, duplicatesOf, type Report } from '../../../shared/operations/duplicate.ts';
import { nearestCameras } from '../../../shared/operations/nearest-cameras.ts';
import { missingForClose } from '../../../shared/operations/playbook-of-incident.ts';
import type { Incident, IncidentFile } from '../../../shared/operations/schema.ts';
import { facilityCard } from '../../coverage/facility-card.ts';
import { cameraIdsAfter } from '../../picture/camera-picture.ts';
import { camerasWithin } from '../../picture/camera-scope.ts';
import { camerasById } from '../../register/cameras/store.ts';
import { facilityWithEvidence } from '../../register/store.ts';
import { seenEntry, seenIncident } from '../mask.ts';
import { playbookOfRef } from '../playbook/playbooks.ts';
import { unitsNear } from '../unit/list.ts';
import { katosOf, maySee, type Viewer } from '../viewer.ts';

const EARLIER = 10;
const CAMERAS_WITHIN_M = 500;
/** Cameras that are compared; in a dense town the box holds some hundreds. */
const CAMERAS_LOOKED_AT = 2_000;
const M_PER_DEG_LAT = 111_195;

/** Everything that is known of an incident and its place, in one answer, as far as the viewer may see each part. */
export async function incidentCard(viewer: Viewer, file: IncidentFile) {
  const { db } = viewer;
  const { incident, tasks } = file;
  const mayRead = maySee(viewer, 'operations.personal-data', incident.kato);
  const [log, playbook, escalated, facility, cameras, nearUnits, earlier, duplicates] = await Promise.all([
    incidentLog(db, incident.id),
    playbookOfRef(db, incident.playbook),
    escalatedTasks(db, incident.id),
    facilityOf(viewer, incident),
    camerasAt(viewer, incident),
    unitsAt(viewer, incident),
    earlierAt(viewer, incident),
    duplicatesFor(viewer, incident),
  ]);
  return {
    incident: seenIncident(incident, mayRead),
    tasks: tasks.map((task) => ({ ...task, escalated: escalated.includes(task.id) })),
    log: log.map((entry) => seenEntry(entry, mayRead)),
    /** Who stands behind `actor` in the log. */
    people: Object.fromEntries(
      await namesOf(
        db,
        log.map(({ actor }) => actor),
      ),
    ),
    playbook: playbook && { playbook, marks: incident.steps, missing: missingForClose(playbook, incident) },
    facility,
    cameras,
    nearUnits,
    earlier,
    duplicates,
  };
}

async function facilityOf(viewer: Viewer, { facilityId }: Incident) {
  if (facilityId === null) return null;
  const found = await facilityWithEvidence(viewer.db, facilityId);
  return found && maySee(viewer, 'register.read', found.facility.kato) ? facilityCard(found) : null;
}

/** The nearest cameras, the working ones that have the place in their wedge first; none for who may not see cameras. */
async function camerasAt({ db, picture, access }: Viewer, { place }: Incident) {
  const scope = access.scope('cameras.read');
  if (!place || scope.roots.length === 0) return [];
  const dLat = CAMERAS_WITHIN_M / M_PER_DEG_LAT;
  const dLon = dLat / Math.cos((place.lat * Math.PI) / 180);
  const box = [place.lon - dLon, place.lat - dLat, place.lon + dLon, place.lat + dLat] as const;
  const units = [0, picture.tree.units.length] as const;
  const question = { units, box, mask: filterMask({}) };
  const ids = cameraIdsAfter(camerasWithin(picture.cameras, scope), question, 0, CAMERAS_LOOKED_AT);
  return nearestCameras(await camerasById(db, ids), place, { withinM: CAMERAS_WITHIN_M });
}

async function unitsAt({ db, picture, access, at }: Viewer, { place }: Incident) {
  const scope = access.scope('positions.read');
  if (!place || scope.roots.length === 0) return [];
  return unitsNear(db, katosOf(picture, scope), {
    ...place,
    at,
    may: (action, kato) => access.scope(action).covers(kato),
  });
}

/** A former or a similar incident, in a line. */
const lineOf = ({ id, number, category, priority, state, outcome, times, version }: Incident) => ({
  id,
  number,
  category,
  priority,
  state,
  outcome,
  version,
  receivedAt: times.t0 ?? times.t2,
});

async function earlierAt(viewer: Viewer, incident: Incident) {
  if (incident.facilityId === null) return [];
  const found = await incidentsAtFacility(viewer.db, incident.facilityId, EARLIER + 1);
  return found
    .filter(({ id, kato }) => id < incident.id && maySee(viewer, 'operations.read', kato))
    .slice(0, EARLIER)
    .map(lineOf);
}

const reportOf = ({ id, category, facilityId, times, place, caller, address }: Incident): Report => ({
  id,
  category,
  facilityId,
  place,
  at: times.t0 ?? times.t2,
  phone: caller?.phone ?? '',
  text: Object.values(address).join(' '),
});

async function duplicatesFor(viewer: Viewer, incident: Incident) {
  if (incident.state === 'merged') return [];
  const report = reportOf(incident);
  const others = await incidentsReceived(viewer.db, {
    fromMs: report.at - DUPLICATE_RULES.windowMs,
    toMs: report.at + DUPLICATE_RULES.windowMs,
    katos: katosOf(viewer.picture, viewer.access.scope('operations.read')),
  });
  const byId = new Map(others.map((other) => [other.id, other]));
  return duplicatesOf(report, others.map(reportOf)).flatMap((duplicate) => {
    const other = byId.get(duplicate.id);
    return other ? [{ ...duplicate, incident: lineOf(other) }] : [];
  });
}
