import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Category } from '../shared/operations/playbook.ts';
import type { IncidentRow, UnitRow } from './operations/answers.ts';
import { useOperations } from './operations/use-operations.ts';
import { trpc } from './trpc.ts';
import { useCalm } from './ui/use-calm.ts';
import { useOnWall } from './wall-context.ts';

const NOTHING: readonly never[] = [];
/** What is read from afar changes no oftener than people can read it. */
const CALM_MS = 2_000;

const byUrgency = (a: IncidentRow, b: IncidentRow): number =>
  a.priority - b.priority || a.receivedAt - b.receivedAt || a.id - b.id;

/** Open incidents that this wall may show, the most urgent first, and its units; undefined while they are awaited. */
export function useWallOperations() {
  const { unit, viewOf } = useOnWall();
  const { incidents, units } = useOperations(unit, true);
  const categories = useQuery(trpc.operations.categories.queryOptions(undefined, { staleTime: Infinity }));
  const byId = useMemo(
    () => new Map(categories.data?.map((one): [string, Category] => [one.id, one])),
    [categories.data],
  );
  const data = incidents.data;
  const shown = useMemo(
    () =>
      data?.rows
        .filter((row) => viewOf(row) !== 'hide')
        .toSorted(byUrgency)
        .map((row) => (viewOf(row) === 'dim' ? dimmed(row) : row)),
    [data, viewOf],
  );
  return {
    incidents: useCalm(shown, CALM_MS) ?? shown,
    hasMore: (data?.nextCursor ?? null) !== null,
    units: units.data,
    unitRows: units.data ?? (NOTHING as readonly UnitRow[]),
    categories: byId,
    isFailed: incidents.isError,
    areUnitsFailed: units.isError,
  };
}

/** As the server dims one: neither its address nor its exact place. */
const dimmed = (row: IncidentRow): IncidentRow =>
  row.dimmed
    ? row
    : {
        ...row,
        dimmed: true,
        place: '',
        facilityId: null,
        lon: row.lon === null ? null : Number(row.lon.toFixed(2)),
        lat: row.lat === null ? null : Number(row.lat.toFixed(2)),
      };
