import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { GapFilter } from '../../../shared/coverage/gap-case.ts';
import type { Measure } from '../../../shared/register/schema.ts';
import { trpc, type Answers } from '../../trpc.ts';

export type GapPage = Answers['coverage']['gaps']['list'];
export type GapRow = GapPage['rows'][number];

export const keyOfGap = ({ facilityId, measure }: GapRow): string => `${facilityId}:${measure}`;

const PAGE = 100;

/** The gaps that the filter lets through, page by page as they are scrolled. */
export const useGaps = (filter: GapFilter) =>
  useInfiniteQuery(
    trpc.coverage.gaps.list.infiniteQueryOptions(
      { ...filter, limit: PAGE },
      { getNextPageParam: (page) => page.next ?? undefined, staleTime: 0 },
    ),
  );

/** What is done about the gaps of one facility. */
export const useGapsOfFacility = (facilityId: number) =>
  useQuery(trpc.coverage.gaps.ofFacility.queryOptions({ facilityId }, { staleTime: 0 }));

export const useGapLog = (facilityId: number, measure: Measure, enabled: boolean) =>
  useQuery(trpc.coverage.gaps.log.queryOptions({ facilityId, measure }, { enabled, staleTime: 0 }));

/** After a deed, also a refused one, whatever shows gaps is asked anew. */
export function useMoveGaps() {
  const client = useQueryClient();
  return useMutation(
    trpc.coverage.gaps.move.mutationOptions({
      onSettled: () => client.invalidateQueries({ queryKey: trpc.coverage.gaps.pathKey() }),
    }),
  );
}
