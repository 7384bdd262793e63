import { z } from 'zod';
import { allowed, type Grant } from './grant.ts';
import { katoSchema } from '../hierarchy/schema.ts';

/**
 * An object shown to another unit of territory for a time, as an incident at a border or a pursuit across it. `path` is of
 * the unit it is shown to; times are epoch, ms.
 */
export type Share = { object: string; path: string; fromMs: number; untilMs: number; reason: string };

/** A share is for what is going on; longer than a week it would be a second territory that nobody sees. */
export const MAX_SHARE_MS = 7 * 24 * 3_600_000;

/** The shortest share: what is typed by mistake should not end before it was seen. */
const LEAST_MINUTES = 5;
const id = z.number().int().positive();
const reason = z.string().trim().min(3, { error: 'Say why' }).max(500);
export const beginShareSchema = z.strictObject({
  incidentId: id,
  unit: katoSchema,
  minutes: z
    .number()
    .int()
    .min(LEAST_MINUTES)
    .max(MAX_SHARE_MS / 60_000, { error: 'A share lasts a week at most' }),
  reason,
});
export const endShareSchema = z.strictObject({ id, reason });

/**
 * Whether somebody may show an object that lies at `objectPath` to a unit; the reason is checked by its schema. With its own
 * unit, or one above, it is shared for that unit's dispatchers of other services, who see nothing else.
 */
export const canShare = (giver: readonly Grant[], objectPath: string, share: Share, nowMs: number): boolean =>
  allowed(giver, 'operations.share', objectPath, nowMs) &&
  share.fromMs >= nowMs &&
  share.untilMs > share.fromMs &&
  share.untilMs - share.fromMs <= MAX_SHARE_MS;

/**
 * Whether somebody sees an operation's object: because of where it lies, or as if it lay in a unit it is shared with. A
 * dispatcher of another service has `operations.shared` alone and sees nothing else than what is shared.
 */
export function seesObject(
  grants: readonly Grant[],
  object: { id: string; path: string },
  shares: readonly Share[],
  nowMs: number,
): boolean {
  return (
    allowed(grants, 'operations.read', object.path, nowMs) ||
    shares.some(
      (s) =>
        s.object === object.id &&
        s.fromMs <= nowMs &&
        nowMs < s.untilMs &&
        allowed(grants, 'operations.shared', s.path, nowMs),
    )
  );
}
