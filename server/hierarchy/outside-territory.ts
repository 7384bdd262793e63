import { facilityPlaces, type FacilityPlace } from './referring/store.ts';
import { activeBoundarySet, boundariesOf, currentUnits } from './store.ts';
import { distanceToEdgeKm, isInArea } from '../../shared/hierarchy/area.ts';
import type { BoundaryFeature } from '../../shared/hierarchy/boundary-set.ts';
import { locator } from '../../shared/hierarchy/locate.ts';
import type { AdminUnit } from '../../shared/hierarchy/schema.ts';
import { ancestry, buildTree } from '../../shared/hierarchy/tree.ts';
import type { Db } from '../db/schema.ts';

export type OutsideTerritory = {
  facility: FacilityPlace;
  /** The unit that the facility names, or the nearest above it that has a boundary. */
  named: AdminUnit;
  /** The unit of the same level that it stands in; null outside of all. */
  standsIn: AdminUnit | null;
  /** From the facility to the boundary of the named unit. */
  distanceKm: number;
};

export type PlaceCheck = {
  checked: number;
  /** Facilities of a district without a boundary of its own: they could only be held against their region. */
  againstRegion: number;
  outside: OutsideTerritory[];
};

/** Holds every facility against the boundaries in use. Lists, moves nothing: either the place or the unit is wrong. */
export async function checkPlaces(db: Db): Promise<PlaceCheck> {
  const set = await activeBoundarySet(db);
  const features = (level: 1 | 2): Promise<BoundaryFeature[]> =>
    set ? boundariesOf(db, set.id, level).then((collection) => collection.features) : Promise.resolve([]);
  const [regions, districts] = [await features(1), await features(2)];
  const areas = new Map([...regions, ...districts].map((f) => [f.properties.kato, f.geometry]));
  const at = { 1: locator(regions), 2: locator(districts) };
  const tree = buildTree(await currentUnits(db));
  const unitOf = new Map(tree.units.map((unit) => [unit.kato, unit]));

  const result: PlaceCheck = { checked: 0, againstRegion: 0, outside: [] };
  for (const facility of await facilityPlaces(db)) {
    const { kato, lon, lat } = facility;
    const chain = ancestry(tree, kato);
    const named = chain.find((unit) => areas.has(unit.kato));
    const area = areas.get(named?.kato ?? '');
    if (!named || !area) continue;
    result.checked++;
    if (named.level === 1 && (unitOf.get(kato)?.level ?? 0) > 1) result.againstRegion++;
    if (isInArea(area, lon, lat)) continue;
    const holder = named.level === 1 ? at[1](lon, lat) : at[2](lon, lat);
    result.outside.push({
      facility,
      named,
      standsIn: unitOf.get(holder ?? '') ?? null,
      distanceKm: distanceToEdgeKm(area, lon, lat),
    });
  }
  return result;
}
