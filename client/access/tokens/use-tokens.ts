import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { trpc } from '../../trpc.ts';

/** Tokens for the territory of who asks, the latest first. */
export const useTokens = () => useQuery(trpc.access.tokens.list.queryOptions());

/** Making and taking back; the list is asked anew. */
export function useTokenChanges() {
  const client = useQueryClient();
  const onSuccess = (): Promise<void> =>
    client.invalidateQueries({ queryKey: trpc.access.tokens.list.queryKey() });
  return {
    create: useMutation(trpc.access.tokens.create.mutationOptions({ onSuccess })),
    revoke: useMutation(trpc.access.tokens.revoke.mutationOptions({ onSuccess })),
  };
}
