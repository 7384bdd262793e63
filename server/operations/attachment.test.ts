import { createHash } from 'node:crypto';
import { mkdtemp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INCIDENT_FILES } from './incident/expire.ts';
import { incidentFile, incidentLog } from './incident/store.ts';
import { openUploads } from './incident/attachment/uploads.ts';
import {
  newKey,
  openedBy,
  operationsWorld,
  personAt,
  REGION,
  unitAt,
  type Caller,
} from './operations.fixture.ts';
import { ATTACHMENT_MAX_BYTES, ATTACHMENTS_MAX, attachmentName } from '../../shared/operations/attachment.ts';
import { replay } from '../../shared/operations/replay.ts';
import { placeHold, liftHold } from '../access/retention/change.ts';
import { expirePersonalData } from '../access/retention/expire.ts';
import { signedIn } from '../access/test-access.ts';
import type { Db } from '../db/schema.ts';
import { startTestServer, type TestServer } from '../test-server.ts';

const NEIGHBOUR = '310000000';
/** The smallest picture there is, and the head of a Windows program. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const EXE = Buffer.concat([
  Buffer.from('MZ\u0090\u0000\u0003\u0000\u0000\u0000', 'latin1'),
  Buffer.alloc(2000),
]);

let world: Awaited<ReturnType<typeof operationsWorld>>;
let db: Db;
let server: TestServer;
let uploads: Awaited<ReturnType<typeof openUploads>>;
let dir = '';
let officer: Caller;
let cookie = '';
beforeAll(async () => {
  world = await operationsWorld();
  ({ db } = world);
  dir = await mkdtemp(join(tmpdir(), 'sholu-uploads-'));
  uploads = await openUploads(dir);
  server = await startTestServer({ db, picture: () => world.picture, uploads });
  officer = await personAt(db, world.picture, 'Аида', [['duty_officer', REGION]]);
  ({ cookie } = await signedIn(db, [['duty_officer', REGION]]));
});
afterAll(async () => {
  await server.close();
  await world.test.drop();
});

const cookieOf = async (...grants: Parameters<typeof signedIn>[1] & {}): Promise<string> =>
  (await signedIn(db, grants)).cookie;
const send = (
  incidentId: number,
  body: Buffer,
  own: { name?: string; key?: string; cookie?: string } = {},
) => {
  const query = new URLSearchParams({ name: own.name ?? 'фото.png', key: own.key ?? newKey() });
  return server.send(`/attach/incident/${incidentId}?${query}`, new Uint8Array(body), own.cookie ?? cookie);
};
const sent = async (incidentId: number, body: Buffer, name?: string): Promise<string> => {
  const response = await send(incidentId, body, name === undefined ? {} : { name });
  expect(response.status).toBe(201);
  return ((await response.json()) as { attachmentId: string }).attachmentId;
};
const problemOf = async (response: Response): Promise<[number, string]> => [
  response.status,
  ((await response.json()) as { code: string }).code,
];
const rows = async (): Promise<number[]> =>
  Promise.all(
    (['attachment', 'attachment_chunk'] as const).map(async (table) => {
      const { n } = await db
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      return n;
    }),
  );
const left = async (): Promise<string[]> => readdir(join(dir, String(process.pid))).catch(() => []);

describe('a file of an incident', () => {
  it('comes back byte for byte, as something to save and nothing to run, and each reading is in the audit', async () => {
    const { id } = await openedBy(officer);
    const body = Buffer.concat([PNG, Buffer.alloc(700_000, 7)]);
    const attachment = await sent(id, body);
    const response = await server.get(`/attachment/${attachment}`, cookie);
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer()).equals(body)).toBe(true);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(body.length),
      'content-disposition': `attachment; filename="____.png"; filename*=UTF-8''${encodeURIComponent('фото')}.png`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    const { incident, log } = await officer.incidents.card({ id });
    const sha256 = createHash('sha256').update(body).digest('hex');
    const held = { id: attachment, name: 'фото.png', type: 'image/png', bytes: body.length, sha256 };
    expect(incident.attachments).toEqual([{ ...held, removed: null }]);
    expect(log.at(-1)?.event).toEqual({ type: 'attached', attachment: held });
    const audit = await db
      .selectFrom('audit_entry')
      .select(['action', 'after'])
      .where('object', '=', `incident:${id}`)
      // That the card was opened is noted too.
      .where('action', '!=', 'operations.view')
      .orderBy('id')
      .execute();
    expect(audit.map(({ action }) => action).slice(-2)).toEqual([
      'operations.attach',
      'operations.readAttachment',
    ]);
    expect(JSON.stringify(audit)).not.toContain('фото');
    expect(await left()).toEqual([]);
  });

  it('is what its content says, whatever it is called', async () => {
    const { id } = await openedBy(officer);
    const before = await rows();
    const refused: [string, Buffer][] = [
      ['photo.jpg', EXE],
      ['report.pdf', Buffer.from('<!doctype html><script>alert(1)</script>')],
      ['plan.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
      ['windows-1251.txt', Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2])],
      ['run.txt', Buffer.from('#!/bin/sh\nrm -rf /\n')],
      ['photo.jpg', Buffer.from([0xff, 0xd8])],
    ];
    for (const [name, body] of refused)
      expect([name, await problemOf(await send(id, body, { name }))]).toEqual([
        name,
        [415, 'unsupported_media_type'],
      ]);
    expect(await rows()).toEqual(before);
    await sent(id, PNG, 'virus.exe');
    await sent(id, Buffer.from('Екі адам, қара көлік\n'), '../../etc/passwd');
    const { incident } = await officer.incidents.card({ id });
    expect(incident.attachments.map(({ name, type }) => [name, type])).toEqual([
      ['virus.exe.png', 'image/png'],
      ['passwd.txt', 'text/plain'],
    ]);
  });

  it('has a size and there are so many of them', async () => {
    const { id } = await openedBy(officer);
    const large = Buffer.concat([PNG, Buffer.alloc(ATTACHMENT_MAX_BYTES)]);
    expect((await send(id, large)).status).toBe(413);
    expect(await problemOf(await send(id, Buffer.alloc(0)))).toEqual([400, 'file-empty']);
    for (let n = 0; n < ATTACHMENTS_MAX; n++) await sent(id, PNG);
    expect(await problemOf(await send(id, PNG))).toEqual([409, 'too_many_files']);
    expect(await left()).toEqual([]);
  });

  it('that is sent again acts once', async () => {
    const { id } = await openedBy(officer);
    const key = newKey();
    const answers = await Promise.all([1, 2, 3].map(async () => (await send(id, PNG, { key })).json()));
    expect(answers).toEqual([answers[0], answers[0], answers[0]]);
    expect((await officer.incidents.card({ id })).incident.attachments).toHaveLength(1);
    expect((await send(id, Buffer.concat([PNG, PNG]), { key })).status).toBe(409);
  });

  it('that is cut off in the middle leaves nothing half', async () => {
    const { id } = await openedBy(officer);
    const before = await rows();
    const { port } = new URL(server.origin);
    const upload = request({
      port,
      method: 'POST',
      path: `/attach/incident/${id}?name=a.png&key=${newKey()}`,
      headers: { cookie, 'content-length': 1_000_000 },
    });
    upload.on('error', () => {});
    upload.write(Buffer.concat([PNG, Buffer.alloc(200_000)]));
    await expect.poll(left).toHaveLength(1);
    upload.destroy();
    await expect.poll(left).toEqual([]);
    await expect.poll(() => uploads.count()).toBe(0);
    expect(await rows()).toEqual(before);
    expect(await incidentLog(db, id)).toHaveLength(1);
  });

  it('of a process that was killed is swept away by the next one', async () => {
    // No process has this number: it is above the highest one that Linux gives.
    const dead = join(dir, '4194305');
    await mkdir(dead);
    await writeFile(join(dead, 'half.import'), 'half');
    await openUploads(dir);
    expect(await readdir(dir)).not.toContain('4194305');
  });

  it('is nobody’s outside its territory, is a neighbour’s while it is shared, and no dispatcher’s beside', async () => {
    const { id } = await openedBy(officer);
    const attachment = await sent(id, PNG);
    const neighbour = await cookieOf(['operator', NEIGHBOUR]);
    const dispatcher = await cookieOf(['dispatcher', REGION]);
    const status = async (who?: string) => (await server.get(`/attachment/${attachment}`, who)).status;
    const missing = await server.get('/attachment/00000000-0000-4000-8000-000000000000', neighbour);
    const hidden = await server.get(`/attachment/${attachment}`, neighbour);
    expect([hidden.status, missing.status, await status(dispatcher), await status()]).toEqual([
      404, 404, 404, 401,
    ]);
    expect((await hidden.text()).replace(attachment, 'N')).toBe(
      (await missing.text()).replace('00000000-0000-4000-8000-000000000000', 'N'),
    );
    expect((await send(id, PNG, { cookie: neighbour })).status).toBe(404);
    const reason = 'Қуғын';
    const share = await officer.shares.begin({ incidentId: id, unit: NEIGHBOUR, minutes: 30, reason });
    expect(await status(neighbour)).toBe(200);
    expect((await send(id, PNG, { cookie: neighbour })).status).toBe(404);
    await officer.shares.end({ id: share.id, reason });
    expect(await status(neighbour)).toBe(404);
  });

  it('of a sensitive incident is not a wall’s', async () => {
    const { id } = await openedBy(officer, { category: 'sexual_offence', sensitive: true });
    const attachment = await sent(id, PNG);
    const wall = await cookieOf(['wall', REGION]);
    expect((await server.get(`/attachment/${attachment}`, wall)).status).toBe(404);
  });

  it('is taken by pages of this server alone, and by nobody without a session', async () => {
    const { id } = await openedBy(officer);
    const path = `/attach/incident/${id}?name=a.png&key=${newKey()}`;
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect((await server.send(path, new Uint8Array(PNG), cookie, foreign)).status).toBe(403);
    expect((await server.send(path, new Uint8Array(PNG))).status).toBe(401);
    expect((await server.get(path, cookie)).status).toBe(404);
  });

  it('that cannot be looked for now is not said to be none', async () => {
    const { id } = await openedBy(officer);
    const attachment = await sent(id, PNG);
    const beside = await cookieOf(['operator', NEIGHBOUR]);
    await sql`alter table access_share rename to access_share_away`.execute(db);
    const { status } = await server.get(`/attachment/${attachment}`, beside);
    await sql`alter table access_share_away rename to access_share`.execute(db);
    expect(status).toBe(500);
  });

  it('that is removed says why, is not given any more, and can be brought back', async () => {
    const { id } = await openedBy(officer);
    const attachmentId = await sent(id, PNG);
    const status = async () => (await server.get(`/attachment/${attachmentId}`, cookie)).status;
    const command = { incidentId: id, attachmentId, reason: 'Басқа оқиғаның суреті' };
    await officer.incidents.command({ type: 'incident.detach', key: newKey(), ...command });
    expect(await status()).toBe(404);
    const [held] = (await officer.incidents.card({ id })).incident.attachments;
    expect(held?.removed).toBe(command.reason);
    await officer.incidents.command({ type: 'incident.reattach', key: newKey(), ...command });
    expect(await status()).toBe(200);
    expect(replay(await incidentLog(db, id))).toEqual(await incidentFile(db, id));
  });

  it('expires with its incident, its name and content alike, unless it is held', async () => {
    const { id, version } = await openedBy(officer);
    const attachment = await sent(id, PNG, 'Айдана.png');
    const close = {
      type: 'incident.close',
      key: newKey(),
      incidentId: id,
      expectedVersion: version,
    } as const;
    await officer.incidents.command({ ...close, outcome: 'resolved', reason: '' });
    const later = new Date(Date.now() + 1_096 * 86_400_000);
    const by = { actor: 'person:1', reason: 'Іс № 17' };
    await placeHold(db, by, { object: `incident:${id}` });
    await expirePersonalData(db, later, [INCIDENT_FILES]);
    expect((await server.get(`/attachment/${attachment}`, cookie)).status).toBe(200);
    await liftHold(db, by, { object: `incident:${id}` });
    await expirePersonalData(db, later, [INCIDENT_FILES]);
    expect((await server.get(`/attachment/${attachment}`, cookie)).status).toBe(404);
    const log = await incidentLog(db, id);
    expect(JSON.stringify([log, await incidentFile(db, id)])).not.toContain('Айдана.png');
    expect(replay(log)).toEqual(await incidentFile(db, id));
    const chunks = db.selectFrom('attachment_chunk').select('n').where('attachment_id', '=', attachment);
    expect(await chunks.execute()).toEqual([]);
  });
});

it('a crew attaches to the incident of its task by the secret of its link, and to nothing else', async () => {
  const unitId = await unitAt(db, { callSign: 'Сұңқар-1' });
  const { secret } = await officer.units.link({ unitId, reason: 'ауысым' });
  const crewSends = (own: Record<string, string>) =>
    server.send(`/attach/crew?name=a.png&key=${newKey()}`, new Uint8Array(PNG), undefined, own);
  expect((await crewSends({ 'x-crew-secret': secret })).status).toBe(409);
  const { id, version } = await openedBy(officer);
  const desk = { key: newKey(), incidentId: id, expectedVersion: version };
  await officer.incidents.command({ type: 'task.assign', ...desk, unitId });
  expect((await crewSends({ 'x-crew-secret': secret })).status).toBe(201);
  expect((await crewSends({ 'x-crew-secret': 'x'.repeat(32) })).status).toBe(401);
  expect((await crewSends({})).status).toBe(401);
  const { log } = await officer.incidents.card({ id });
  expect(log.at(-1)).toMatchObject({ role: 'crew', actor: `unit:${unitId}`, event: { type: 'attached' } });
});

it('of a hundred files at one moment no more arrive than may, and the others are told to wait', async () => {
  const { id } = await openedBy(officer);
  let most = 0;
  const timer = setInterval(() => (most = Math.max(most, uploads.count())), 1);
  const text = Buffer.from('сөз');
  const said = await Promise.all(Array.from({ length: 100 }, () => send(id, text)));
  clearInterval(timer);
  expect(most).toBeLessThanOrEqual(16);
  const statuses = said.map(({ status }) => status);
  expect(statuses).toContain(201);
  expect(statuses).toContain(503);
});

it.each([
  ['C:\\Users\\a\\фото.JPG', 'image/jpeg', 'фото.JPG'],
  ['photo\u202egpj.exe', 'image/jpeg', 'photogpj.exe.jpg'],
  ['', 'application/pdf', 'file.pdf'],
  ['..', 'text/plain', 'file.txt'],
  [`${'а'.repeat(300)}.png`, 'image/png', `${'а'.repeat(251)}.png`],
] as const)('%s as %s is kept as %s', (name, type, expected) => {
  expect(attachmentName(name, type)).toBe(expected);
});
