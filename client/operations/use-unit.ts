import { useQuery } from '@tanstack/react-query';
import type { TrailPoint } from '../../shared/operations/trail.ts';
import { trpc } from '../trpc.ts';
import { RENEWED } from './renewals.ts';

const NO_TRAIL: readonly TrailPoint[] = [];
/** How often the accuracy and the source of a position are asked for: they are in no frame. */
const ASK_MS = 10_000;

/** One unit as its card shows it. */
export const useUnit = (unitId: number) =>
  useQuery(trpc.operations.units.one.queryOptions({ unitId }, { ...RENEWED, refetchInterval: ASK_MS }));

/** Where a unit was in the last hour; nothing for none. */
export function useTrail(unitId: number | null): { points: readonly TrailPoint[]; isKnown: boolean } {
  const trail = useQuery(
    trpc.operations.units.trail.queryOptions(
      { unitId: unitId ?? 0 },
      { ...RENEWED, staleTime: 0, enabled: unitId !== null },
    ),
  );
  return unitId !== null && trail.data
    ? { points: trail.data, isKnown: true }
    : { points: NO_TRAIL, isKnown: false };
}
