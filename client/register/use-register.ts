import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { CoverageFilter } from '../../shared/coverage/schema.ts';
import type { GapState } from '../../shared/coverage/requirement.ts';
import type { Kato } from '../../shared/hierarchy/schema.ts';
import { BY_ITSELF, trpc } from '../trpc.ts';

type Question = CoverageFilter & { unit: Kato };

/** Facilities asked for at once while the list is scrolled. */
const PAGE_SIZE = 100;

/** Up to here the symbols of a region are drawn at once; more would hide the shares of its districts. */
const POINTS_LIMIT = 300;

/** The line to the server is felt at least this often, so that a cut shows on an idle screen. */
const HEARTBEAT_MS = 15_000;

const SEARCH_LIMIT = 20;
export const SEARCH_FROM_LETTERS = 2;

/** What the register holds and whether it is a demonstration; asked again and again as the screen's heartbeat. */
export const useAbout = () =>
  useQuery(
    trpc.register.about.queryOptions(undefined, {
      refetchInterval: (query) => (query.state.status === 'error' ? 3_000 : HEARTBEAT_MS),
      refetchIntervalInBackground: true,
      retry: 1,
      staleTime: 0,
      trpc: BY_ITSELF,
    }),
  );

/** Search over units and facilities; the server forgives mistyped letters. */
export const useSearch = (text: string) =>
  useQuery(
    trpc.register.search.queryOptions(
      { text: text.trim().slice(0, 100), limit: SEARCH_LIMIT },
      { enabled: text.trim().length >= SEARCH_FROM_LETTERS, placeholderData: (before) => before },
    ),
  );

/** The list of facilities below a unit, page by page as it is scrolled. */
export const useFacilities = (question: Question, gap: GapState | 'all') =>
  useInfiniteQuery(
    trpc.coverage.facilities.infiniteQueryOptions(
      { ...question, gap, limit: PAGE_SIZE },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );

/** Facilities for the map; only of units below the region, or when there are few enough to tell apart. */
export const usePoints = (question: Question, level: number, facilities: number | undefined) =>
  useQuery(
    trpc.coverage.points.queryOptions(question, {
      enabled: facilities !== undefined && (level >= 2 || facilities <= POINTS_LIMIT),
    }),
  );

/** The card of one facility; nothing is asked for null. */
export const useFacility = (id: number | null) =>
  useQuery(trpc.coverage.facility.queryOptions({ id: id ?? 1 }, { enabled: id !== null }));
