import { once } from 'node:events';
import { WebSocket } from 'ws';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { CLOSE_NO_LONGER_GRANTED } from './server.ts';
import { sessionAccess } from './session-access.ts';
import { startTestLive, tellEvent, type TestLive } from './test-live.ts';
import { followAccessChanges, type AccessChanges } from '../access/access-changes.ts';
import { signedIn, testAccessParts, type TestGrants } from '../access/test-access.ts';
import { revokeSessions, tellAccessChanged } from '../access/sessions/store.ts';
import { createTestDatabase, type TestDatabase } from '../db/test-database.ts';
import { addTestTerritory, TEST_PATHS } from '../db/test-territory.ts';
import { createLog } from '../log.ts';
import { loadPicture } from '../picture/load.ts';
import { appRouter } from '../router.ts';
import { ROLES, type Role } from '../../shared/access/role.ts';

const katoOf = (path: string): string => path.split('/').at(-1) ?? '';
const REGION = katoOf(TEST_PATHS.region);
const CITY = katoOf(TEST_PATHS.city);
const OTHER = katoOf(TEST_PATHS.otherDistrict);

let test: TestDatabase;
let changes: AccessChanges;
let access: ReturnType<typeof sessionAccess>;
let server: TestLive;
beforeAll(async () => {
  test = await createTestDatabase();
  await addTestTerritory(test.db);
});
afterAll(() => test.drop());
beforeEach(async () => {
  const log = createLog('silent');
  const { tree } = await loadPicture(test.db);
  changes = await followAccessChanges({ pool: test.pool, log });
  access = sessionAccess({
    parts: { ...testAccessParts(), db: test.db },
    changes,
    tree: () => tree,
    isTrusted: () => false,
    log,
  });
  server = await startTestLive({ db: test.db, access });
});
afterEach(async () => {
  await server.close();
  access.close();
  await changes.close();
});

/** A line of a session, or the status that refuses it; `frames` is everything that comes, as it came. */
async function lineOf(cookie: string | undefined): Promise<{ socket: WebSocket; frames: string[] } | number> {
  const socket = new WebSocket(server.url, cookie === undefined ? {} : { headers: { cookie } });
  const frames: string[] = [];
  socket.on('message', (data: Buffer) => frames.push(data.toString('latin1')));
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve({ socket, frames }));
    socket.once('unexpected-response', (_, { statusCode }) => resolve(statusCode ?? 0));
    socket.once('error', reject);
  });
}
const subscribe = (socket: WebSocket, path: string, id: number): void =>
  socket.send(JSON.stringify({ id, method: 'subscription', params: { path, input: {} } }));
const signIn = async (grants: TestGrants) => signedIn(test.db, grants);

/** The subscriptions, and who has a line at all. y: opened · U: sign in first, or nothing live to see. */
const LINES: Readonly<Record<Role | 'nobody', 'y' | 'U'>> = {
  duty_officer: 'y',
  operator: 'y',
  chief: 'y',
  analyst: 'y',
  dispatcher: 'y',
  wall: 'y',
  administrator: 'y',
  auditor: 'U',
  integration: 'y',
  nobody: 'U',
};

it('the router has these subscriptions and no other', () => {
  const procedures = appRouter['_def'].procedures as unknown as Readonly<
    Record<string, { _def: { type: string } }>
  >;
  const subscriptions = Object.keys(procedures).filter(
    (path) => procedures[path]?.['_def'].type === 'subscription',
  );
  expect(subscriptions.toSorted()).toEqual(['live.events', 'live.positions']);
});

it.each([...ROLES, 'nobody'] as const)('a line of %s is as the matrix says', async (column) => {
  const cookie = column === 'nobody' ? undefined : (await signIn([[column, REGION]])).cookie;
  const line = await lineOf(cookie);
  expect(typeof line === 'number' ? (line === 401 ? 'U' : `(${line})`) : 'y').toBe(LINES[column]);
});

it('events of the territory come, those beside it never reach the socket', async () => {
  const line = await lineOf((await signIn([['operator', REGION]])).cookie);
  if (typeof line === 'number') throw new Error(`refused with ${line}`);
  subscribe(line.socket, 'live.events', 1);
  subscribe(line.socket, 'live.positions', 2);
  await expect.poll(() => line.frames.some((frame) => frame.includes('snapshot'))).toBe(true);
  await tellEvent(test.db, OTHER, 1);
  await tellEvent(test.db, CITY, 2);
  await expect.poll(() => line.frames.some((frame) => frame.includes('test:2'))).toBe(true);
  const all = line.frames.join('\n');
  expect([all.includes('test:1'), all.includes(OTHER)]).toEqual([false, false]);
});

it('a session that is ended loses its line at once', async () => {
  const { cookie, personId, sessionId } = await signIn([['operator', REGION]]);
  const line = await lineOf(cookie);
  if (typeof line === 'number') throw new Error(`refused with ${line}`);
  const closed = once(line.socket, 'close');
  await test.db.transaction().execute(async (trx) => {
    for (const id of await revokeSessions(trx, personId, { only: sessionId }, Date.now()))
      await tellAccessChanged(trx, `session:${id}`);
  });
  expect((await closed)[0]).toBe(CLOSE_NO_LONGER_GRANTED);
  expect(await lineOf(cookie)).toBe(401);
});

it('a grant that is taken away takes the line with it, and the next line has what is left', async () => {
  const { cookie, personId } = await signIn([
    ['operator', REGION],
    ['operator', OTHER],
  ]);
  const line = await lineOf(cookie);
  if (typeof line === 'number') throw new Error(`refused with ${line}`);
  const closed = once(line.socket, 'close');
  await test.db
    .updateTable('access_grant')
    .set({ revoked_at: new Date(), revoked_by: 'test', revoke_reason: 'test' })
    .where('person_id', '=', personId)
    .where('kato', '=', OTHER)
    .execute();
  await tellAccessChanged(test.db, `person:${personId}`);
  expect((await closed)[0]).toBe(CLOSE_NO_LONGER_GRANTED);
  expect(typeof (await lineOf(cookie))).toBe('object');
});
