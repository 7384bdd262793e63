import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Preferences } from '../../../shared/access/preference.ts';
import { trpc } from '../../trpc.ts';

/** What is remembered of how the person works; undefined until it is known. */
export const usePreferences = (): Preferences | undefined =>
  useQuery(trpc.access.preferences.get.queryOptions(undefined, { staleTime: Infinity })).data;

/** Remembers part of it anew. What could not be kept is asked for again, and nothing is said: nobody's work depends on it. */
export function useRemember(): (change: (before: Preferences) => Preferences) => void {
  const client = useQueryClient();
  const key = trpc.access.preferences.get.queryKey();
  const put = useMutation(
    trpc.access.preferences.put.mutationOptions({
      onError: () => client.invalidateQueries({ queryKey: key }),
    }),
  );
  return (change) => {
    const before = client.getQueryData(key);
    if (!before) return;
    const after = change(before);
    if (JSON.stringify(after) === JSON.stringify(before)) return;
    client.setQueryData(key, after);
    put.mutate(after);
  };
}
