import { NoAnswer } from './no-answer.ts';
import { sitesOf, type Site } from './candidates.ts';
import { demandOf, type Demand } from './demand.ts';
import type { ThreadWork } from './run.ts';
import type { LocationInstance } from '../../../shared/planning/location/solve.ts';
import type { Db } from '../../db/schema.ts';
import type { Picture } from '../../picture/picture.ts';
import { travelOf, type Roads } from './travel-of.ts';
import { SPEED_KMH } from '../../../shared/operations/eta.ts';
import {
  MOST_CANDIDATES,
  type LocationAssumptions,
  type LocationQuestion,
} from '../../../shared/planning/location/schema.ts';

/** A question with everything that its answer is made of. */
export type Prepared = {
  question: LocationQuestion;
  demand: Demand;
  sites: Site[];
  work: ThreadWork<LocationInstance>;
  assumptions: LocationAssumptions;
};

/**
 * Reads what a question asks about. @throws NoAnswer when there is nothing to protect or nowhere to be, too many or too few
 * candidates, a site that nobody knows, or a budget that buys none.
 */
export async function prepare(
  from: { db: Db; picture: Picture; unit: number; nowMs: number; roads: Roads | undefined },
  question: LocationQuestion,
): Promise<Prepared> {
  const demand = await demandOf(from, question);
  if (demand.points.length === 0) throw new NoAnswer({ code: 'no_demand' });
  const sites = await sitesOf(from, question, demand.points);
  const { model, fixed, forbidden, limit, hours, posts } = question;
  const keys = new Set(sites.map(({ key }) => key));
  const unknown = [...fixed, ...forbidden].filter((key) => !keys.has(key));
  if (unknown.length > 0) throw new NoAnswer({ code: 'unknown_sites', keys: unknown });
  if (sites.length > MOST_CANDIDATES)
    throw new NoAnswer({ code: 'too_many_candidates', count: sites.length, most: MOST_CANDIDATES });

  const isForbidden = new Set(forbidden);
  const wanted = new Set(fixed);
  const isExpected = model === 'expected_covering';
  const fixedUnits = Int32Array.from(sites, ({ key, units }) => {
    if (isForbidden.has(key)) return 0;
    const stays = posts === 'fixed' ? units : 0;
    const all = Math.max(stays, wanted.has(key) ? 1 : 0);
    return isExpected ? all : Math.min(1, all);
  });
  const isAllowed = Uint8Array.from(sites, ({ key, isCandidate, units }) => {
    const isCandidateHere = isCandidate || (posts === 'moveable' && units > 0);
    return isCandidateHere && !isForbidden.has(key) ? 1 : 0;
  });
  const free = isAllowed.reduce(
    (sum, is, j) => sum + (is === 1 && (isExpected || fixedUnits[j] === 0) ? 1 : 0),
    0,
  );
  if (free === 0) throw new NoAnswer({ code: 'no_candidates' });
  const isBounded = model !== 'set_covering' && model !== 'backup_covering';
  if (limit.kind === 'number' && isBounded && !isExpected && limit.number > free)
    throw new NoAnswer({ code: 'more_than_candidates', number: limit.number, candidates: free });
  const cost = Float64Array.from(sites, ({ key }) =>
    limit.kind === 'number' ? 1 : (limit.costs[key] ?? limit.costKzt),
  );
  const budget = limit.kind === 'number' ? limit.number : limit.budgetKzt;
  const cheapest = cost.reduce((least, c, j) => (isAllowed[j] === 1 && c < least ? c : least), Infinity);
  if (isBounded && cheapest > budget) throw new NoAnswer({ code: 'budget_too_small' });

  const { points, weight, said } = demand;
  const { travel, said: saidOfTravel } = await travelOf(from, { points, sites, hours });
  return {
    question,
    demand,
    sites,
    work: {
      timeLimitS: question.timeLimitS,
      today: Int32Array.from(sites, ({ units }) => (isExpected ? units : Math.min(1, units))),
      instance: {
        kind: 'location',
        model,
        weight,
        travel,
        target: Float64Array.from(points, ({ kind }) => question.targetMinutes[kind]),
        need: Uint8Array.from(points, ({ people }) =>
          question.critical && (people ?? 0) >= question.critical.fromPeople ? question.critical.sites : 1,
        ),
        fixed: fixedUnits,
        isAllowed,
        cost,
        budget,
        busyShare: question.busyShare,
      },
    },
    assumptions: {
      ...said,
      travel: saidOfTravel,
      speedKmh: { urban: SPEED_KMH.urban[hours], rural: SPEED_KMH.rural[hours] },
      targetMinutes: question.targetMinutes,
      candidates: free,
      asOf: new Date(from.nowMs).toISOString(),
    },
  };
}
