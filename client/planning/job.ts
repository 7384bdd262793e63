import type { PlanJob } from '../../shared/planning/location/job.ts';
import { BY_ITSELF } from '../trpc.ts';

type Stage = { state: PlanJob<unknown, unknown>['state'] };

export const isEnded = ({ state }: Stage): boolean =>
  state === 'done' || state === 'cancelled' || state === 'failed';

const FOLLOW_MS = 500;
/** A server that is away, or has forgotten the plan, is not asked as often. */
const AWAY_MS = 5_000;

/** How a plan that is reckoned in the background is asked after until it has ended. */
export const FOLLOWED = {
  staleTime: 0,
  refetchInterval: ({
    state: { data, status },
  }: {
    state: { data: Stage | undefined; status: 'pending' | 'error' | 'success' };
  }): number | false => (data && isEnded(data) ? false : status === 'error' ? AWAY_MS : FOLLOW_MS),
  trpc: BY_ITSELF,
} as const;
