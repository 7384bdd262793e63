import { unitsWithin } from './store.ts';
import { shiftOf } from '../../../shared/operations/duty.ts';
import { needOf } from '../../../shared/operations/playbook-of-incident.ts';
import { recommend, type NeedAnswer } from '../../../shared/operations/recommend.ts';
import type { Incident } from '../../../shared/operations/schema.ts';
import { uncoveredBy } from '../../../shared/operations/uncovered.ts';
import { unitColumns } from '../../../shared/operations/unit-columns.ts';
import { placeSpeedOf } from '../../../shared/operations/eta.ts';
import { playbookOfRef } from '../playbook/playbooks.ts';
import { katosOf, type Viewer } from '../viewer.ts';
import { facilityPlaces, reachOf } from '../void/places.ts';
import { voidRules } from '../void/store.ts';

/** Names to the numbers of a recommendation. */
type Named = { callSign: string; type: string };

/** Whom to send, or that the place is not known. */
export type Recommendation =
  | { status: 'no_place' }
  | {
      status: 'answered';
      answers: NeedAnswer[];
      units: Record<number, Named>;
      /** Facilities that only the chosen units reach in the target of their kind, and of how many in their reach. */
      uncovered: { inReach: number; facilityIds: number[] };
    };

/** Whom to send to an incident of the units the viewer may see, and what their leaving uncovers. */
export async function recommendFor(
  { db, picture, access, at }: Viewer,
  incident: Incident,
): Promise<Recommendation> {
  const { place } = incident;
  if (!place) return { status: 'no_place' };
  const scope = access.scope('operations.dispatch');
  const all = await unitsWithin(db, katosOf(picture, scope), at);
  // Whoever calls for help is not sent to their own rescue.
  const rows = all
    .filter(({ unit }) => unit.sos?.incidentId !== incident.id)
    .map((row) => ({ ...row, unit: { ...row.unit, shift: shiftOf(row.unit, at) } }));
  const columns = unitColumns(rows);
  const { lon, lat } = place;
  const territory = picture.tree.units[picture.tree.indexOf.get(incident.kato) ?? -1];
  const kind = placeSpeedOf(territory?.type);
  const needs = needOf(await playbookOfRef(db, incident.playbook));
  const answers = recommend(columns, { needs, place: { lon, lat, kind }, now: at });
  const facilities = picture.facilities.filter(({ kato }) => scope.covers(kato));
  const leaving = answers.flatMap(({ chosen }) => chosen.map(({ index }) => index));
  const places = reachOf(facilityPlaces(facilities), await voidRules(db));
  const { inReach, lost } = uncoveredBy(places, columns, { leaving, now: at });
  const named = new Set(
    answers.flatMap(({ chosen, alternatives, rejected }) =>
      [...chosen, ...alternatives, ...rejected].map(({ unitId }) => unitId),
    ),
  );
  const units = Object.fromEntries(
    rows
      .filter(({ unit }) => named.has(unit.id))
      .map(({ unit }) => [unit.id, { callSign: unit.callSign, type: unit.type }]),
  );
  const facilityIds = lost.flatMap((i) => facilities[i]?.id ?? []);
  return { status: 'answered', answers, units, uncovered: { inReach, facilityIds } };
}
