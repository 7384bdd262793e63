import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { trpc } from '../../trpc.ts';

/** People whose roles lie in the territory of who asks, page after page. */
export const usePeople = (text: string, disabled: boolean) =>
  useInfiniteQuery(
    trpc.access.people.list.infiniteQueryOptions(
      { text, disabled },
      { getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined },
    ),
  );

export const usePerson = (id: number) => useQuery(trpc.access.people.get.queryOptions({ id }));
export const useGrants = (personId: number) => useQuery(trpc.access.grants.list.queryOptions({ personId }));

/** Everything that an administrator changes about people; what shows them is asked anew. */
export function usePeopleChanges() {
  const client = useQueryClient();
  const onSuccess = async (): Promise<void> => {
    await Promise.all([
      client.invalidateQueries({ queryKey: trpc.access.people.pathKey() }),
      client.invalidateQueries({ queryKey: trpc.access.grants.pathKey() }),
    ]);
  };
  return {
    create: useMutation(trpc.access.people.create.mutationOptions({ onSuccess })),
    disable: useMutation(trpc.access.people.disable.mutationOptions({ onSuccess })),
    reset: useMutation(trpc.access.people.resetPassword.mutationOptions({ onSuccess })),
    grant: useMutation(trpc.access.grants.add.mutationOptions({ onSuccess })),
    revoke: useMutation(trpc.access.grants.revoke.mutationOptions({ onSuccess })),
  };
}
