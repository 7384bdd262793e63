import type { Action } from './action.ts';
import { ROLE_ACTIONS, roleHas, type Role } from './role.ts';

/**
 * A role in a unit of territory and everything below it, for a time. `path` holds the KATO codes from the root to the
 * unit, joined by '/'. It holds from `fromMs` on and no longer at `untilMs` (epoch, ms; null: without an end).
 */
export type Grant = { role: Role; path: string; fromMs: number; untilMs: number | null };

/** True when `path` is `above` or lies below it. */
export const covers = (above: string, path: string): boolean =>
  path === above || path.startsWith(`${above}/`);

const inForce = (grant: Grant, nowMs: number): boolean =>
  grant.fromMs <= nowMs && (grant.untilMs === null || nowMs < grant.untilMs);

/** Whether one of the grants gives the action in the unit of the path, now. */
export const allowed = (grants: readonly Grant[], action: Action, path: string, nowMs: number): boolean =>
  grants.some((g) => inForce(g, nowMs) && roleHas(g.role, action) && covers(g.path, path));

/** The fewest units of territory in which the grants give the action now: none lies in another. In path order. */
export function scopeOf(grants: readonly Grant[], action: Action, nowMs: number): string[] {
  const paths = new Set(
    grants.filter((g) => inForce(g, nowMs) && roleHas(g.role, action)).map((g) => g.path),
  );
  return [...paths].filter((path) => ![...paths].some((p) => p !== path && covers(p, path))).toSorted();
}

const endsNoLater = (grant: Grant, than: Grant): boolean =>
  than.untilMs === null || (grant.untilMs !== null && grant.untilMs <= than.untilMs);

/**
 * Whether somebody may give a grant to somebody else: they administer people there, have every action of its role there,
 * and have all of it for as long as the grant is to last. So nobody grants more than they have, outside their territory, or
 * beyond their own end.
 */
export function canGrant(giver: readonly Grant[], grant: Grant, nowMs: number): boolean {
  const has = (action: Action): boolean =>
    giver.some(
      (g) =>
        inForce(g, nowMs) && roleHas(g.role, action) && covers(g.path, grant.path) && endsNoLater(grant, g),
    );
  return has('access.people') && ROLE_ACTIONS[grant.role].every(has);
}

/**
 * Whether somebody may administer an account: they could take over every grant it has. Without this a new password for a
 * higher account would be a way up. Their end plays no part: it is the account's grants that last, not theirs.
 */
export const canManage = (giver: readonly Grant[], held: readonly Grant[], nowMs: number): boolean =>
  held.every(
    (g) =>
      (g.untilMs !== null && g.untilMs <= nowMs) ||
      ['access.people' as const, ...ROLE_ACTIONS[g.role]].every((a) => allowed(giver, a, g.path, nowMs)),
  );
