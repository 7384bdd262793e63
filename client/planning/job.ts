import type { PlanJob } from '../../shared/planning/location/job.ts';
import { BY_ITSELF } from '../trpc.ts';

type Stage = { state: PlanJob<unknown, unknown>['state'] };

export const isEnded = ({ state }: Stage): boolean =>
  state === 'done' || state === 'cancelled' || state === 'failed';

const FOLLOW_MS = 500;

/** How a plan that is reckoned in the background is asked after until it has ended. */
export const FOLLOWED = {
  staleTime: 0,
  refetchInterval: ({ state: { data } }: { state: { data: Stage | undefined } }): number | false =>
    data && isEnded(data) ? false : FOLLOW_MS,
  trpc: BY_ITSELF,
} as const;
