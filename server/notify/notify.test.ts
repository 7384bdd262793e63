import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliveriesOf, notifying, reader, receiver, ruled, SECRET, webhookOf } from './notify.fixture.ts';
import { readMail, smtpServer } from './smtp.fixture.ts';
import type { Notice } from '../../shared/notify/notice.ts';
import { NOTICED } from '../../shared/live/event.ts';
import { grantsOf, revokeGrantRow } from '../access/people/store.ts';
import { appendEvents, eventsAfter, lastEvent, takeForeignEvent } from '../db/event/store.ts';
import type { Db } from '../db/schema.ts';
import {
  DISTRICT,
  facts,
  newKey,
  openedBy,
  operationsWorld,
  personAt,
  REGION,
  type Caller,
} from '../operations/operations.fixture.ts';
import { startTestServer, type TestServer } from '../test-server.ts';

const FROM = 'Sholu <sholu@police.example.kz>';
let world: Awaited<ReturnType<typeof operationsWorld>>;
let db: Db;
let server: TestServer;
let aida: Caller;
beforeAll(async () => {
  world = await operationsWorld();
  ({ db } = world);
  aida = await personAt(db, world.picture, 'Аида', [['operator', REGION]]);
  server = await startTestServer({ db, picture: () => world.picture });
});
afterAll(async () => {
  await server.close();
  await world.test.drop();
});

const noticesOf = async (cookie: string): Promise<Notice[]> =>
  (await server.query('notify.notices.list', { language: 'en' }, cookie)).data as Notice[];
const statesOf = async (subject: string) =>
  (await deliveriesOf(db, subject)).map(({ channel, state }) => `${channel} ${state}`).toSorted();
const raise = (incident: { id: number; version: number }, priority: 1 | 2 | 3) =>
  aida.incidents.command({
    type: 'incident.edit',
    key: newKey(),
    incidentId: incident.id,
    expectedVersion: incident.version,
    patch: { priority },
  });

describe('a new incident', () => {
  it('reaches the bell, the mailbox and the program of whom a rule names, signed and by one name', async () => {
    const smtp = await smtpServer();
    const hook = await receiver();
    const chief = await reader(db, [['chief', REGION]], { email: 'chief@police.example.kz', language: 'kk' });
    const webhook = await webhookOf(db, chief.personId, hook.url);
    const categories = ['armed_attack'];
    await ruled(db, {
      people: [chief.personId],
      channels: ['app', 'email'],
      webhooks: [webhook],
      categories,
    });
    const before = await lastEvent(db);
    notifying(world, { mail: { url: `smtp://127.0.0.1:${smtp.port}?ignoreTLS=true`, from: FROM } });
    const { id, number } = await openedBy(aida);
    const subject = `incident:${id}`;
    await expect.poll(() => statesOf(subject)).toEqual(['app sent', 'email sent', 'webhook sent']);

    const [notice] = await noticesOf(chief.cookie);
    expect(notice).toMatchObject({ isRead: false, incidentId: id, unit: null });
    expect(notice?.title).toContain(number);
    const told = (await eventsAfter(db, before, 50)).filter(({ kind }) => kind === NOTICED);
    expect(told.map(({ object, kato, data }) => [object, kato, data])).toEqual([
      [`person:${chief.personId}`, null, null],
    ]);

    const [mail] = smtp.mails;
    expect(mail).toMatchObject({ from: 'sholu@police.example.kz', to: ['chief@police.example.kz'] });
    const { headers, text } = readMail(mail?.raw ?? '');
    expect(headers.get('subject')).toMatch(/^Жаңа оқиға: .* · 615800000-/);
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(text).toContain(number);
    expect(text).toContain('Басымдық: 1');
    expect(text).toContain('Ленгер');
    expect(text).toContain(`https://sholu.example.kz/operate?incident=${id}&lang=kk`);
    expect(text).not.toMatch(/Айдана|701 000/);

    const [delivery] = (await deliveriesOf(db, subject)).filter(({ channel }) => channel === 'email');
    expect(headers.get('message-id')).toBe(`<${delivery?.uid}@police.example.kz>`);
    const [post] = hook.posted;
    const {
      'x-sholu-timestamp': at,
      'x-sholu-signature': signature,
      'idempotency-key': name,
    } = post?.headers ?? {};
    const expected = createHmac('sha256', SECRET)
      .update(`${String(at)}.${post?.body}`)
      .digest('hex');
    expect(signature).toBe(`v1=${expected}`);
    const body = JSON.parse(post?.body ?? '{}') as { id: string; about: unknown; events: unknown[] };
    expect(name).toBe(body.id);
    expect(body.about).toMatchObject({ kind: 'incident', number, priority: 1 });
    expect(body.events).toHaveLength(1);
    expect(post?.body).not.toMatch(/Айдана|701 000/);
  });

  it('is told of nothing but its number when it is sensitive, and not at all to who may not know of it', async () => {
    const hook = await receiver();
    const chief = await reader(db, [['chief', REGION]]);
    const wall = await reader(db, [['wall', REGION]]);
    const webhook = await webhookOf(db, chief.personId, hook.url);
    const people = [chief.personId, wall.personId];
    await ruled(db, { people, webhooks: [webhook], categories: ['domestic'] });
    notifying(world);
    const { id, number } = await openedBy(aida, { category: 'domestic', sensitive: true });
    await expect.poll(() => statesOf(`incident:${id}`)).toContain('webhook sent');
    const own = async (cookie: string) =>
      (await noticesOf(cookie)).filter(({ incidentId }) => incidentId === id);
    await expect.poll(async () => (await own(chief.cookie)).length).toBe(1);
    await expect.poll(() => statesOf(`incident:${id}`)).not.toContain('app waiting');
    const withheld = (await deliveriesOf(db, `incident:${id}`)).filter(({ state }) => state === 'withheld');
    expect(withheld.map(({ person_id }) => person_id)).toEqual([wall.personId]);
    const [notice] = await own(chief.cookie);
    expect(notice).toMatchObject({ title: `Sensitive incident ${number}`, lines: [] });
    const { about } = JSON.parse(hook.posted[0]?.body ?? '{}') as { about: unknown };
    expect(about).toEqual({ kind: 'incident', number, sensitive: true });
    expect(hook.posted[0]?.body).not.toMatch(/Ленгер/);
  });

  it('is not told beyond a territory, whoever the rule names, and not after a right was taken back', async () => {
    const stranger = await reader(db, [['chief', '630000000']], { email: 'stranger@police.example.kz' });
    const former = await reader(db, [['chief', REGION]]);
    const off = await reader(db, [['chief', REGION]]);
    await ruled(db, { people: [stranger.personId, former.personId, off.personId], categories: ['fight'] });
    const { id } = await openedBy(aida, { category: 'fight' });
    const [grant] = await grantsOf(db, former.personId);
    await revokeGrantRow(db, grant?.id ?? 0, { actor: 'test', reason: 'for a test', at: new Date() });
    await db.updateTable('person').set({ disabled: true }).where('id', '=', off.personId).execute();
    notifying(world);
    const ofThem = async () =>
      (await deliveriesOf(db, `incident:${id}`))
        .filter(({ person_id }) => [stranger, former, off].some(({ personId }) => personId === person_id))
        .map(({ state, failure }) => [state, failure]);
    await expect.poll(ofThem).toEqual([
      ['withheld', null],
      ['withheld', null],
      ['dead', 'no_person'],
    ]);
  });
});

