import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { hoursAt } from '../../../shared/operations/eta.ts';
import {
  applyChanges,
  type Closure,
  type Plan,
  type Problem,
} from '../../../shared/planning/branch/apply.ts';
import type { Change } from '../../../shared/planning/branch/change.ts';
import { evaluate, type Evaluation } from '../../../shared/planning/branch/evaluate.ts';
import type { Basis, PlanPicture } from '../../../shared/planning/branch/picture.ts';
import { estimateTravel, rememberTravel, type Travel } from '../../../shared/planning/branch/travel.ts';
import type { Kato, Language } from '../../../shared/hierarchy/schema.ts';
import { trpc } from '../../trpc.ts';

/** A territory as it is now, for planning. It is asked for once: what is planned over must not move meanwhile. */
export const usePlanPicture = (unit: Kato) =>
  useQuery(trpc.planning.branch.picture.queryOptions({ unit }, { staleTime: Infinity }));

/** Names of facilities by their number. */
export function useFacilityNames(
  unit: Kato,
  lang: Language,
): ReadonlyMap<number, { name: string; kato: string }> {
  const { data } = useQuery(trpc.planning.branch.names.queryOptions({ unit, lang }, { staleTime: Infinity }));
  return useMemo(
    () => new Map(data?.id.map((id, f) => [id, { name: data.name[f] ?? '', kato: data.kato[f] ?? '' }])),
    [data],
  );
}

/** A branch reckoned: what became of the picture, what could not be made, and how it stands. */
export type Reckoned = { plan: Plan; problems: Problem[]; evaluation: Evaluation };

const travels = new WeakMap<PlanPicture, Map<string, Travel>>();

/** Rows of travel are kept as long as their picture: a step of a dragged unit reckons one row anew. */
function travelOver(picture: PlanPicture, closures: readonly Closure[]): Travel {
  const known = travels.get(picture) ?? new Map<string, Travel>();
  travels.set(picture, known);
  const key = JSON.stringify(closures);
  const travel =
    known.get(key) ?? rememberTravel(estimateTravel(picture, { hours: hoursAt(picture.asOfMs), closures }));
  known.set(key, travel);
  return travel;
}

/** Reckons changes over a picture. A region takes some milliseconds, so it is done where the hand is: on the screen. */
export function reckon(picture: PlanPicture, changes: readonly Change[], basis: Basis): Reckoned {
  const { plan, problems } = applyChanges(picture, changes);
  const travel = travelOver(picture, plan.closures);
  return { plan, problems, evaluation: evaluate(picture, plan, { basis, travel }) };
}
