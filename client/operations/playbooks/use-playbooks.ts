import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Playbook } from '../../../shared/operations/playbook.ts';
import { trpc, type Answers } from '../../trpc.ts';

/** A line of the list of playbooks. */
export type PlaybookLine = Answers['operations']['playbooks']['list'][number];
/** A version of a playbook: who put it into force, when and why. */
export type VersionLine = Answers['operations']['playbooks']['history'][number];

const FRESH = { staleTime: 0 } as const;

export const usePlaybooks = () => useQuery(trpc.operations.playbooks.list.queryOptions(undefined, FRESH));
export const usePlaybook = (id: string) =>
  useQuery(trpc.operations.playbooks.get.queryOptions({ id }, FRESH));
export const useVersions = (id: string) =>
  useQuery(trpc.operations.playbooks.history.queryOptions({ id }, FRESH));
/** A very version; nothing is asked for null. */
export const useVersion = (id: string, version: number | null) =>
  useQuery(
    trpc.operations.playbooks.version.queryOptions(
      { id, version: version ?? 1 },
      { enabled: version !== null, staleTime: Infinity },
    ),
  );
export const useCategories = () => useQuery(trpc.operations.categories.queryOptions());

/** Puts a version into force; whatever came of it, what shows playbooks is asked anew. */
export function usePutPlaybook() {
  const client = useQueryClient();
  return useMutation(
    trpc.operations.playbooks.put.mutationOptions({
      onSettled: () => client.invalidateQueries({ queryKey: trpc.operations.playbooks.pathKey() }),
    }),
  );
}

/** Asks for the playbook in force as it is now. */
export function useNewestPlaybook(): (id: string) => Promise<Playbook> {
  const client = useQueryClient();
  return (id) => client.fetchQuery(trpc.operations.playbooks.get.queryOptions({ id }, FRESH));
}