describe('what happens to one incident', () => {
  it('is one message at once, one for what is more urgent, and one for the rest of the quiet time', async () => {
    const chief = await reader(db, [['chief', REGION]]);
    const events = ['incident_created', 'priority_raised', 'incident_closed'];
    await ruled(db, { people: [chief.personId], events, categories: ['theft'], quietMin: 60 });
    notifying(world);
    let { incident } = { incident: await openedBy(aida, { category: 'theft', priority: 4 }) };
    const ofChief = async () =>
      (await deliveriesOf(db, `incident:${incident.id}`)).filter((d) => d.person_id === chief.personId);
    const told = async () =>
      (await ofChief()).map(({ state, events: all }) => [
        state,
        ...(all as { event: string }[]).map(({ event }) => event),
      ]);
    await expect.poll(told).toEqual([['sent', 'incident_created']]);
    for (const priority of [3, 2, 1] as const) {
      const changed = await raise(incident, priority);
      if (!changed.incident) throw new Error('It is outside');
      incident = changed.incident;
      await expect.poll(async () => (await told()).flatMap(([, ...all]) => all).length).toBe(5 - priority);
    }
    expect(await told()).toEqual([
      ['sent', 'incident_created'],
      ['sent', 'priority_raised'],
      ['waiting', 'priority_raised', 'priority_raised'],
    ]);
    const [, , last] = await ofChief();
    const minutes = ((last?.due_at.getTime() ?? 0) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(55);
  });
});

describe('notices', () => {
  it('are read by their own reader alone, which every screen of theirs is told', async () => {
    const chief = await reader(db, [['chief', REGION]]);
    const other = await reader(db, [['chief', REGION]]);
    await ruled(db, { people: [chief.personId], categories: ['burglary'] });
    notifying(world);
    await openedBy(aida, { category: 'burglary' });
    await expect.poll(async () => (await noticesOf(chief.cookie)).length).toBe(1);
    const [notice] = await noticesOf(chief.cookie);
    const before = await lastEvent(db);
    const ids = [notice?.id ?? 0];
    expect((await server.mutate('notify.notices.read', { ids }, other.cookie)).status).toBe(200);
    expect((await noticesOf(chief.cookie))[0]?.isRead).toBe(false);
    expect((await server.mutate('notify.notices.read', { ids }, chief.cookie)).status).toBe(200);
    expect((await noticesOf(chief.cookie))[0]?.isRead).toBe(true);
    expect(await noticesOf(other.cookie)).toEqual([]);
    const objects = (await eventsAfter(db, before, 10)).map(({ object }) => object);
    expect(objects).toEqual([`person:${chief.personId}`]);
  });
});

describe('the event log', () => {
  it('is read on from where it was left, and what another site wrote is not told here', async () => {
    const chief = await reader(db, [['chief', REGION]]);
    await ruled(db, { people: [chief.personId], categories: ['noise'] });
    const data = { ...facts({ category: 'noise' }), number: 'x' };
    const foreign = { kind: 'incident.created', kato: DISTRICT, path: null, object: 'incident:999001', data };
    await takeForeignEvent(db, { ...foreign, seq: 1, atMs: 0, version: 1 }, 'elsewhere:1');
    await db
      .transaction()
      .execute((trx) => appendEvents(trx, [{ ...foreign, object: 'incident:999002', version: 1 }]));
    notifying(world);
    await expect.poll(() => deliveriesOf(db, 'incident:999002').then((all) => all.length)).toBe(1);
    expect(await deliveriesOf(db, 'incident:999001')).toEqual([]);
    const { seq } = await db.selectFrom('notify_cursor').select('seq').executeTakeFirstOrThrow();
    await expect
      .poll(() => db.selectFrom('notify_cursor').select('seq').executeTakeFirstOrThrow())
      .toEqual({ seq: await lastEvent(db) });
    expect(seq).toBeGreaterThan(0);
  });
});
