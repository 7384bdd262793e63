import type { Kato } from '../../../shared/hierarchy/schema.ts';
import type { Box } from '../../../shared/geometry/inside.ts';
import { kindOf, type CameraKind } from '../../../shared/register/camera-kind.ts';
import type { Facility } from '../../../shared/register/schema.ts';
import type { WithinKind } from '../../../shared/operations/within.ts';
import { latOf, lonOf, worldXOf, worldYOf } from '../../picture/mercator.ts';
import { listIncidents, type IncidentRow } from '../incident/list.ts';
import { deskOf } from '../incident/commander.ts';
import { seenUnitsOf, type SeenUnit } from '../unit/list.ts';
import { unitsSeenIn } from '../unit/store.ts';
import { katosOf, type Viewer } from '../viewer.ts';
import type { Guard } from '../../access/guard.ts';

type Inside = { box: Box; holds: (lon: number, lat: number) => boolean };
type Asked = Viewer & Guard;

type FacilityHit = Pick<
  Facility,
  'id' | 'name' | 'type' | 'kato' | 'people' | 'lon' | 'lat' | 'demonstration'
>;
type CameraHit = { id: number; kato: Kato; lon: number; lat: number } & Pick<CameraKind, 'owner' | 'state'>;
type UnitHit = Pick<SeenUnit, 'ageMs' | 'freshness' | 'demonstration'> & {
  id: number;
  callSign: string;
  type: SeenUnit['unit']['type'];
  status: SeenUnit['unit']['status'];
  lon: number;
  lat: number;
};
type IncidentHit = Pick<
  IncidentRow,
  'id' | 'number' | 'category' | 'priority' | 'state' | 'place' | 'dimmed'
> & { lon: number; lat: number };

/** Everything of a kind that lies in the area and may be seen: how much it is, and a part of it. */
type Found<Hit> = {
  total: number;
  /** How many of them a text is found in. */
  matched: number;
  rows: (from: number, to: number) => Promise<Hit[]>;
};

const matches = (text: string, words: readonly string[]): boolean =>
  text === '' || words.some((word) => word.toLowerCase().includes(text));

const ACTIONS = {
  facilities: 'register.read',
  cameras: 'cameras.read',
  units: 'positions.read',
  incidents: 'operations.read',
} as const;

function facilitiesIn({ picture, access }: Asked, { holds }: Inside, text: string): Found<FacilityHit> {
  const scope = access.scope(ACTIONS.facilities);
  const all = picture.facilities.filter(({ lon, lat, kato }) => holds(lon, lat) && scope.covers(kato));
  const found = all.filter(({ name }) => matches(text, Object.values(name)));
  const hit = ({ id, name, type, kato, people, lon, lat, demonstration }: Facility): FacilityHit => ({
    id,
    name,
    type,
    kato,
    people,
    lon,
    lat,
    demonstration,
  });
  return {
    total: all.length,
    matched: found.length,
    rows: async (from, to) => found.slice(from, to).map(hit),
  };
}

function camerasIn({ picture, access }: Asked, { box, holds }: Inside): Found<CameraHit> {
  const { tree, cameras } = picture;
  const scope = access.scope(ACTIONS.cameras);
  const [west, south, east, north] = box;
  const [left, top, right, bottom] = [worldXOf(west), worldYOf(north), worldXOf(east), worldYOf(south)];
  const found: number[] = [];
  for (const at of cameras.byId) {
    const [x = 0, y = 0] = [cameras.worldX[at], cameras.worldY[at]];
    // Whole numbers first: most of the country's cameras are somewhere else.
    if (x < left || x > right || y < top || y > bottom) continue;
    if (scope.coversIndex(cameras.unit[at] ?? 0) && holds(lonOf(x), latOf(y))) found.push(at);
  }
  const hit = (at: number): CameraHit => {
    const { owner, state } = kindOf(cameras.kind[at] ?? 0);
    return {
      id: cameras.id[at] ?? 0,
      kato: tree.units[cameras.unit[at] ?? 0]?.kato ?? '',
      lon: lonOf(cameras.worldX[at] ?? 0),
      lat: latOf(cameras.worldY[at] ?? 0),
      owner,
      state,
    };
  };
  return {
    total: found.length,
    matched: found.length,
    rows: async (from, to) => found.slice(from, to).map(hit),
  };
}

