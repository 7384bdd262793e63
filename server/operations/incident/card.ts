import { sharesOf } from './share.ts';
import { isSeenWhole } from './sight.ts';
import { lineOf, reportOf, similarTo } from './similar.ts';
import { escalatedTasks, incidentLog, incidentsAtFacility, incidentsById, namesOf } from './store.ts';
import type { Action } from '../../../shared/access/action.ts';
import { filterMask } from '../../../shared/register/camera-filter.ts';
import { nearestCameras } from '../../../shared/operations/nearest-cameras.ts';
import { missingForClose } from '../../../shared/operations/playbook-of-incident.ts';
import type { Incident, IncidentFile } from '../../../shared/operations/schema.ts';
import type { StoredShare } from '../../access/shares/store.ts';
import { facilityCard } from '../../coverage/facility-card.ts';
import { cameraIdsAfter } from '../../picture/camera-picture.ts';
import { camerasWithin } from '../../picture/camera-scope.ts';
import { camerasById } from '../../register/cameras/store.ts';
import { facilityWithEvidence } from '../../register/store.ts';
import { seenEntry, seenIncident } from '../mask.ts';
import { playbookOfRef } from '../playbook/playbooks.ts';
import { unitsNear } from '../unit/list.ts';
import { unitOfSos } from '../unit/store.ts';
import { katosOf, maySee, type Viewer } from '../viewer.ts';

const EARLIER = 10;
const CAMERAS_WITHIN_M = 500;
/** Cameras that are compared; in a dense town the box holds some hundreds. */
const CAMERAS_LOOKED_AT = 2_000;
const M_PER_DEG_LAT = 111_195;

/**
 * Everything that is known of an incident and its place, in one answer, as far as the viewer may see each part.
 * @param share by which the viewer sees it; null when it lies in their territory.
 */
export async function incidentCard(viewer: Viewer, file: IncidentFile, share: StoredShare | null) {
  const { db, at } = viewer;
  const { incident, tasks } = file;
  const mayRead = maySee(viewer, 'operations.personal-data', incident.kato);
  const may = (action: Action): boolean => share === null && maySee(viewer, action, incident.kato);
  const [log, playbook, escalated, facility, cameras, nearUnits] = await Promise.all([
    incidentLog(db, incident.id),
    playbookOfRef(db, incident.playbook),
    escalatedTasks(db, incident.id),
    facilityOf(viewer, incident),
    camerasAt(viewer, incident),
    unitsAt(viewer, incident),
  ]);
  const [earlier, duplicates, merged, into, shares, sos] = await Promise.all([
    earlierAt(viewer, incident),
    share === null ? duplicatesFor(viewer, incident) : [],
    linesOf(viewer, incident.duplicates),
    linesOf(viewer, incident.mergedInto === null ? [] : [incident.mergedInto]),
    share === null ? sharesOf(db, incident.id, at) : [],
    share === null ? callingUnit(viewer, incident) : null,
  ]);
  return {
    incident: seenIncident(incident, mayRead),
    tasks: tasks.map((task) => ({ ...task, escalated: escalated.includes(task.id) })),
    log: log.map((entry) => seenEntry(entry, mayRead)),
    /** Who stands behind `actor` in the log. */
    people: Object.fromEntries(
      await namesOf(db, [...log.map(({ actor }) => actor), sos?.acknowledgedBy ?? '']),
    ),
    playbook: playbook && { playbook, marks: incident.steps, missing: missingForClose(playbook, incident) },
    facility,
    cameras,
    nearUnits,
    earlier,
    duplicates,
    /** Reports merged into it. */
    merged,
    mergedInto: into[0] ?? null,
    shares,
    /** It lies elsewhere and is seen until then. */
    sharedUntil: share && share.untilMs,
    sos,
    rights: { command: may('operations.write'), share: may('operations.share') },
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

async function earlierAt(viewer: Viewer, incident: Incident) {
  if (incident.facilityId === null) return [];
  const found = await incidentsAtFacility(viewer.db, incident.facilityId, {
    before: incident.id,
    limit: EARLIER,
  });
  return found.filter((one) => isSeenWhole(viewer, one)).map(lineOf);
}

async function duplicatesFor(viewer: Viewer, incident: Incident) {
  const isOpen = incident.state !== 'merged' && incident.state !== 'closed';
  return isOpen ? similarTo(viewer, reportOf(viewer, incident)) : [];
}

/** The reports merged into it, or the one it was merged into, as far as the viewer may see them. */
async function linesOf(viewer: Viewer, ids: readonly number[]) {
  const found = await incidentsById(viewer.db, ids);
  return found.filter((one) => isSeenWhole(viewer, one)).map(lineOf);
}

/** The unit whose call for help this incident is. */
async function callingUnit(viewer: Viewer, { id }: Incident) {
  const unit = await unitOfSos(viewer.db, id);
  return unit?.sos ? { unitId: unit.id, callSign: unit.callSign, version: unit.version, ...unit.sos } : null;
}
