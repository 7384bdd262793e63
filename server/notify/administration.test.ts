import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliveriesOf, notifying, reader, receiver, SECRET } from './notify.fixture.ts';
import { signatureOf } from './webhook/secret.ts';
import { webhookById } from './webhook/store.ts';
import type { Db } from '../db/schema.ts';
import { COUNTRY_KATO } from '../../shared/hierarchy/schema.ts';
import { operationsWorld, REGION } from '../operations/operations.fixture.ts';
import { startTestServer, type TestServer } from '../test-server.ts';

let world: Awaited<ReturnType<typeof operationsWorld>>;
let db: Db;
let server: TestServer;
let admin: { personId: number; cookie: string };
let national: { personId: number; cookie: string };
let chief: { personId: number; cookie: string };
beforeAll(async () => {
  world = await operationsWorld();
  ({ db } = world);
  server = await startTestServer({ db, picture: () => world.picture });
  admin = await reader(db, [['administrator', REGION]]);
  national = await reader(db, [
    ['administrator', COUNTRY_KATO],
    ['chief', REGION],
  ]);
  chief = await reader(db, [['chief', REGION]]);
});
afterAll(async () => {
  await server.close();
  await world.test.drop();
});

const REASON = 'for a test';
const rule = (own: object = {}) => ({
  name: 'Of the region',
  unit: REGION,
  events: ['sos'],
  people: [chief.personId],
  reason: REASON,
  ...own,
});
const audited = (action: string) =>
  db
    .selectFrom('audit_entry')
    .select(['actor', 'object', 'note', 'before', 'after'])
    .where('action', '=', action)
    .orderBy('id', 'desc')
    .execute();
const change = (path: string, input: object, who = admin) =>
  server.mutate(`notify.${path}`, input, who.cookie);

describe('a rule', () => {
  it('is added, changed and switched off with a reason, and the audit says what it was before', async () => {
    const { data } = await change('rules.create', rule());
    const { id } = data as { id: number };
    const off = { ...rule({ enabled: false }), id, version: 1 };
    expect((await change('rules.update', off)).status).toBe(200);
    // Somebody else saw the first version.
    expect((await change('rules.update', off, national)).code).toBe('CONFLICT');
    const [entry] = await audited('notify.updateRule');
    expect(entry).toMatchObject({
      actor: `person:${admin.personId}`,
      object: `notify_rule:${id}`,
      note: REASON,
      before: { enabled: true, people: [chief.personId] },
      after: { enabled: false },
    });
    const list = (await server.query('notify.rules.list', undefined, admin.cookie)).data;
    expect(list).toMatchObject([{ id, version: 2, names: [{ id: chief.personId, name: 'Tester' }] }]);
  });

  it('that tells nobody, or somebody and something that is not there, is refused', async () => {
    expect((await change('rules.create', rule({ people: [] }))).code).toBe('BAD_REQUEST');
    expect((await change('rules.create', rule({ channels: [] }))).code).toBe('BAD_REQUEST');
    expect((await change('rules.create', rule({ categories: ['of_tomorrow'] }))).code).toBe('BAD_REQUEST');
    const stranger = await reader(db, [['chief', '630000000']]);
    expect((await change('rules.create', rule({ people: [stranger.personId] }))).code).toBe('NOT_FOUND');
    expect((await change('rules.create', rule({ webhooks: [999] }))).code).toBe('NOT_FOUND');
  });

  it('is tested with those it names and who asks, and with nobody who only has a role', async () => {
    const { data } = await change('rules.create', rule({ roles: ['chief'] }));
    const { id } = data as { id: number };
    expect((await change('rules.test', { id })).data).toEqual({ messages: 2 });
    notifying(world);
    const states = async () =>
      (await deliveriesOf(db, `rule:${id}`)).map(({ person_id, state }) => [person_id, state]);
    await expect.poll(states).toEqual([
      [chief.personId, 'sent'],
      [admin.personId, 'sent'],
    ]);
  });
});

describe('an e-mail address', () => {
  it('is chosen by whom the person stands under, and by nobody else', async () => {
    const contact = { email: 'chief@police.example.kz', language: 'kk', reason: REASON };
    expect((await change('contacts.put', { ...contact, personId: chief.personId })).status).toBe(200);
    expect((await change('contacts.put', { ...contact, personId: national.personId })).code).toBe(
      'FORBIDDEN',
    );
    const { data } = await server.query('notify.contacts.list', { text: '' }, admin.cookie);
    const manageable = new Map(
      (data as { personId: number; manageable: boolean }[]).map((one) => [one.personId, one.manageable]),
    );
    expect([manageable.get(chief.personId), manageable.get(national.personId)]).toEqual([true, false]);
    expect(
      (await change('contacts.put', { ...contact, email: 'nowhere', personId: chief.personId })).code,
    ).toBe('BAD_REQUEST');
  });
});

describe('a webhook', () => {
  it('shows its secret once and signs with it; the audit and the list know neither it nor the path', async () => {
    const hook = await receiver();
    const url = `${hook.url}/token-of-the-receiver`;
    const made = await change('webhooks.create', { name: 'Duty board', url, unit: REGION, reason: REASON });
    const { id, secret } = made.data as { id: number; secret: string };
    const { data } = await change('rules.create', rule({ people: [], webhooks: [id] }));
    await change('rules.test', data as { id: number });
    notifying(world);
    await expect.poll(() => hook.posted.length).toBe(1);
    const [{ headers, body } = { headers: {}, body: '' }] = hook.posted;
    expect(headers['x-sholu-signature']).toBe(
      signatureOf(secret, Number(headers['x-sholu-timestamp']), body),
    );
    const everywhere = JSON.stringify([
      await audited('notify.createWebhook'),
      (await server.query('notify.webhooks.list', undefined, admin.cookie)).data,
    ]);
    expect(everywhere).not.toContain(secret);
    expect(JSON.stringify(await audited('notify.createWebhook'))).not.toContain('token-of-the-receiver');
  });

  it('has the rights of whoever changed it last, and another secret when that is asked for', async () => {
    const of = { name: 'National board', url: 'https://hooks.example.kz/a', unit: REGION, reason: REASON };
    const { data } = await change('webhooks.create', of, national);
    const { id, secret } = data as { id: number; secret: string };
    expect((await webhookById(db, id))?.owner_id).toBe(national.personId);
    const moved = {
      ...of,
      id,
      version: 1,
      url: 'https://hooks.example.kz/b',
      enabled: true,
      newSecret: true,
    };
    const after = (await change('webhooks.update', moved)).data as { secret: string };
    expect((await webhookById(db, id))?.owner_id).toBe(admin.personId);
    expect([secret, SECRET]).not.toContain(after.secret);
    expect((await change('webhooks.update', moved)).code).toBe('CONFLICT');
  });
});
