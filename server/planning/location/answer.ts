import type { Prepared } from './prepare.ts';
import type { FoundMessage, GroundMessage } from './run.ts';
import type { LocationInstance } from '../../../shared/planning/location/solve.ts';
import { relativeGap } from '../../../shared/planning/milp/gap.ts';
import { servedOf, waysOf } from '../../../shared/planning/location/ways.ts';
import type { DemandPoint } from './demand.ts';
import type { WholeLocationAnswer } from './kinds.ts';
import type { Appraisal } from '../../../shared/planning/location/appraise.ts';
import {
  FIGURE_OF,
  type ChosenSite,
  type DemandPlace,
  type LocationAnswer,
  type LocationIndicators,
  type PlaceList,
} from '../../../shared/planning/location/schema.ts';

/** Places of a list that are named, the heaviest first. */
const NAMED = 200;

type Ground = GroundMessage<LocationInstance>;
type Found = FoundMessage<LocationInstance>;

/** A number that JSON has: there is none for "never". */
const finite = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? value : null;

/** By what sums are multiplied for the screen: a sum of weighted minutes is a mean to whoever reads it. */
export function scaleOf({ question, demand }: Prepared): number {
  const total = demand.weight.reduce((sum, w) => sum + w, 0);
  return FIGURE_OF[question.model].unit === 'mean_minutes' && total > 0 ? 1 / total : 1;
}

/** What was found as its screen shows it. */
export function answerOf(
  prepared: Prepared,
  { reachable, today }: Ground,
  found: Found,
  quality: LocationAnswer['quality'],
): WholeLocationAnswer {
  const { assumptions, demand } = prepared;
  const { appraisal } = found;
  const sites = sitesOf(prepared, found);
  const scale = scaleOf(prepared);
  return {
    found: found.figure * scale,
    bound: found.bound === null ? null : found.bound * scale,
    gap: relativeGap(found.figure, found.bound),
    quality,
    sites,
    uncovered: listOf(prepared, appraisal, (i) => appraisal.covers[i] === 0),
    unreachable: listOf(prepared, appraisal, (i) => reachable[i] === 0),
    before: indicators(prepared, today, prepared.work.today),
    after: indicators(prepared, appraisal, found.units),
    assumptions,
    ways: waysOf(sites, demand.points, appraisal),
  };
}

/** Who is at a place: of settlements their population, which those at facilities are part of where both are counted. */
const peopleAt =
  ({ settlements }: { settlements: boolean }) =>
  ({ population, people }: DemandPoint): number | null =>
    population === undefined ? (settlements ? 0 : people) : population;

function sitesOf({ sites, demand, question, work }: Prepared, { units, appraisal }: Found): ChosenSite[] {
  const served = servedOf(appraisal, demand.points.map(peopleAt(question.demand)));
  return Array.from(appraisal.chosen, (j, s): ChosenSite[] => {
    const site = sites[j];
    const serves = served[s];
    if (!site || !serves) return [];
    const { key, name, kato, lon, lat } = site;
    return [
      {
        key,
        name,
        kato,
        lon,
        lat,
        existing: site.units > 0,
        fixed: (work.instance.fixed[j] ?? 0) > 0,
        units: units[j] ?? 0,
        costKzt: question.limit.kind === 'budget' ? (work.instance.cost[j] ?? null) : null,
        covers: { places: appraisal.coversPlaces[s] ?? 0, weight: appraisal.coversWeight[s] ?? 0 },
        unique: { places: appraisal.uniquePlaces[s] ?? 0, weight: appraisal.uniqueWeight[s] ?? 0 },
        serves,
        lostWithout: finite(appraisal.lostWithout[s]),
      },
    ];
  }).flat();
}

function listOf(
  { demand, question }: Prepared,
  { minutes }: Appraisal,
  isIn: (i: number) => boolean,
): PlaceList {
  const { points, weight } = demand;
  const all = Array.from(points.keys()).filter(isIn);
  const heaviest = all.toSorted((a, b) => (weight[b] ?? 0) - (weight[a] ?? 0)).slice(0, NAMED);
  return {
    count: all.length,
    weight: all.reduce((sum, i) => sum + (weight[i] ?? 0), 0),
    places: heaviest.flatMap((i): DemandPlace[] => {
      const point = points[i];
      if (!point) return [];
      const { key, name, kato, lon, lat, kind } = point;
      const targetMinutes = question.targetMinutes[kind];
      return [
        { key, name, kato, lon, lat, weight: weight[i] ?? 0, minutes: finite(minutes[i]), targetMinutes },
      ];
    }),
  };
}

function indicators(
  { demand: { weight }, question }: Prepared,
  { minutes, covers, chosen, worth }: Appraisal,
  units: Int32Array,
): LocationIndicators {
  const total = weight.reduce((sum, w) => sum + w, 0);
  const covered = Array.from(weight.keys()).filter((i) => (covers[i] ?? 0) > 0);
  const minuteSum = weight.reduce((sum, w, i) => sum + w * (minutes[i] ?? 0), 0);
  const isExpected = question.model === 'expected_covering';
  return {
    sites: isExpected ? units.reduce((sum, n) => sum + n, 0) : chosen.length,
    places: weight.length,
    weight: total,
    coveredPlaces: covered.length,
    coveredWeight: covered.reduce((sum, i) => sum + (weight[i] ?? 0), 0),
    meanMinutes: total > 0 ? finite(minuteSum / total) : null,
    farthestMinutes: finite(minutes.reduce((most, m) => Math.max(most, m), 0)),
    expectedWeight: isExpected ? worth : null,
  };
}
