import type { Calls } from './calls.ts';
import type { RunConfig } from './message.ts';
import type { AppRouter } from '../router.ts';
import { COUNTRY_KATO, type AdminUnit } from '../../shared/hierarchy/schema.ts';
import { ancestry, buildTree, type UnitTree } from '../../shared/hierarchy/tree.ts';
import { placeSpeedOf } from '../../shared/operations/eta.ts';
import type { Facility } from '../../shared/register/schema.ts';
import { highest, randomFrom } from '../../shared/random.ts';
import type { RosterCrew } from '../../shared/simulation/crew.ts';
import type { Moment } from '../../shared/simulation/moment.ts';
import type { Site } from '../../shared/simulation/report.ts';
import { between } from '../../shared/simulation/route.ts';
import type { SensorSite } from '../../shared/simulation/sensor.ts';
import { makeWorld, type World } from '../../shared/simulation/world.ts';
import type { inferRouterOutputs } from '@trpc/server';

type SeenUnit = inferRouterOutputs<AppRouter>['operations']['units']['list'][number];

const PAGE = 500;
/** So many facilities have detectors, and so many cameras of a region read plates. */
const SENSOR_SITES = 60;
const CAMERAS_A_REGION = 10;
/** A crew looks after so many places, the nearest to its post, within so many metres. */
const BEAT = { most: 8, withinM: { urban: 2_500, rural: 6_000 } } as const;
/** Farther from its post than this a unit is not taken up where it was, metres. */
const ASTRAY_M = 60_000;

/** Reads, as any operator could, what there is to simulate: the units with secrets, the facilities, the categories. */
export async function readWorld(
  calls: Calls,
  { config, has, now }: { config: RunConfig; has: (unitId: number) => boolean; now: Moment },
): Promise<World> {
  const { units } = await calls.hierarchy.units.query();
  const tree = buildTree(units);
  const facilities = await allFacilities(calls);
  const categories = [...(await calls.operations.categories.query())];
  const seen = await calls.operations.units.list.query({ unit: COUNTRY_KATO });
  const sites = facilities.map((facility) => siteOf(facility, tree));
  const byKato = new Map<string, Site[]>();
  for (const site of sites) {
    const those = byKato.get(site.kato) ?? [];
    byKato.set(site.kato, those);
    those.push(site);
  }
  const roster = seen
    .filter(({ unit }) => has(unit.id))
    .map((one) => rosterCrew(one, tree, byKato.get(one.unit.home.kato) ?? []));
  const manned = new Set(roster.map(({ kato }) => kato));
  const panels = config.panels.map(({ id, centre, key, supervisionS }) => ({
    id,
    centre,
    supervisionMs: supervisionS * 1_000,
    encrypted: key !== null,
  }));
  const sensors = config.sensors
    ? await readSensors(calls, config.seed, { facilities, tree })
    : { sites: [], cameras: [] };
  const of = { seed: config.seed, roster, panels, sensors, categories };
  return makeWorld({ ...of, sites: sites.filter(({ kato }) => manned.has(kato)) }, now);
}

async function allFacilities({ register }: Calls): Promise<Facility[]> {
  const all: Facility[] = [];
  for (let cursor: number | null = 0; cursor !== null;) {
    const page: { rows: Facility[]; nextCursor: number | null } = await register.facilities.query({
      cursor,
      limit: PAGE,
    });
    all.push(...page.rows);
    cursor = page.nextCursor;
  }
  return all;
}

/** Facilities whose detectors report, and cameras that read plates; chance, which the seed decides, says which. */
async function readSensors(
  { register }: Calls,
  seed: string,
  { facilities, tree }: { facilities: readonly Facility[]; tree: UnitTree<AdminUnit> },
): Promise<{ sites: SensorSite[]; cameras: string[] }> {
  const random = randomFrom(`${seed} sensor sites`);
  const sites: SensorSite[] = [];
  const own = facilities.filter(({ demonstration }) => demonstration);
  for (const facility of highest(own, Math.min(SENSOR_SITES, own.length), random)) {
    const { rows } = await register.cameras.query({ facilityId: facility.id, limit: 4 });
    const { settlement } = siteOf(facility, tree);
    const { externalId: number, lon, lat } = facility;
    sites.push({ number, lon, lat, settlement, cameras: rows.map(({ externalId }) => externalId) });
  }
  const cameras: string[] = [];
  for (const { kato } of tree.units.filter(({ level }) => level === 1)) {
    const { rows } = await register.cameras.query({ unit: kato, limit: 100 });
    // The camera at a gate reads plates as well as one on a road.
    const reading = rows.filter(({ working }) => working).map(({ externalId }) => externalId);
    cameras.push(...highest(reading, Math.min(CAMERAS_A_REGION, reading.length), random));
  }
  return { sites, cameras };
}

function siteOf({ id, kato, lon, lat, name, settlement, people }: Facility, tree: UnitTree<AdminUnit>): Site {
  const line = ancestry(tree, kato);
  return {
    id,
    kato,
    lon,
    lat,
    centre: line.find(({ level }) => level === 1)?.kato ?? kato,
    name: name.ru,
    settlement: settlement?.ru ?? line[0]?.name.ru ?? '',
    weight: people ?? 100,
  };
}

function rosterCrew(
  { unit, position }: SeenUnit,
  tree: UnitTree<AdminUnit>,
  sites: readonly Site[],
): RosterCrew {
  const { id, type, home, status } = unit;
  const post = { lon: home.lon, lat: home.lat };
  const place = placeSpeedOf(tree.units[tree.indexOf.get(home.kato) ?? -1]?.type);
  const beat = sites
    .map(({ lon, lat }) => ({ lon, lat }))
    .filter((site) => between(site, post) <= BEAT.withinM[place])
    .toSorted((a, b) => between(a, post) - between(b, post))
    .slice(0, BEAT.most);
  const isNear = position !== null && between(position, post) <= ASTRAY_M;
  const at = isNear ? { lon: position.lon, lat: position.lat } : post;
  return { id, type, home: post, kato: home.kato, place, at, status, beat };
}
