import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { followAccessChanges, type AccessChange } from './access-changes.ts';
import { signedIn, type TestGrants } from './test-access.ts';
import { HIERARCHY_VALID_FROM, parseUnits } from '../../data/hierarchy/units.ts';
import aliasesCsv from '../../data/hierarchy/aliases.csv?raw';
import hierarchyCsv from '../../data/hierarchy/hierarchy.csv?raw';
import type { GrantHistory, Me, PersonInfo } from '../../shared/access/schema.ts';
import { createTestDatabase, type TestDatabase } from '../db/test-database.ts';
import { seedHierarchy } from '../hierarchy/store.ts';
import { createLog } from '../log.ts';
import { buildPicture } from '../picture/picture.ts';
import { startTestServer, type Said, type TestServer } from '../test-server.ts';

const REGION = '610000000';
const DISTRICT = '615800000';
const BESIDE = '630000000';
const reason = 'for the test';
const units = parseUnits(hierarchyCsv, aliasesCsv);
const picture = buildPicture({ units, sources: [], facilities: [], evidence: [] });

let test: TestDatabase;
let server: TestServer;
let admin = '';
let adminId = 0;
beforeAll(async () => {
  test = await createTestDatabase();
  await seedHierarchy(test.db, units, HIERARCHY_VALID_FROM);
  server = await startTestServer({ db: test.db, picture: () => picture });
  ({ cookie: admin, personId: adminId } = await signedIn(test.db, [['administrator', REGION]]));
});
afterAll(async () => {
  await server.close();
  await test.drop();
});

const person = (grants: TestGrants) => signedIn(test.db, grants);
const me = async (cookie?: string) => (await server.query('access.me', undefined, cookie)).data as Me;
const cookieOf = (said: Said): string => said.setCookie?.split(';', 1)[0] ?? '';

describe('an account', () => {
  it('is made with a one-time password that opens it, and its making is in the audit without the password', async () => {
    const grants = [{ role: 'operator', unit: DISTRICT }];
    const wanted = { login: 'Aigerim.S', displayName: 'Aigerim S.', grants, reason };
    const made = await server.mutate('access.people.create', wanted, admin);
    const { id, password } = made.data as { id: number; password: string };
    expect((await server.mutate('access.signIn', { login: 'aigerim.s', password })).data).toEqual({
      outcome: 'change',
    });
    expect((await server.mutate('access.people.create', wanted, admin)).code).toBe('CONFLICT');
    const entries = await test.db.selectFrom('audit_entry').selectAll().execute();
    expect(entries).toContainEqual(
      expect.objectContaining({ action: 'access.createPerson', object: `person:${id}`, note: reason }),
    );
    expect(JSON.stringify(entries)).not.toContain(password);
  });

  it('takes no fields that nobody asked for', async () => {
    const grants = [{ role: 'operator', unit: DISTRICT }];
    const wanted = { login: 'mass', displayName: 'Mass', grants, reason, demonstration: true, id: 1 };
    expect((await server.mutate('access.people.create', wanted, admin)).code).toBe('BAD_REQUEST');
  });

  it('is closed at once, with its sessions, and nobody closes their own', async () => {
    const { personId, cookie } = await person([['operator', DISTRICT]]);
    expect((await me(cookie)).state).toBe('in');
    const close = (id: number) =>
      server.mutate('access.people.disable', { id, disabled: true, reason }, admin);
    expect((await close(personId)).status).toBe(200);
    expect((await me(cookie)).state).toBe('out');
    expect((await close(adminId)).code).toBe('BAD_REQUEST');
  });
});

