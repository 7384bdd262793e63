import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { trpc, type Answers } from '../../trpc.ts';

export type Act = Answers['coverage']['inspections']['list'][number];

/** The acts of a facility, the newest first. */
export const useActs = (facilityId: number) =>
  useQuery(trpc.coverage.inspections.list.queryOptions({ facilityId }, { staleTime: 0 }));

/** An act writes the passport, and whatever counts the register is asked anew. */
const renew = (client: QueryClient): Promise<unknown> =>
  Promise.all([
    client.invalidateQueries({ queryKey: trpc.register.pathKey() }),
    client.invalidateQueries({ queryKey: trpc.coverage.pathKey() }),
  ]);

export function useRecordAct() {
  const client = useQueryClient();
  return useMutation(trpc.coverage.inspections.record.mutationOptions({ onSettled: () => renew(client) }));
}

export function useUndoAct() {
  const client = useQueryClient();
  return useMutation(trpc.coverage.inspections.undo.mutationOptions({ onSettled: () => renew(client) }));
}

/** Sends a photograph of an act as it is; what it is, its content says. */
export function useAddPhoto(actId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (file: File) => {
      const address = `/inspection-photo/of/${actId}?${new URLSearchParams({ name: file.name }).toString()}`;
      const response = await fetch(address, { method: 'POST', body: file });
      if (!response.ok) throw new Error(`The photograph was refused: ${response.status}`);
    },
    onSettled: () => client.invalidateQueries({ queryKey: trpc.coverage.inspections.list.pathKey() }),
  });
}
