import { useQuery } from '@tanstack/react-query';
import { trpc } from '../trpc.ts';
import { RENEWED } from './renewals.ts';

/** Open incidents of a unit of territory, and its units for whoever may see them; the live channel renews both. */
export function useOperations(unit: string, maySeeUnits: boolean) {
  const incidents = useQuery(
    trpc.operations.incidents.list.queryOptions({ unit, states: 'open', limit: 500 }, RENEWED),
  );
  const units = useQuery(
    trpc.operations.units.list.queryOptions({ unit }, { ...RENEWED, enabled: maySeeUnits }),
  );
  return { incidents, units };
}
