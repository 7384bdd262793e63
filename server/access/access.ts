import type { Action } from '../../shared/access/action.ts';
import { scopeOf, type Grant } from '../../shared/access/grant.ts';
import type { Role } from '../../shared/access/role.ts';
import type { AdminUnit, Kato } from '../../shared/hierarchy/schema.ts';
import { pathOf, scopeOver, type Scope } from '../../shared/hierarchy/scope.ts';
import type { UnitTree } from '../../shared/hierarchy/tree.ts';

/** A grant as the database keeps it; its path is read from the hierarchy of today. */
export type StoredGrant = { id: number; role: Role; kato: Kato; fromMs: number; untilMs: number | null };
export type HeldGrant = StoredGrant & Grant;

/** Who asks, and what they may do where. */
export type Access = {
  personId: number;
  login: string;
  displayName: string;
  /** As the audit and the histories keep it: `person:42`. */
  actor: string;
  sessionId: number;
  /** Those in force when the request came. */
  grants: readonly HeldGrant[];
  /** Whether the action is allowed anywhere. */
  may(action: Action): boolean;
  /** Where the action is allowed. */
  scope(action: Action): Scope;
};

type Who = { personId: number; login: string; displayName: string; sessionId: number };

/** Grants with the paths of today; a unit that a later edition of the hierarchy closed gives nothing. */
export const withPaths = (tree: UnitTree, grants: readonly StoredGrant[]): HeldGrant[] =>
  grants.filter((g) => tree.indexOf.has(g.kato)).map((g) => ({ ...g, path: pathOf(tree, g.kato) }));

/** What a person may do at a moment (epoch, ms), in the hierarchy of the picture. */
export function accessOf(
  who: Who,
  stored: readonly StoredGrant[],
  tree: UnitTree<AdminUnit>,
  nowMs: number,
): Access {
  const grants = withPaths(tree, stored).filter(
    (g) => g.fromMs <= nowMs && (g.untilMs === null || nowMs < g.untilMs),
  );
  const made = new Map<Action, Scope>();
  const scope = (action: Action): Scope => {
    const known = made.get(action);
    if (known) return known;
    const roots = scopeOf(grants, action, nowMs).map((path) => path.slice(path.lastIndexOf('/') + 1));
    const fresh = scopeOver(tree, roots);
    made.set(action, fresh);
    return fresh;
  };
  return {
    ...who,
    actor: `person:${who.personId}`,
    grants,
    may: (action) => scope(action).roots.length > 0,
    scope,
  };
}
