import { skipToken, useQuery } from '@tanstack/react-query';
import { startOf, useTravelState } from './travel-state.ts';
import { hoursAt, placeSpeedOf, type Hours, type PlaceSpeed } from '../../../shared/operations/eta.ts';
import { useHierarchy } from '../../hierarchy/use-hierarchy.ts';
import { useView } from '../../state/use-view.ts';
import { useNow } from '../../ui/use-now.ts';
import { trpc } from '../../trpc.ts';

/** Bands that are drawn, minutes. */
export const MINUTES = [5, 10, 15, 20] as const;

/** How one drives: by day or at night, and as in a town or in the country – where nobody chose, as in the territory. */
export function useDriving(): { hours: Hours; kind: PlaceSpeed } {
  const { unit, hours } = useView();
  const now = useNow(60_000);
  const { tree } = useHierarchy();
  const chosen = useTravelState(({ kind }) => kind);
  const territory = tree?.units[tree.indexOf.get(unit) ?? -1];
  return {
    hours: hours === 'now' ? hoursAt(now) : hours,
    kind: chosen ?? placeSpeedOf(territory?.type),
  };
}

/** What is reached from the chosen place; nothing is asked without one. */
export function useIsochrones() {
  const { unit, start, tab } = useView();
  const { hours, kind } = useDriving();
  const type = useTravelState((state) => state.type);
  const from = tab === 'travel' ? startOf(start) : null;
  return useQuery(
    trpc.planning.travel.isochrone.queryOptions(
      from ? { unit, from: { ...from, kind }, minutes: [...MINUTES], hours, type } : skipToken,
      { placeholderData: (before) => before },
    ),
  );
}

/** Closed roads of the territory; those of the map too. */
export function useClosures() {
  const { unit, tab } = useView();
  return useQuery(trpc.planning.travel.closures.list.queryOptions(tab === 'travel' ? { unit } : skipToken));
}

export const useTravelStatus = () => useQuery(trpc.planning.travel.status.queryOptions());
