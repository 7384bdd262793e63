import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import type { CameraFilter } from '../../../shared/register/camera-filter.ts';
import { BY_ITSELF, trpc } from '../../trpc.ts';

/** Cameras asked for at once while the list is scrolled. */
const PAGE_SIZE = 100;
/** A change of the register has a new address of tiles; it is asked for this often. */
const RENEW_MS = 15_000;
/** A server that has just started may not have its cameras yet. */
const FIRST_MS = 2_000;

/** Where the tiles of the cameras are and how many cameras of each kind there are; asked again while they are shown. */
export const useCameraTiles = (isOn: boolean) =>
  useQuery(
    trpc.register.cameraTiles.queryOptions(undefined, {
      staleTime: RENEW_MS,
      refetchInterval: (query) => {
        if (isOn) return query.state.data?.total === 0 ? FIRST_MS : RENEW_MS;
        return query.state.data?.total === 0 ? RENEW_MS : false;
      },
      trpc: BY_ITSELF,
    }),
  );

/** The list of the cameras of a unit, page by page as it is scrolled. */
export const useCameraList = (unit: Kato, filter: CameraFilter) =>
  useInfiniteQuery(
    trpc.register.cameraList.infiniteQueryOptions(
      { unit, filter, limit: PAGE_SIZE },
      { getNextPageParam: (page) => page.nextCursor ?? undefined, placeholderData: (before) => before },
    ),
  );

/** The card of one camera; nothing is asked for null. */
export const useCamera = (id: number | null) =>
  useQuery(trpc.register.camera.queryOptions({ id: id ?? 1 }, { enabled: id !== null }));
