import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tokenOfBearer } from './bearer.ts';
import { signedIn } from '../test-access.ts';
import { createTestDatabase, type TestDatabase } from '../../db/test-database.ts';
import { seedHierarchy } from '../../hierarchy/store.ts';
import { loadPicture } from '../../picture/load.ts';
import { plantTerritory } from '../../territory.fixture.ts';
import { startTestServer, type TestServer } from '../../test-server.ts';
import { HIERARCHY_VALID_FROM, parseUnits } from '../../../data/hierarchy/units.ts';
import hierarchyCsv from '../../../data/hierarchy/hierarchy.csv?raw';
import aliasesCsv from '../../../data/hierarchy/aliases.csv?raw';
import type { Action } from '../../../shared/access/action.ts';

const TURKISTAN = '610000000';
const DISTRICT = '615800000';
const BESIDE = '630000000';
const DAY_MS = 24 * 3_600_000;

let test: TestDatabase;
let server: TestServer;
let admin: Awaited<ReturnType<typeof signedIn>>;
let now = Date.now();

beforeAll(async () => {
  test = await createTestDatabase();
  await seedHierarchy(test.db, parseUnits(hierarchyCsv, aliasesCsv), HIERARCHY_VALID_FROM);
  await plantTerritory(test.db, [TURKISTAN, DISTRICT, BESIDE]);
  const picture = await loadPicture(test.db, { cameras: true });
  const access = { clock: () => now };
  server = await startTestServer({ db: test.db, picture: () => picture, access });
  admin = await signedIn(test.db, [['administrator', TURKISTAN]], { nowMs: now });
});
afterAll(async () => {
  await server.close();
  await test.drop();
});

type Wish = { actions?: Action[]; unit?: string; days?: number };
const wish = ({ actions = ['register.read', 'cameras.read'], unit = DISTRICT, days = 30 }: Wish = {}) => ({
  name: 'panel of alarms',
  actions,
  unit,
  days,
  reason: 'for a test',
});
const create = (wanted: Wish = {}, cookie = admin.cookie) =>
  server.mutate('access.tokens.create', wish(wanted), cookie);
async function made(wanted: Wish = {}, cookie = admin.cookie): Promise<{ id: number; token: string }> {
  const { data } = await create(wanted, cookie);
  return data as { id: number; token: string };
}
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const ask = (token: string, path: string, cookie?: string) => server.get(path, cookie, bearer(token));
const facilities = (unit: string): string =>
  `/api/trpc/register.facilities?input=${encodeURIComponent(JSON.stringify({ unit }))}`;
const revoke = (id: number, cookie = admin.cookie) =>
  server.mutate('access.tokens.revoke', { id, reason: 'lost' }, cookie);

