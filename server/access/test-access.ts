import { randomUUID } from 'node:crypto';
import { accessOf, type Access } from './access.ts';
import { sessionCookie } from './cookie.ts';
import type { AccessParts } from './door.ts';
import { grantsOf, insertGrant, insertPerson } from './people/store.ts';
import { openSession } from './sessions.ts';
import type { Role } from '../../shared/access/role.ts';
import { COUNTRY_KATO, type Kato } from '../../shared/hierarchy/schema.ts';
import type { Db } from '../db/schema.ts';
import type { Picture } from '../picture/picture.ts';
import type { Context } from '../trpc.ts';

/** Roles in units, as a test names them. */
export type TestGrants = readonly (readonly [role: Role, unit: Kato])[];

const ALL: TestGrants = [['administrator', COUNTRY_KATO]];

/** Somebody with these roles, an administrator of the Republic unless said otherwise; not in the database. */
export function testAccess(picture: Picture, grants: TestGrants = ALL): Access {
  const who = { personId: 1, login: 'tester', displayName: 'Tester', sessionId: 1 };
  const stored = grants.map(([role, kato], i) => ({ id: i + 1, role, kato, fromMs: 0, untilMs: null }));
  return accessOf(who, stored, picture.tree, Date.now());
}

/** The context of a call by somebody with these roles. */
export const testContext = (db: Db, picture: Picture, grants?: TestGrants): Context => ({
  db,
  picture,
  access: testAccess(picture, grants),
  door: null,
});

/** What a server of a test is made with. */
export const testAccessParts = (parts: Partial<AccessParts> = {}): Omit<AccessParts, 'db'> => ({
  key: Buffer.alloc(32, 7),
  demo: false,
  clock: Date.now,
  limits: { idleMs: 30 * 60_000, absoluteMs: 12 * 3_600_000 },
  oidc: null,
  ...parts,
});

/** Puts somebody with these roles into the database and signs them in: their id, and the header `cookie` of a request. */
export async function signedIn(
  db: Db,
  grants: TestGrants = ALL,
  { displayName = 'Tester', nowMs = Date.now() }: { displayName?: string; nowMs?: number } = {},
): Promise<{ personId: number; login: string; cookie: string; sessionId: number }> {
  const login = `tester-${randomUUID().slice(0, 8)}`;
  const person = { login, displayName, passwordHash: null, passwordUntil: null };
  const personId = await insertPerson(db, { ...person, demonstration: false, createdBy: 'test' });
  if (personId === undefined) throw new Error(`The login ${login} is taken`);
  for (const [role, kato] of grants)
    await insertGrant(db, {
      personId,
      role,
      kato,
      from: new Date(nowMs),
      until: null,
      reason: 'for a test',
      grantedBy: 'test',
    });
  const opening = { personId, stage: 'in', address: '127.0.0.1', userAgent: null } as const;
  const limits = testAccessParts().limits;
  const session = await openSession(
    db,
    { ...opening, grants: await grantsOf(db, personId) },
    { nowMs, limits },
  );
  const cookie = sessionCookie(session.token, false, 1).split(';', 1)[0] ?? '';
  return { personId, login, cookie, sessionId: session.id };
}
