import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import type { WallOrder } from '../../../shared/wall/state.ts';
import { BY_ITSELF, trpc, type Answers } from '../../trpc.ts';

/** A wall as a desk sees it: what is on it, and what its screens say of themselves. */
export type ListedWall = Answers['wall']['walls']['list'][number];
export type ListedLayout = Answers['wall']['layouts']['list'][number];

/** Whether screens are alive is asked again while somebody looks. */
const RENEWED = { refetchInterval: 3_000, staleTime: 0, trpc: BY_ITSELF } as const;

export const useWalls = (enabled = true) =>
  useQuery(trpc.wall.walls.list.queryOptions(undefined, { ...RENEWED, enabled }));

/** Layouts of their own that walls of a unit may show, and those composed below it. */
export const useLayouts = (unit: Kato) =>
  useQuery(trpc.wall.layouts.list.queryOptions({ unit }, { staleTime: 0 }));

/** A key that makes a command act once, however often it is sent. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

/** Everything that a desk changes of walls; what shows it is asked anew. */
export function useWallChanges() {
  const client = useQueryClient();
  const onSuccess = (): Promise<void> => client.invalidateQueries({ queryKey: trpc.wall.pathKey() });
  return {
    saveWall: useMutation(trpc.wall.walls.save.mutationOptions({ onSuccess })),
    deleteWall: useMutation(trpc.wall.walls.delete.mutationOptions({ onSuccess })),
    saveLayout: useMutation(trpc.wall.layouts.save.mutationOptions({ onSuccess })),
    deleteLayout: useMutation(trpc.wall.layouts.delete.mutationOptions({ onSuccess })),
    claim: useMutation(trpc.wall.pair.claim.mutationOptions({ onSuccess })),
    revoke: useMutation(trpc.wall.pair.revoke.mutationOptions({ onSuccess })),
  };
}

/** Has a wall show or do something. */
export function useWallOrder(id: number) {
  const client = useQueryClient();
  const onSuccess = (): Promise<void> => client.invalidateQueries({ queryKey: trpc.wall.pathKey() });
  const { mutate, ...order } = useMutation(trpc.wall.order.mutationOptions({ onSuccess }));
  return { ...order, give: (what: WallOrder): void => mutate({ id, key: newKey(), order: what }) };
}
