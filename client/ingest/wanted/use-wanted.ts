import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { WANTED_PAGE } from '../../../shared/ingest/wanted.ts';
import { trpc } from '../../trpc.ts';

/** Wanted vehicles of the territory of who asks, newest first. */
export const useWanted = (filter: { plate: string; over: boolean }) =>
  useInfiniteQuery(
    trpc.ingest.wanted.list.infiniteQueryOptions(filter, {
      initialCursor: null,
      getNextPageParam: (page) => (page.length < WANTED_PAGE ? undefined : page.at(-1)?.id),
    }),
  );

/** Adding and taking off; the list is asked anew. */
export function useWantedChanges() {
  const client = useQueryClient();
  const onSuccess = (): Promise<void> => client.invalidateQueries({ queryKey: trpc.ingest.wanted.pathKey() });
  return {
    add: useMutation(trpc.ingest.wanted.add.mutationOptions({ onSuccess })),
    paste: useMutation(trpc.ingest.wanted.import.mutationOptions({ onSuccess })),
    close: useMutation(trpc.ingest.wanted.close.mutationOptions({ onSuccess })),
  };
}
