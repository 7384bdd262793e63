import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UnitPage } from '../../../shared/operations/unit-office.ts';
import { BY_ITSELF, trpc, type Answers } from '../../trpc.ts';

/** A line of the register of units. */
export type OfficeRow = Answers['operations']['units']['page']['rows'][number];
/** A unit with its history. */
export type UnitFile = Answers['operations']['units']['file'];
/** A device of a unit. */
export type DeviceRow = Answers['devices']['list']['devices'][number];

export type UnitFilter = Pick<UnitPage, 'unit' | 'text' | 'type' | 'status' | 'retired'>;

/** Positions and statuses move all day: the list is asked again by itself. */
const LOOK_AGAIN_MS = 10_000;

/** Units of a territory, page after page. */
export const useUnitPages = (filter: UnitFilter) =>
  useInfiniteQuery(
    trpc.operations.units.page.infiniteQueryOptions(filter, {
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      refetchInterval: LOOK_AGAIN_MS,
      trpc: BY_ITSELF,
    }),
  );

export const useUnitFile = (id: number) =>
  useQuery(trpc.operations.units.file.queryOptions({ id }, { staleTime: 0 }));

export const useDevices = (unitId: number) =>
  useQuery(
    trpc.devices.list.queryOptions(
      { unitId },
      { staleTime: 0, refetchInterval: LOOK_AGAIN_MS, trpc: BY_ITSELF },
    ),
  );

/** Everything that an administrator does to units and their devices; what shows them is asked anew, after a refusal too. */
export function useOffice() {
  const client = useQueryClient();
  const onSettled = (): Promise<unknown> =>
    Promise.all([
      client.invalidateQueries({ queryKey: trpc.operations.units.pathKey() }),
      client.invalidateQueries({ queryKey: trpc.devices.pathKey() }),
    ]);
  return {
    create: useMutation(trpc.operations.units.create.mutationOptions({ onSettled })),
    office: useMutation(trpc.operations.units.office.mutationOptions({ onSettled })),
    link: useMutation(trpc.operations.units.link.mutationOptions({ onSettled })),
    addDevice: useMutation(trpc.devices.add.mutationOptions({ onSettled })),
    revokeDevice: useMutation(trpc.devices.revoke.mutationOptions({ onSettled })),
  };
}

/**
 * Takes what another put meanwhile, after somebody was told of it. While it is on its way nothing may be sent: it would meet the
 * same refusal, and what comes would take its answer away.
 */
export const useLookAgain = <Newest>(parts: {
  ask: () => Promise<Newest>;
  onNewest: (newest: Newest) => void;
}) => useMutation({ mutationFn: parts.ask, onSuccess: parts.onNewest, networkMode: 'always' });

/** Asks for the version of a unit as it is now. */
export function useNewestVersion(): (id: number) => Promise<number> {
  const client = useQueryClient();
  return async (id) =>
    (await client.fetchQuery(trpc.operations.units.file.queryOptions({ id }, { staleTime: 0 }))).unit.version;
}
