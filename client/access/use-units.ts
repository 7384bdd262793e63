import { useQuery } from '@tanstack/react-query';
import { trpc } from '../trpc.ts';

/** The units of territory that the person may see. */
export const useUnits = () => useQuery(trpc.hierarchy.units.queryOptions());