describe('who stands higher in anything', () => {
  it('is shown with what lies inside alone, and cannot be taken over', async () => {
    const higher = await person([
      ['operator', DISTRICT],
      ['duty_officer', '000000000'],
    ]);
    const shown = await server.query('access.people.get', { id: higher.personId }, admin);
    const { grants, manageable } = shown.data as PersonInfo;
    expect([grants.map(({ unit }) => unit), manageable]).toEqual([[DISTRICT], false]);
    const { personId: id } = higher;
    for (const [procedure, input] of [
      ['access.people.resetPassword', { id, reason }],
      ['access.people.disable', { id, disabled: true, reason }],
      ['access.people.update', { id, displayName: 'Mine', reason }],
      ['access.grants.add', { personId: id, role: 'wall', unit: DISTRICT, reason }],
    ] as const)
      expect([procedure, (await server.mutate(procedure, input, admin)).code]).toEqual([
        procedure,
        'FORBIDDEN',
      ]);
    expect((await me(higher.cookie)).state).toBe('in');
  });
});

describe('a grant', () => {
  const grantTo = (personId: number, role: string, unit: string, until: string | null = null) =>
    server.mutate('access.grants.add', { personId, role, unit, until, reason }, admin);

  it('works with the next request, the session gets another id, and the former one is over soon', async () => {
    const { personId, cookie } = await person([['operator', DISTRICT]]);
    expect((await grantTo(personId, 'chief', REGION)).status).toBe(200);
    const said = await server.query('access.me', undefined, cookie);
    expect(said.data).toMatchObject({ state: 'in', homeUnits: [REGION] });
    const fresh = cookieOf(said);
    expect(fresh).not.toBe(cookie);
    expect((await me(fresh)).state).toBe('in');
    // Requests that were under way still carry the former id; half a minute later it is nobody's.
    expect((await me(cookie)).state).toBe('in');
    await test.db
      .updateTable('session')
      .set({ rotated_at: new Date(Date.now() - 31_000) })
      .where('person_id', '=', personId)
      .execute();
    expect([(await me(cookie)).state, (await me(fresh)).state]).toEqual(['out', 'in']);
  });

  it('is taken back with a reason, stays in the history, and ends what it allowed', async () => {
    const { personId, cookie } = await person([['operator', DISTRICT]]);
    const { data } = await grantTo(personId, 'analyst', REGION);
    const { id } = data as { id: number };
    await server.mutate('access.grants.revoke', { id, reason: 'the shift is over' }, admin);
    expect(await me(cookie)).toMatchObject({ homeUnits: [DISTRICT] });
    const history = (await server.query('access.grants.list', { personId }, admin)).data as GrantHistory[];
    expect(history.find((grant) => grant.id === id)).toMatchObject({
      grantedBy: 'Tester',
      revokedBy: 'Tester',
      revokeReason: 'the shift is over',
    });
    expect((await server.mutate('access.grants.revoke', { id, reason }, admin)).code).toBe('NOT_FOUND');
  });

  it('is not given outside, nor into the past', async () => {
    const { personId } = await person([['operator', DISTRICT]]);
    expect((await grantTo(personId, 'operator', BESIDE)).code).toBe('FORBIDDEN');
    expect((await grantTo(personId, 'operator', DISTRICT, '2020-01-01T00:00:00Z')).code).toBe('BAD_REQUEST');
  });
});

describe('a live channel', () => {
  it('hears of a revoked session and of changed grants, whichever server did it', async () => {
    const changes = await followAccessChanges({ pool: test.pool, log: createLog('silent') });
    const heard: AccessChange[] = [];
    const sessions: (number | null)[] = [];
    changes.onChange((change) => heard.push(change));
    const stop = changes.onSessionRevoked((id) => sessions.push(id));
    const one = await person([['operator', DISTRICT]]);
    const grant = { personId: one.personId, role: 'wall', unit: DISTRICT, reason };
    await server.mutate('access.grants.add', grant, admin);
    await server.mutate('access.sessions.revoke', { id: one.sessionId }, one.cookie);
    await expect.poll(() => heard).toEqual([{ person: one.personId }, { session: one.sessionId }]);
    expect(sessions).toEqual([one.sessionId]);
    stop();
    const two = await person([['operator', DISTRICT]]);
    await server.mutate('access.signOut', undefined, two.cookie);
    await expect.poll(() => heard.length).toBe(3);
    expect(sessions).toHaveLength(1);
    await changes.close();
  });
});
