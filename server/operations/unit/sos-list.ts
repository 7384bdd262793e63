import { callingUnits } from './store.ts';
import { incidentsById, namesOf } from '../incident/store.ts';
import { maySee, type Viewer } from '../viewer.ts';

/** Crews of the viewer's territory, or beside an incident of it, that call for help, the newest call first. */
export async function sosNow(viewer: Viewer) {
  const { db } = viewer;
  const calling = await callingUnits(db);
  if (calling.length === 0) return [];
  const ids = calling.flatMap(({ unit }) => unit.sos?.incidentId ?? []);
  const incidents = new Map((await incidentsById(db, ids)).map((incident) => [incident.id, incident]));
  const names = await namesOf(
    db,
    calling.flatMap(({ unit }) => unit.sos?.acknowledgedBy ?? []),
  );
  return calling
    .flatMap(({ unit, lon, lat, seenAt }) => {
      const { id, callSign, type, sos, home, version } = unit;
      const incident = incidents.get(sos?.incidentId ?? 0);
      const seen = [home.kato, incident?.kato].some(
        (kato) => kato !== undefined && maySee(viewer, 'operations.read', kato),
      );
      if (!sos || !seen) return [];
      return {
        unitId: id,
        callSign,
        type,
        version,
        kato: incident?.kato ?? home.kato,
        number: incident?.number ?? null,
        at: sos.at,
        acknowledgedAt: sos.acknowledgedAt,
        acknowledgedBy:
          sos.acknowledgedBy === null ? null : (names.get(sos.acknowledgedBy) ?? sos.acknowledgedBy),
        incidentId: incident && maySee(viewer, 'operations.read', incident.kato) ? incident.id : null,
        place: lon === null || lat === null ? null : { lon, lat, seenAt: seenAt?.getTime() ?? null },
        /** Whether the viewer may acknowledge it. */
        mayAnswer: maySee(viewer, 'operations.dispatch', home.kato),
      };
    })
    .toSorted((a, b) => b.at - a.at);
}
