import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { hoursAt } from '../../../shared/operations/eta.ts';
import {
  applyChanges,
  type Closure,
  type Plan,
  type Problem,
} from '../../../shared/planning/branch/apply.ts';
import type { Change } from '../../../shared/planning/branch/change.ts';
import type { PlanSpeaker } from '../../../shared/planning/branch/change-text.ts';
import { evaluate, type Evaluation } from '../../../shared/planning/branch/evaluate.ts';
import type { Basis, PlanPicture } from '../../../shared/planning/branch/picture.ts';
import { estimateTravel, rememberTravel, type Travel } from '../../../shared/planning/branch/travel.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { trpc } from '../../trpc.ts';
import { useDrafts, type Draft } from './draft.ts';

/** A territory as it is now, for planning. It is asked for once: what is planned over must not move meanwhile. */
export const usePlanPicture = (unit: Kato) =>
  useQuery(trpc.planning.branch.picture.queryOptions({ unit }, { staleTime: Infinity }));

/** Branches of a territory. */
export const useBranchList = (unit: Kato) =>
  useQuery(
    trpc.planning.branch.list.queryOptions({ unit }, { staleTime: 0, placeholderData: keepPreviousData }),
  );

/** One branch as the server has it; nothing is asked without a number. */
export const useBranch = (id: number | undefined) =>
  useQuery(
    trpc.planning.branch.get.queryOptions({ id: id ?? 1 }, { enabled: id !== undefined, staleTime: 5_000 }),
  );

/** What writes plans in the language of the screen, with the names of the territory's facilities. */
export function usePlanSpeaker(unit: Kato): PlanSpeaker {
  const { language, number, percent } = useI18n();
  const { data } = useQuery(
    trpc.planning.branch.names.queryOptions({ unit, lang: language }, { staleTime: Infinity }),
  );
  const names = useMemo(() => new Map(data?.id.map((id, f) => [id, data.name[f]])), [data]);
  const facilityName = useCallback((id: number) => names.get(id), [names]);
  return useMemo(
    () => ({ language, number, percent, facilityName }),
    [language, number, percent, facilityName],
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

type Answer = { picture: PlanPicture; basis: Basis; reckoned: Reckoned };
const answers = new WeakMap<readonly Change[], Answer[]>();

/**
 * Reckons changes over a picture. A region takes some milliseconds, so it is done where the hand is: on the screen, by the
 * rule that the server prints orders with. The panel and the map ask the same, so an answer is kept with its changes.
 */
export function reckon(picture: PlanPicture, changes: readonly Change[], basis: Basis): Reckoned {
  const known = answers.get(changes) ?? [];
  const found = known.find((one) => one.picture === picture && one.basis === basis);
  if (found) return found.reckoned;
  const { plan, problems } = applyChanges(picture, changes);
  const travel = travelOver(picture, plan.closures);
  const reckoned = { plan, problems, evaluation: evaluate(picture, plan, { basis, travel }) };
  answers.set(changes, [...known, { picture, basis, reckoned }]);
  return reckoned;
}

const NO_CHANGES: readonly Change[] = [];

/** What the screen shows: the open branch over its picture, or the territory as it is. */
export type Shown = {
  draft: Draft | null;
  picture: PlanPicture;
  basis: Basis;
  changes: readonly Change[];
  before: Reckoned;
  after: Reckoned;
};

/** Null while the picture or the branch is awaited. */
export function useShown(unit: Kato, branch: number | undefined): Shown | null {
  const { data: now } = usePlanPicture(unit);
  const draft = useDrafts(({ drafts }) => (branch === undefined ? null : (drafts[branch] ?? null)));
  const picture = branch === undefined ? now : draft?.picture;
  const basis = draft?.basis ?? 'posts';
  const changes = draft?.changes ?? NO_CHANGES;
  return useMemo(
    () =>
      picture
        ? {
            draft,
            picture,
            basis,
            changes,
            before: reckon(picture, NO_CHANGES, basis),
            after: reckon(picture, changes, basis),
          }
        : null,
    [draft, picture, basis, changes],
  );
}
