import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { BY_ITSELF, client, queryClient, trpc, type Answers } from '../../trpc.ts';
import { useProgramme } from './draft.ts';

type Procedures = Answers['planning']['programme'];
export type RunStatus = Procedures['status'];
export type ProgrammeResult = NonNullable<RunStatus['result']>;
export type ProgrammeRow = Procedures['rows']['rows'][number];
export type Price = Procedures['prices']['prices'][number];
export type BudgetChoices = Procedures['budgets'];
export type SavedLine = Procedures['list'][number];
/** Whose list it is: a run's, or a saved programme's. */
export type ListOf = { run: string } | { saved: number };

const programme = trpc.planning.programme;
/** While the solver works the screen asks so often. */
const STATUS_MS = 700;
const PAGE = 200;
/** The longest page that the server gives. */
const MOST_ROWS = 500;

export const usePrices = (unit: string) => useQuery(programme.prices.queryOptions({ unit }));
export const useBudgets = (unit: string) =>
  useQuery(programme.budgets.queryOptions({ unit }, { staleTime: Infinity }));
export const useSavedList = (unit: string) => useQuery(programme.list.queryOptions({ unit }));
export const useSaved = (id: number | undefined) =>
  useQuery({ ...programme.get.queryOptions({ id: id ?? 1 }), enabled: id !== undefined });

/** Asks a question; the first answer comes with it. */
export const useStart = () =>
  useMutation(
    programme.start.mutationOptions({
      networkMode: 'always',
      onSuccess: (status, { question: asked }) => {
        queryClient.setQueryData(programme.status.queryKey({ id: status.id }), status);
        useProgramme.setState({ run: status.id, asked, changed: false });
      },
    }),
  );

/** How a run stands; asked again until it has ended. */
export const useRun = (id: string | null) =>
  useQuery({
    ...programme.status.queryOptions({ id: id ?? '' }, { trpc: BY_ITSELF, staleTime: 0, retry: false }),
    enabled: id !== null,
    refetchInterval: (query) => (query.state.data?.ending === 'running' ? STATUS_MS : false),
  });

export const useCancel = () => useMutation(programme.cancel.mutationOptions({ networkMode: 'always' }));

/** What is bought, a page after another. @param mark another one when the plan is another one. */
export const useRows = (of: ListOf, asked: { year: number | null; mark: string }) =>
  useInfiniteQuery({
    queryKey: ['programme rows', of, asked],
    queryFn: ({ pageParam, signal }) =>
      client.planning.programme.rows.query(
        { of, year: asked.year, district: null, cursor: pageParam, limit: PAGE },
        { signal },
      ),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });

/** All that is bought, at once: for who needs the list and not its pages. */
export async function allRows(of: ListOf): Promise<ProgrammeRow[]> {
  const rows: ProgrammeRow[] = [];
  for (let cursor: number | null = 0; cursor !== null;) {
    const page: Procedures['rows'] = await client.planning.programme.rows.query({
      of,
      year: null,
      district: null,
      cursor,
      limit: MOST_ROWS,
    });
    rows.push(...page.rows);
    cursor = page.next;
  }
  return rows;
}

const again = (): Promise<void> => queryClient.invalidateQueries({ queryKey: programme.pathKey() });

export const useSave = (onSaved: (id: number) => void) =>
  useMutation(
    programme.save.mutationOptions({
      networkMode: 'always',
      onSuccess: async ({ id }) => {
        await queryClient.invalidateQueries({ queryKey: programme.list.pathKey() });
        onSaved(id);
      },
    }),
  );
export const useDelete = () =>
  useMutation(programme.delete.mutationOptions({ networkMode: 'always', onSuccess: again }));
export const useRestore = () =>
  useMutation(programme.restore.mutationOptions({ networkMode: 'always', onSuccess: again }));
export const useSetPrice = (onSet: () => void) =>
  useMutation(
    programme.setPrice.mutationOptions({
      networkMode: 'always',
      onSuccess: async () => {
        await again();
        onSet();
      },
    }),
  );
