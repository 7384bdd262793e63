import { useQuery } from '@tanstack/react-query';
import { trpc } from '../trpc.ts';
import { RENEWED } from './renewals.ts';

/** What no event tells of, as limits of time that were set anew, is in the list of units after so long. */
const WHOLE_MS = 5 * 60_000;

/** Open incidents of a unit of territory, and its units for whoever may see them; the live channel renews both. */
export function useOperations(unit: string, maySeeUnits: boolean) {
  const incidents = useQuery(
    trpc.operations.incidents.list.queryOptions({ unit, states: 'open', limit: 500 }, RENEWED),
  );
  const units = useQuery(
    trpc.operations.units.list.queryOptions(
      { unit },
      { ...RENEWED, refetchInterval: WHOLE_MS, enabled: maySeeUnits },
    ),
  );
  return { incidents, units };
}
