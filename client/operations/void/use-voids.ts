import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { create } from 'zustand';
import type { PlaceCategory } from '../../../shared/operations/void-rule.ts';
import { BY_ITSELF, client, queryClient, trpc } from '../../trpc.ts';
import type { VoidPoints } from '../answers.ts';

/** Reach changes by the second; who looks at it does not need it more often. */
const VOIDS_MS = 5_000;
const POLLED = {
  refetchInterval: VOIDS_MS,
  staleTime: 0,
  retry: false,
  trpc: BY_ITSELF,
} as const;
/** While another page or territory is asked for, the one before it stays. */
const KEPT = { ...POLLED, placeholderData: keepPreviousData } as const;

/** What the person may do: see voids, move units, set targets. */
export type VoidsMay = { read: boolean; move: boolean; setRules: boolean };

export type VoidState = 'fallen' | 'over' | 'all';
export const PAGE = 50;

/** Voids of a unit of territory, counted. */
export const useVoidSummary = (unit: string, enabled = true) =>
  useQuery({ ...trpc.operations.voids.summary.queryOptions({ unit }, KEPT), enabled });

/** A page of them. */
export const useVoidList = (
  unit: string,
  ask: { category: PlaceCategory | 'all'; state: VoidState; page: number },
) => {
  const { category, state, page } = ask;
  return useQuery(
    trpc.operations.voids.list.queryOptions(
      { unit, category, state, cursor: page * PAGE, limit: PAGE },
      KEPT,
    ),
  );
};

/** The moves that close one. */
export const useVoidMoves = (place: string | undefined, enabled: boolean) =>
  useQuery({
    ...trpc.operations.voids.moves.queryOptions({ place: place ?? 'school:1' }, POLLED),
    enabled: enabled && place !== undefined,
  });

type KnownPoints = { revision: string; points: VoidPoints };
const NOTHING: VoidPoints = { keys: [], lon: [], lat: [], state: [] };

/** All of them as points; what is known is not sent again. */
export function useVoidPoints(unit: string, enabled: boolean): VoidPoints {
  const queryKey = ['void points', unit];
  const { data } = useQuery({
    queryKey,
    enabled,
    ...POLLED,
    queryFn: async ({ signal }): Promise<KnownPoints> => {
      const before = queryClient.getQueryData<KnownPoints>(queryKey);
      const known = before?.revision ?? null;
      const answer = await client.operations.voids.points.query({ unit, known }, { signal, ...BY_ITSELF });
      return { revision: answer.revision, points: answer.points ?? before?.points ?? NOTHING };
    },
    structuralSharing: false,
  });
  return enabled ? (data?.points ?? NOTHING) : NOTHING;
}

/** Which of the proposed moves is drawn: the panel chooses, the map draws. */
export const useShownMove = create<{ place: string | null; index: number }>(() => ({
  place: null,
  index: 0,
}));
