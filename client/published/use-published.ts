import { useQuery } from '@tanstack/react-query';
import { trpc } from '../trpc.ts';

/** The published dataset: it never changes while the server runs. */
export const useFigures = () => useQuery(trpc.published.figures.queryOptions({}, { staleTime: Infinity }));
export const useConflicts = () =>
  useQuery(trpc.published.conflicts.queryOptions(undefined, { staleTime: Infinity }));
export const useHeadlines = () =>
  useQuery(trpc.published.headlines.queryOptions(undefined, { staleTime: Infinity }));
