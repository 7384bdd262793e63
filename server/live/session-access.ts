import type { LiveAccess, LiveGrant } from './access.ts';
import type { AccessChanges } from '../access/access-changes.ts';
import { accessOf } from '../access/access.ts';
import { tokenOf } from '../access/cookie.ts';
import type { AccessParts } from '../access/door.ts';
import { sessionOf } from '../access/sessions.ts';
import { clientOf, type TrustedProxies } from '../http/proxies.ts';
import type { Log } from '../log.ts';
import type { AdminUnit } from '../../shared/hierarchy/schema.ts';
import type { UnitTree } from '../../shared/hierarchy/tree.ts';

/** Sessions and grants also end by the clock, of which no change is told. */
const LOOK_MS = 30_000;

/** A session that has lines, and what it was granted when it was looked at last. */
type Held = { token: string; grant: LiveGrant };

const PATHS = ['paths', 'sharedPaths', 'sensitivePaths', 'positionPaths'] as const;
const same = (a: LiveGrant, b: LiveGrant): boolean => PATHS.every((of) => a[of].join() === b[of].join());

/**
 * The accounts as the live channel asks for them. A line lives as long as its session and its grants do: both are looked at
 * again when a change of access is told, and every half minute. A line is no hand at the screen: it keeps no session alive.
 */
export function sessionAccess(of: {
  parts: AccessParts;
  changes: AccessChanges;
  tree: () => UnitTree<AdminUnit>;
  isTrusted: TrustedProxies;
  log: Pick<Log, 'warn'>;
}): LiveAccess & { close(): void } {
  const held = new Map<string, Held>();

  const grantOf = async (token: string): Promise<LiveGrant | null> => {
    const session = await sessionOf(of.parts, token, false);
    if (session?.stage !== 'in') return null;
    const { id: sessionId, personId, login, displayName } = session;
    const who = { personId, login, displayName, sessionId };
    const access = accessOf(who, session.grants, of.tree(), of.parts.clock());
    const { paths } = access.scope('operations.read');
    const { paths: sharedPaths } = access.scope('operations.shared');
    const { paths: sensitivePaths } = access.scope('operations.sensitive');
    const { paths: positionPaths } = access.scope('positions.read');
    if (paths.length + sharedPaths.length + positionPaths.length === 0) return null;
    const seen = { paths, sharedPaths, sensitivePaths, positionPaths };
    return { personId: String(personId), sessionId: String(sessionId), ...seen };
  };

  const lookAt = async ([sessionId, { token }]: readonly [string, Held]): Promise<void> => {
    const grant = await grantOf(token);
    if (grant) held.set(sessionId, { token, grant });
    else held.delete(sessionId);
  };
  const look = (): void => {
    Promise.all(Array.from(held, lookAt)).catch((error: unknown) =>
      of.log.warn({ err: error }, 'the sessions of the live channel could not be looked at'),
    );
  };
  const timer = setInterval(look, LOOK_MS);
  const stop = of.changes.onChange((change) => {
    if (change !== 'any' && 'session' in change) held.delete(String(change.session));
    else look();
  });

  return {
    scopeOfRequest: async (request) => {
      const token = tokenOf(request, clientOf(request, of.isTrusted).secure);
      const grant = token === undefined ? null : await grantOf(token);
      if (token !== undefined && grant) held.set(grant.sessionId, { token, grant });
      return grant;
    },
    holds: (grant) => {
      const now = held.get(grant.sessionId);
      return now !== undefined && same(now.grant, grant);
    },
    onSessionRevoked: (listener) =>
      of.changes.onSessionRevoked((id) => {
        if (id !== null) listener(String(id));
      }),
    close: () => {
      clearInterval(timer);
      stop();
    },
  };
}