/** Units by where they were last seen, however old that is: the age stands beside it. */
async function unitsIn(asked: Asked, { box, holds }: Inside, text: string): Promise<Found<UnitHit>> {
  const katos = katosOf(asked.picture, asked.access.scope(ACTIONS.units));
  const seen = await unitsSeenIn(asked.db, katos, box, asked.at);
  const all = seen.filter(({ position }) => position !== null && holds(position.lon, position.lat));
  const found = all.filter(({ unit }) => matches(text, [unit.callSign]));
  return {
    total: all.length,
    matched: found.length,
    rows: async (from, to) =>
      (await seenUnitsOf(asked.db, found.slice(from, to), deskOf(asked, asked.at))).flatMap(
        ({ unit, position, ageMs, freshness, demonstration }): UnitHit[] =>
          position
            ? [
                {
                  id: unit.id,
                  callSign: unit.callSign,
                  type: unit.type,
                  status: unit.status,
                  lon: position.lon,
                  lat: position.lat,
                  ageMs,
                  freshness,
                  demonstration,
                },
              ]
            : [],
      ),
  };
}

/** Open incidents at a time. */
const INCIDENT_PAGE = 500;

/** Open incidents by the place that the viewer is shown: one that is dimmed is not found out by drawing small areas. */
async function incidentsIn(asked: Asked, { holds }: Inside, text: string): Promise<Found<IncidentHit>> {
  const katos = katosOf(asked.picture, asked.access.scope(ACTIONS.incidents));
  const all: IncidentHit[] = [];
  for (let cursor: number | null = null; ;) {
    const page: Awaited<ReturnType<typeof listIncidents>> = await listIncidents(asked, {
      katos,
      states: 'open',
      cursor,
      limit: INCIDENT_PAGE,
    });
    for (const { id, number, category, priority, state, place, dimmed, lon, lat } of page.rows)
      if (lon !== null && lat !== null && holds(lon, lat))
        all.push({ id, number, category, priority, state, place, dimmed, lon, lat });
    cursor = page.nextCursor;
    if (cursor === null) break;
  }
  const found = all.filter(({ number, place }) => matches(text, [number, place]));
  return {
    total: all.length,
    matched: found.length,
    rows: async (from, to) => found.slice(from, to),
  };
}

/**
 * What lies in an area, of each kind that the viewer may see in their territory, and a page of one kind. A kind that is none of
 * theirs is null, which is not zero.
 */
export async function findWithin(
  asked: Asked,
  inside: Inside,
  { kind, from, limit, text = '' }: { kind: WithinKind; from: number; limit: number; text?: string },
) {
  const wanted = (of: WithinKind): string => (of === kind ? text.toLowerCase() : '');
  const may = (of: WithinKind): boolean => asked.access.scope(ACTIONS[of]).roots.length > 0;
  const facilities = may('facilities') ? facilitiesIn(asked, inside, wanted('facilities')) : null;
  const cameras = may('cameras') ? camerasIn(asked, inside) : null;
  const [units, incidents] = await Promise.all([
    may('units') ? unitsIn(asked, inside, wanted('units')) : null,
    may('incidents') ? incidentsIn(asked, inside, wanted('incidents')) : null,
  ]);
  const counts = {
    facilities: facilities?.total ?? null,
    cameras: cameras?.total ?? null,
    units: units?.total ?? null,
    incidents: incidents?.total ?? null,
  };
  const to = from + limit;
  const none = { total: 0, matched: 0, rows: async () => [] };
  const page = {
    facilities: async () => ({
      kind: 'facilities' as const,
      rows: await (facilities ?? none).rows(from, to),
    }),
    cameras: async () => ({ kind: 'cameras' as const, rows: await (cameras ?? none).rows(from, to) }),
    units: async () => ({ kind: 'units' as const, rows: await (units ?? none).rows(from, to) }),
    incidents: async () => ({ kind: 'incidents' as const, rows: await (incidents ?? none).rows(from, to) }),
  };
  const { matched } = { facilities, cameras, units, incidents }[kind] ?? none;
  return { asOfMs: asked.at, counts, matched, page: await page[kind](), next: to < matched ? to : null };
}
