import { useQuery } from '@tanstack/react-query';
import { useSites } from './use-sites.ts';
import type { Ways } from '../../../shared/planning/location/ways.ts';
import { useView } from '../../state/use-view.ts';
import { trpc } from '../../trpc.ts';

/** The ways of the answer that is shown; null while they are on their way. `isOn` is false where nobody wants to see them. */
export function useWays(): { isOn: boolean; ways: Ways | null; isLost: boolean } {
  const { tab, sitesOf } = useView();
  const { job, revision, hasWays, isWaysLost } = useSites();
  const isOn = hasWays && tab === 'sites' && sitesOf === 'posts' && job !== null && revision > 0;
  const { data, isError } = useQuery(
    trpc.planning.location.ways.queryOptions(
      { id: job ?? '', revision },
      // An answer of a revision stays as it is; the server forgets it before a shift is over, the screen does not.
      { enabled: isOn, staleTime: Infinity, gcTime: Infinity },
    ),
  );
  return { isOn, ways: data ?? null, isLost: isOn && (isWaysLost || (isError && !data)) };
}

export const toggleWays = (): void =>
  useSites.setState(({ hasWays }) => ({ hasWays: !hasWays, isWaysLost: false }));
