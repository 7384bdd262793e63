import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type {
  ImportKind,
  ImportProblem,
  ImportRun,
  ImportStatus,
} from '../../../shared/register/import/run.ts';
import { BY_ITSELF, trpc } from '../../trpc.ts';

const PAGE_SIZE = 50;
const PROBLEMS_PAGE = 200;

/** A small file is done within these looks; a large one then moves at the pace at which counters may change. */
const FIRST_LOOKS = 5;
const FIRST_MS = 400;
const BUSY_MS = 2_000;
/** Imports also come from the command line and from other people; the line to the server is felt as well. */
const IDLE_MS = 15_000;
const LOST_MS = 3_000;

const BUSY: ReadonlySet<ImportStatus> = new Set<ImportStatus>([
  'receiving',
  'checking',
  'accepting',
  'undoing',
]);

/** The server works on it: it changes by itself. */
export const isBusy = (run: ImportRun): boolean => BUSY.has(run.status);

/** Every import, latest first, page by page as the list is scrolled. */
export const useImportList = () =>
  useInfiniteQuery(
    trpc.register.imports.list.infiniteQueryOptions(
      { limit: PAGE_SIZE },
      {
        getNextPageParam: (page) => page.nextCursor ?? undefined,
        staleTime: 0,
        retry: 1,
        trpc: BY_ITSELF,
        refetchInterval: (query) => {
          if (query.state.status === 'error') return LOST_MS;
          return query.state.data?.pages.some((page) => page.rows.some(isBusy)) ? BUSY_MS : IDLE_MS;
        },
      },
    ),
  );

/** One import, followed closely while the server works on it. */
export const useImportRun = (id: number) =>
  useQuery(
    trpc.register.imports.get.queryOptions(
      { id },
      {
        staleTime: 0,
        retry: 1,
        trpc: BY_ITSELF,
        refetchInterval: ({ state }) => {
          if (state.status === 'error') return LOST_MS;
          if (!state.data || !isBusy(state.data)) return IDLE_MS;
          return state.dataUpdateCount < FIRST_LOOKS ? FIRST_MS : BUSY_MS;
        },
      },
    ),
  );

/** The report of an import, page by page; a checked import's report does not change any more. */
export const useProblems = (id: number, severity: ImportProblem['severity'] | undefined, isReady: boolean) =>
  useInfiniteQuery(
    trpc.register.imports.problems.infiniteQueryOptions(
      { id, limit: PROBLEMS_PAGE, severity },
      { enabled: isReady, getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );

/** After an answer that changed an import: it stands in its place at once, and the list is asked for again. */
function useTaken() {
  const client = useQueryClient();
  return {
    onSuccess: (run: ImportRun) => {
      client.setQueryData(trpc.register.imports.get.queryKey({ id: run.id }), run);
      return client.invalidateQueries({ queryKey: trpc.register.imports.pathKey() });
    },
  };
}

export const useAccept = () => useMutation(trpc.register.imports.accept.mutationOptions(useTaken()));
export const useDiscard = () => useMutation(trpc.register.imports.discard.mutationOptions(useTaken()));
export const useResume = () => useMutation(trpc.register.imports.resume.mutationOptions(useTaken()));
export const useUndoImport = () => useMutation(trpc.register.imports.undo.mutationOptions(useTaken()));

/** The parts of the interface whose answers come from what an import of a kind has changed. */
const CHANGES: Readonly<
  Record<ImportKind, readonly ('register' | 'coverage' | 'hierarchy' | 'published' | 'operations')[]>
> = {
  facilities: ['register', 'coverage'],
  cameras: ['register', 'coverage'],
  boundaries: ['hierarchy', 'coverage'],
  hierarchy: ['hierarchy', 'register', 'coverage', 'published'],
  settlements: ['hierarchy', 'register'],
  populations: ['hierarchy', 'coverage'],
  incidents: ['operations'],
  units: ['operations'],
  inspections: ['register', 'coverage'],
};

/** Which imports have changed the register so far: one more, or one taken back, and the answers are of yesterday. */
const settledOf = (run: ImportRun): string =>
  run.status === 'accepted' || run.status === 'undone' ? `${run.id} ${run.status}` : '';

/** Forgets the answers that an import has outdated, once it is in the register or out of it again. */
export function useRenewal(runs: readonly ImportRun[]): void {
  const client = useQueryClient();
  const seen = useRef<ReadonlyMap<number, string>>(new Map());
  useEffect(() => {
    const before = seen.current;
    seen.current = new Map(runs.map((run) => [run.id, settledOf(run)]));
    for (const run of runs) {
      const now = settledOf(run);
      const then = before.get(run.id);
      if (now === '' || then === now || (then === undefined && before.size === 0)) continue;
      for (const part of CHANGES[run.kind]) void client.invalidateQueries({ queryKey: trpc[part].pathKey() });
    }
  }, [client, runs]);
}
