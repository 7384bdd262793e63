import { useQuery } from '@tanstack/react-query';
import { DEFAULT_LIMITS, type Limits } from '../../shared/operations/limits.ts';
import { BY_ITSELF, trpc } from '../trpc.ts';

const LOOK_AGAIN_MS = 60_000;

/** The limits of time in force, asked again every minute. */
export const useLimitsQuery = () =>
  useQuery(
    trpc.operations.limits.get.queryOptions(undefined, {
      refetchInterval: LOOK_AGAIN_MS,
      trpc: BY_ITSELF,
    }),
  );

/** The limits in force; the defaults until they are there. */
export const useLimits = (): Limits => useLimitsQuery().data ?? DEFAULT_LIMITS;
