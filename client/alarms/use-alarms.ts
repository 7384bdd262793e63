import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { AlarmClass } from '../../shared/alarms/alarm-class.ts';
import type { AlarmList } from '../../shared/alarms/command.ts';
import { BY_ITSELF, trpc } from '../trpc.ts';

/** The live channel asks again by itself; this is for the minutes that pass without an event: ages, rate, the end of a flood. */
const RENEW_MS = 15_000;
const LIVE = {
  refetchInterval: RENEW_MS,
  staleTime: 0,
  retry: false,
  trpc: BY_ITSELF,
  placeholderData: keepPreviousData,
  // What a list was minutes ago is nothing to begin with.
  gcTime: 0,
} as const;
const PAGE = 100;

export const useAlarmSummary = (unit: string) =>
  useQuery(trpc.alarms.board.summary.queryOptions({ unit }, LIVE));

/** What is asked for: a list, one group of it, or only what is never grouped. */
export type AlarmQuestion = {
  unit: string;
  of: AlarmList;
  group: { class: AlarmClass; sourceId: number | null } | null;
  urgentOnly: boolean;
};

/** Pages of alarms, as far as they were scrolled to. */
export const useAlarmList = (question: AlarmQuestion) =>
  useInfiniteQuery(
    trpc.alarms.board.list.infiniteQueryOptions(
      { ...question, limit: PAGE },
      { ...LIVE, getNextPageParam: (page) => page.next },
    ),
  );

export const useAlarmGroups = (unit: string, enabled: boolean) =>
  useQuery({ ...trpc.alarms.board.groups.queryOptions({ unit }, LIVE), enabled });

/** One alarm with its log. */
export const useAlarmCard = (id: number | null) =>
  useQuery({ ...trpc.alarms.board.card.queryOptions({ id: id ?? 1 }, LIVE), enabled: id !== null });

/** The indicators of the time up to now. */
export const useIndicators = (unit: string, period: { fromMs: number; toMs: number }) =>
  useQuery(
    trpc.alarms.indicators.queryOptions(
      { unit, ...period },
      { retry: false, placeholderData: keepPreviousData },
    ),
  );

/** Handles alarms; whatever comes of it, the board is asked for anew. */
export function useHandle() {
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: trpc.alarms.board.pathKey() });
  const single = useMutation(trpc.alarms.handle.mutationOptions({ networkMode: 'always', onSettled }));
  const group = useMutation(trpc.alarms.handleGroup.mutationOptions({ networkMode: 'always', onSettled }));
  return { single, group };
}

/** What a unit's call for help is answered with: it belongs to the unit, and the alarm follows. */
export function useSosAnswer() {
  const queries = useQueryClient();
  return useMutation(
    trpc.operations.units.command.mutationOptions({
      networkMode: 'always',
      onSettled: () =>
        Promise.all([
          queries.invalidateQueries({ queryKey: trpc.alarms.board.pathKey() }),
          queries.invalidateQueries({ queryKey: trpc.operations.sos.pathKey() }),
        ]),
    }),
  );
}

/** The calls for help that are on, with the version of their units. */
export const useSosCalls = (enabled: boolean) =>
  useQuery({ ...trpc.operations.sos.queryOptions(undefined, LIVE), enabled });