describe('a token', () => {
  it('opens its own actions in its own unit, and nothing beside', async () => {
    const { token } = await made();
    expect((await ask(token, facilities(DISTRICT))).status).toBe(200);
    expect((await ask(token, facilities(TURKISTAN))).status).toBe(403);
    expect((await ask(token, facilities(BESIDE))).status).toBe(403);
    expect((await ask(token, '/tiles/cameras.json')).status).toBe(200);
    expect((await ask(token, '/api/trpc/audit.status')).status).toBe(403);
    const file = `/export/facilities.csv?measure=video_link&source=moe-2023q1&type=school&group=all&unit=${DISTRICT}`;
    expect((await ask(token, file)).status).toBe(403);
    const exporter = await made({ actions: ['export.read'] });
    const answer = await ask(exporter.token, file);
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining(DISTRICT)]);
  });

  it('has neither an account nor people to administer', async () => {
    const { token } = await made();
    for (const procedure of ['access.sessions.list', 'access.people.list?input={}', 'access.tokens.list'])
      expect([401, 403]).toContain((await ask(token, `/api/trpc/${procedure}`)).status);
    expect((await create({ actions: ['access.people'] })).status).toBe(400);
    expect((await create({ actions: ['access.tokens'] })).status).toBe(400);
  });

  it('is never believed together with a cookie', async () => {
    const { token } = await made();
    expect((await ask(token, facilities(DISTRICT), admin.cookie)).status).toBe(401);
    expect((await ask('rubbish', facilities(DISTRICT), admin.cookie)).status).toBe(401);
  });

  it('is over the moment it is revoked', async () => {
    const { id, token } = await made();
    expect((await ask(token, facilities(DISTRICT))).status).toBe(200);
    expect((await revoke(id)).status).toBe(200);
    expect((await ask(token, facilities(DISTRICT))).status).toBe(401);
    expect((await revoke(id)).code).toBe('NOT_FOUND');
  });

  it('ends by its date, which is a year ahead at most', async () => {
    const { token } = await made({ days: 365 });
    now += 364 * DAY_MS;
    expect((await ask(token, facilities(DISTRICT))).status).toBe(200);
    now += DAY_MS;
    expect((await ask(token, facilities(DISTRICT))).status).toBe(401);
    now -= 365 * DAY_MS;
    for (const days of [0, 366, 1.5, -1]) expect((await create({ days })).status).toBe(400);
  });

  it('may no more than who made it may now', async () => {
    const maker = await signedIn(test.db, [['administrator', TURKISTAN]], { nowMs: now });
    const { token } = await made({}, maker.cookie);
    await test.db
      .updateTable('access_grant')
      .set({ role: 'auditor' })
      .where('person_id', '=', maker.personId)
      .execute();
    expect((await ask(token, facilities(DISTRICT))).status).toBe(403);
    await test.db.updateTable('person').set({ disabled: true }).where('id', '=', maker.personId).execute();
    expect((await ask(token, facilities(DISTRICT))).status).toBe(401);
  });

  it('is not made outside of the territory, nor by who administers nothing', async () => {
    expect((await create({ unit: BESIDE })).code).toBe('FORBIDDEN');
    const operator = await signedIn(test.db, [['operator', TURKISTAN]], { nowMs: now });
    expect((await create({}, operator.cookie)).code).toBe('FORBIDDEN');
  });

  it('is kept as a hash, listed without it, and noted', async () => {
    const { id, token } = await made();
    await ask(token, facilities(DISTRICT));
    const secret = token.split('_').slice(2).join('_');
    const rows = await test.db.selectFrom('api_token').selectAll().where('id', '=', id).execute();
    const audit = await test.db
      .selectFrom('audit_entry')
      .selectAll()
      .where('object', '=', `token:${id}`)
      .execute();
    const list = await server.query('access.tokens.list', undefined, admin.cookie);
    expect(JSON.stringify([rows, audit, list.body])).not.toContain(secret);
    expect(list.data).toContainEqual(
      expect.objectContaining({ id, unit: DISTRICT, lastUsedAt: new Date(now).toISOString() }),
    );
    expect(audit.map(({ action }) => action)).toEqual(['access.createToken']);
    const beside = await signedIn(test.db, [['administrator', BESIDE]], { nowMs: now });
    expect((await server.query('access.tokens.list', undefined, beside.cookie)).data).toEqual([]);
    expect((await revoke(id, beside.cookie)).code).toBe('NOT_FOUND');
  });
});

it('of a token nothing may be changed', async () => {
  const { id, token } = await made();
  const [, , ...rest] = token.split('_');
  const secret = rest.join('_');
  const parts = { db: test.db, clock: () => now, demo: false };
  expect(await tokenOfBearer(parts, token)).toMatchObject({ id });
  const other = await made();
  for (const text of [
    '',
    token.slice(0, -1),
    `${token}A`,
    token.toUpperCase(),
    `sholu_${other.id}_${secret}`,
    `sholu_${id}_${'A'.repeat(43)}`,
    `sholu_99999999999999999999_${secret}`,
    `sholu_${id}' or '1'='1_${secret}`,
    secret,
  ])
    expect([text, await tokenOfBearer(parts, text)]).toEqual([text, undefined]);
});
