import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { SET_ASIDE_PAGE } from '../../../shared/ingest/source.ts';
import { BY_ITSELF, trpc } from '../../trpc.ts';

/** Counts and ages are asked for again and again while the screen is looked at. */
const RENEWED = { refetchInterval: 5_000, staleTime: 0, trpc: BY_ITSELF } as const;

/** The sources of the territory of who asks, by name. */
export const useSources = () => useQuery(trpc.ingest.sources.list.queryOptions(undefined, RENEWED));

/** The panels of a source. */
export const useAccounts = (sourceId: number) =>
  useQuery(trpc.ingest.accounts.list.queryOptions({ sourceId }, RENEWED));

/** The trackers of a source. */
export const useTrackers = (sourceId: number) =>
  useQuery(trpc.ingest.trackers.list.queryOptions({ sourceId }, RENEWED));

/** The detectors of a source. */
export const useDetectors = (sourceId: number) =>
  useQuery(trpc.ingest.detectors.list.queryOptions({ sourceId }, RENEWED));

/** What a source sent and nobody took, newest first; null is from nobody known. */
export const useSetAside = (id: number | null) =>
  useInfiniteQuery(
    trpc.ingest.sources.setAside.infiniteQueryOptions(
      { id },
      {
        initialCursor: null,
        getNextPageParam: (page) => (page.length < SET_ASIDE_PAGE ? undefined : page.at(-1)?.id),
      },
    ),
  );

/** Adding and changing; everything that is shown of sources is asked anew. */
export function useSourceChanges() {
  const client = useQueryClient();
  const onSuccess = (): Promise<void> => client.invalidateQueries({ queryKey: trpc.ingest.pathKey() });
  return {
    create: useMutation(trpc.ingest.sources.create.mutationOptions({ onSuccess })),
    update: useMutation(trpc.ingest.sources.update.mutationOptions({ onSuccess })),
    rotate: useMutation(trpc.ingest.sources.rotateSecret.mutationOptions({ onSuccess })),
    endOld: useMutation(trpc.ingest.sources.endOldSecret.mutationOptions({ onSuccess })),
    putDetector: useMutation(trpc.ingest.detectors.put.mutationOptions({ onSuccess })),
    putAccount: useMutation(trpc.ingest.accounts.put.mutationOptions({ onSuccess })),
    putTracker: useMutation(trpc.ingest.trackers.put.mutationOptions({ onSuccess })),
  };
}
