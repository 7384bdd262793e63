import type { Access } from './access.ts';
import type { Door } from './door.ts';
import { grantedOf } from './grants.ts';
import { ACTIONS, type Action } from '../../shared/access/action.ts';
import type { Me } from '../../shared/access/schema.ts';
import type { Kato } from '../../shared/hierarchy/schema.ts';

/** Who stands at the door, how far they have come, and what they may do where. */
export function me(door: Door, access: Access | null): Me {
  const { demo, session, oidc } = door;
  if (!session) return { state: 'out', demo, oidc: oidc !== null };
  if (session.stage !== 'in' || !access)
    return { state: session.stage === 'totp' ? 'totp' : 'change', login: session.login, demo };
  const actions: Partial<Record<Action, Kato[]>> = {};
  for (const action of ACTIONS) {
    const { roots } = access.scope(action);
    if (roots.length > 0) actions[action] = [...roots];
  }
  const { demonstration, totp, recoveryCodesLeft, expiresMs, idleAtMs } = session;
  return {
    state: 'in',
    demo,
    person: {
      id: access.personId,
      login: access.login,
      displayName: access.displayName,
      demonstration,
      totp,
      recoveryCodesLeft,
    },
    grants: access.grants.map(grantedOf),
    homeUnits: [...access.scope('hierarchy.read').roots],
    actions,
    session: {
      id: session.id,
      expiresAt: new Date(expiresMs).toISOString(),
      idleAt: idleAtMs === null ? null : new Date(idleAtMs).toISOString(),
    },
  };
}
