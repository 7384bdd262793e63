import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedIn } from '../access/test-access.ts';
import type { Db } from '../db/schema.ts';
import {
  crewUnit,
  newKey,
  openedBy,
  operationsWorld,
  personAt,
  REGION,
} from '../operations/operations.fixture.ts';
import { insertUnits } from '../operations/unit/store.ts';
import { startTestServer, type TestServer } from '../test-server.ts';

let world: Awaited<ReturnType<typeof operationsWorld>>;
let db: Db;
let server: TestServer;
let incidentId = 0;
beforeAll(async () => {
  world = await operationsWorld();
  ({ db } = world);
  server = await startTestServer({ db, picture: () => world.picture });
  const aida = await personAt(db, world.picture, 'Аида Серік', [['duty_officer', REGION]]);
  const incident = await openedBy(aida, {
    caller: { name: 'Гүлнар', phone: '+7 705 123 45 67', relation: 'victim' },
  });
  incidentId = incident.id;
  const by = { actor: 'test', at: Date.now(), demonstration: false };
  const [unitId = 0] = await insertUnits(db, [crewUnit({ callSign: 'Барыс-77' })], by);
  const desk = { incidentId, expectedVersion: incident.version };
  await aida.incidents.command({ type: 'task.assign', key: newKey(), ...desk, unitId });
  await aida.incidents.command({
    type: 'incident.note',
    key: newKey(),
    incidentId,
    text: '<img src=x onerror=alert(1)> & «екі адам»',
  });
  await aida.incidents.command({
    type: 'incident.step',
    key: newKey(),
    incidentId,
    stepId: 'lockdown',
    state: 'done',
    reason: '',
  });
});
afterAll(async () => {
  await server.close();
  await world.test.drop();
});

const page = (cookie: string, lang = 'kk') =>
  server.get(`/export/incident.html?id=${incidentId}&lang=${lang}`, cookie);

describe('the page of an incident', () => {
  it('says facts, clock, tasks, playbook and who did what, and has no script, however somebody typed', async () => {
    const { cookie, personId } = await signedIn(db, [['duty_officer', REGION]]);
    const response = await page(cookie);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const body = await response.text();
    for (const words of ['Барыс-77', 'Аида Серік', 'Гүлнар', '+7 705 123 45 67', 'Хронометраж', 'UTC+5'])
      expect(body).toContain(words);
    expect(body).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; «екі адам»');
    expect(body).not.toMatch(/<script|<img|<link|https?:/);
    // Nothing but its own style may run or load in it.
    const policy = response.headers.get('content-security-policy') ?? '';
    const style = /<style>([^<]*)<\/style>/.exec(body)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(policy).toContain(`'sha256-${hash}'`);
    expect(policy).not.toContain('script');
    const noted = await db
      .selectFrom('audit_entry')
      .select(['actor', 'object'])
      .where('action', '=', 'interop.export')
      .execute();
    expect(noted).toEqual([{ actor: `person:${personId}`, object: `incident:${incidentId}` }]);
  });

  it('masks the caller for who may not see them, and says so', async () => {
    const { cookie } = await signedIn(db, [['analyst', REGION]]);
    const body = await (await page(cookie, 'ru')).text();
    expect(body).not.toContain('123 45 67');
    expect(body).not.toContain('Гүлнар');
    expect(body).toContain('Личные данные заявителя скрыты');
  });

  it('is not there for who works beside, and needs the right to export', async () => {
    const beside = await signedIn(db, [['duty_officer', '750000000']]);
    expect((await page(beside.cookie)).status).toBe(404);
    const operator = await signedIn(db, [['operator', REGION]]);
    expect((await page(operator.cookie)).status).toBe(403);
  });
});
