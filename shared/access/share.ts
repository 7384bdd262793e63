import { allowed, covers, type Grant } from './grant.ts';

/**
 * An object shown to another unit of territory for a time, as an incident at a border or a pursuit across it. `path` is of
 * the unit it is shown to; times are epoch, ms.
 */
export type Share = { object: string; path: string; fromMs: number; untilMs: number; reason: string };

/** A share is for what is going on; longer than a week it would be a second territory that nobody sees. */
export const MAX_SHARE_MS = 7 * 24 * 3_600_000;

/** Whether somebody may show an object that lies at `objectPath` to another unit; the reason is checked by its schema. */
export const canShare = (giver: readonly Grant[], objectPath: string, share: Share, nowMs: number): boolean =>
  allowed(giver, 'operations.share', objectPath, nowMs) &&
  !covers(objectPath, share.path) &&
  share.fromMs >= nowMs &&
  share.untilMs > share.fromMs &&
  share.untilMs - share.fromMs <= MAX_SHARE_MS;

/**
 * Whether somebody sees an operation's object: because of where it lies, or as if it lay in a unit it is shared with. A
 * dispatcher of another service sees nothing else than what is shared: `sharedOnly`.
 */
export function seesObject(
  grants: readonly Grant[],
  object: { id: string; path: string },
  shares: readonly Share[],
  nowMs: number,
): boolean {
  const own = grants.filter((g) => g.role !== 'dispatcher');
  return (
    allowed(own, 'operations.read', object.path, nowMs) ||
    shares.some(
      (s) =>
        s.object === object.id &&
        s.fromMs <= nowMs &&
        nowMs < s.untilMs &&
        allowed(grants, 'operations.read', s.path, nowMs),
    )
  );
}
