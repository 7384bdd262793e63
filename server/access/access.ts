import type { Action } from '../../shared/access/action.ts';
import { covers, scopeOf, type Grant } from '../../shared/access/grant.ts';
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
  /** Null for a program with a token. */
  sessionId: number | null;
  /** Those in force when the request came; none for a program, which administers nobody. */
  grants: readonly HeldGrant[];
  /** Whether the action is allowed anywhere. */
  may(action: Action): boolean;
  /** Where the action is allowed. */
  scope(action: Action): Scope;
};

type Who = { personId: number; login: string; displayName: string; sessionId: number | null };

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

/** A token as the database keeps it, with the grants of who made it. */
export type HeldToken = {
  id: number;
  name: string;
  personId: number;
  login: string;
  /** What it is for; of these it may do what its maker may still do. */
  actions: readonly Action[];
  /** Where it is for. */
  kato: Kato;
  grants: readonly StoredGrant[];
};

/** What a program with a token may do at a moment: its actions in its unit, as far as its maker has them there now. */
export function accessOfToken(token: HeldToken, tree: UnitTree<AdminUnit>, nowMs: number): Access {
  const { personId, login, name, kato } = token;
  const maker = accessOf({ personId, login, displayName: name, sessionId: null }, token.grants, tree, nowMs);
  const nowhere = scopeOver(tree, []);
  const path = tree.indexOf.has(kato) ? pathOf(tree, kato) : null;
  const within = (scope: Scope): string[] =>
    path === null
      ? []
      : scope.roots.flatMap((root, i) => {
          const its = scope.paths[i] ?? pathOf(tree, root);
          if (covers(path, its)) return [root];
          return covers(its, path) ? [kato] : [];
        });
  const scope = (action: Action): Scope =>
    token.actions.includes(action) ? scopeOver(tree, within(maker.scope(action))) : nowhere;
  return {
    ...maker,
    actor: `token:${token.id}`,
    grants: [],
    may: (action) => scope(action).roots.length > 0,
    scope,
  };
}
