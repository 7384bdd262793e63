import { incidentCells } from './store.ts';
import { allSettlements } from '../../hierarchy/settlement/store.ts';
import { katosBelow } from '../../operations/viewer.ts';
import { facilityRange, type Picture } from '../../picture/picture.ts';
import type { Db } from '../../db/schema.ts';
import type { Kato, Name } from '../../../shared/hierarchy/schema.ts';
import type { Settlement } from '../../../shared/hierarchy/settlement.ts';
import type { PlaceSpeed } from '../../../shared/operations/eta.ts';
import { eachNear, placeGrid } from '../../../shared/operations/place-grid.ts';
import { greatCircleM } from '../../../shared/operations/distance.ts';
import { SPEED_OF_PLACE, speedOfSettlement } from '../../../shared/operations/void-rule.ts';
import type { LocationAssumptions, LocationQuestion } from '../../../shared/planning/location/schema.ts';

/** A place that is to be reached. */
export type DemandPoint = {
  key: string;
  name: Name;
  kato: Kato;
  lon: number;
  lat: number;
  kind: PlaceSpeed;
  demonstration: boolean;
  /** Null when nobody knows; undefined when it is not counted here at all. */
  pupils?: number | null;
  population?: number | null;
  /** Learners and staff. */
  people: number | null;
};

export type Demand = {
  points: DemandPoint[];
  weight: Float64Array;
  said: Pick<LocationAssumptions, 'weightUnit' | 'unknownWeight' | 'incidents' | 'demonstrationPlaces'>;
};

/** A year of incidents weighs all seasons alike. */
const HISTORY_DAYS = 365;
const DAY_MS = 86_400_000;
/** An incident farther from every place than this is none of theirs. */
const NEAR_M = 3_000;
const POINTS = 100;

/** Settlements of a unit of territory and everything below it. */
export async function settlementsOf(db: Db, { tree }: Picture, unit: number): Promise<Settlement[]> {
  const end = tree.end[unit] ?? unit;
  return (await allSettlements(db)).filter(({ kato }) => {
    const at = tree.indexOf.get(kato) ?? -1;
    return at >= unit && at < end;
  });
}

/** The places of a question with their weights. */
export async function demandOf(
  { db, picture, unit, nowMs }: { db: Db; picture: Picture; unit: number; nowMs: number },
  { unit: kato, demand }: LocationQuestion,
): Promise<Demand> {
  const [from, to] = facilityRange(picture, kato) ?? [0, 0];
  const facilities = picture.facilities
    .slice(from, to)
    .filter(({ type }) => demand.facilities.includes(type))
    .map(({ id, name, kato: at, lon, lat, placeKind, demonstration, learners, people }): DemandPoint => {
      const kind = SPEED_OF_PLACE[placeKind];
      return {
        key: `facility:${id}`,
        name,
        kato: at,
        lon,
        lat,
        kind,
        demonstration,
        pupils: learners,
        people,
      };
    });
  const settlements = demand.settlements ? await settlementsOf(db, picture, unit) : [];
  const points = [
    ...facilities,
    ...settlements.map(({ id, name, kato: at, lon, lat, kind, population }): DemandPoint => {
      const speed = speedOfSettlement(kind);
      return {
        key: `settlement:${id}`,
        name,
        kato: at,
        lon,
        lat,
        kind: speed,
        demonstration: false,
        population,
        people: null,
      };
    }),
  ];
  const pupils = known(points, ({ pupils: count }) => count);
  const population = known(points, ({ population: count }) => count);
  const cells =
    demand.weight.incidents > 0
      ? await incidentCells(db, katosBelow(picture, unit), {
          fromMs: nowMs - HISTORY_DAYS * DAY_MS,
          toMs: nowMs,
        })
      : [];
  const incidents = nearestCounts(points, cells);
  const parts = [
    { unit: 'pupils', factor: demand.weight.pupils, values: pupils.values },
    { unit: 'population', factor: demand.weight.population, values: population.values },
    { unit: 'incidents', factor: demand.weight.incidents, values: incidents },
    { unit: 'places', factor: demand.weight.places, values: new Float64Array(points.length).fill(1) },
  ] as const;
  const counted = parts.filter(({ factor }) => factor > 0);
  const [only] = counted;
  const isMix = counted.length > 1;
  return {
    points,
    weight: isMix ? mixed(counted, points.length) : (only?.values ?? new Float64Array(points.length)),
    said: {
      weightUnit: isMix || !only ? 'points' : only.unit,
      unknownWeight:
        (demand.weight.pupils > 0 ? pupils.unknown : 0) +
        (demand.weight.population > 0 ? population.unknown : 0),
      incidents: {
        count: incidents.reduce((sum, n) => sum + n, 0),
        from: cells.length > 0 ? new Date(nowMs - HISTORY_DAYS * DAY_MS).toISOString() : null,
        to: cells.length > 0 ? new Date(nowMs).toISOString() : null,
      },
      demonstrationPlaces: points.filter(({ demonstration }) => demonstration).length,
    },
  };
}

/** Counts; one that nobody knows is the mean of the others. */
function known(
  points: readonly DemandPoint[],
  of: (point: DemandPoint) => number | null | undefined,
): { values: Float64Array; unknown: number } {
  const counts = points.map(of);
  const told = counts.filter((n): n is number => typeof n === 'number');
  const mean = told.length > 0 ? told.reduce((sum, n) => sum + n, 0) / told.length : 1;
  return {
    values: Float64Array.from(counts, (n) => (n === undefined ? 0 : (n ?? mean))),
    unknown: counts.filter((n) => n === null).length,
  };
}

/** Each part's share of its sum, weighted; all of the territory is 100 points. */
function mixed(parts: readonly { factor: number; values: Float64Array }[], count: number): Float64Array {
  const present = parts
    .map(({ factor, values }) => ({ factor, values, sum: values.reduce((total, v) => total + v, 0) }))
    .filter(({ sum }) => sum > 0);
  const factors = present.reduce((total, { factor }) => total + factor, 0);
  return Float64Array.from({ length: count }, (_, i) =>
    present.reduce(
      (total, { factor, values, sum }) => total + (POINTS * factor * (values[i] ?? 0)) / (sum * factors),
      0,
    ),
  );
}

/** Incidents of the cells that are nearest to each place. */
function nearestCounts(
  points: readonly DemandPoint[],
  cells: readonly { lon: number; lat: number; count: number }[],
): Float64Array {
  const counts = new Float64Array(points.length);
  const at = { lon: Float64Array.from(points, (p) => p.lon), lat: Float64Array.from(points, (p) => p.lat) };
  const grid = placeGrid(at, Array.from(points.keys()), NEAR_M);
  for (const { lon, lat, count } of cells) {
    let [nearest, leastM] = [-1, NEAR_M];
    eachNear(grid, { lon, lat }, NEAR_M, (p) => {
      const m = greatCircleM(lon, lat, at.lon[p] ?? 0, at.lat[p] ?? 0);
      if (m < leastM) [nearest, leastM] = [p, m];
    });
    if (nearest >= 0) counts[nearest] = (counts[nearest] ?? 0) + count;
  }
  return counts;
}
