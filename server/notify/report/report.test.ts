import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertReportRule } from './store.ts';
import { notifying, reader } from '../notify.fixture.ts';
import { readMail, smtpServer } from '../smtp.fixture.ts';
import { reportFactsSchema } from '../../../shared/notify/report.ts';
import { lastDueMs } from '../../../shared/notify/schedule.ts';
import { reportMaker } from '../../interop/territory/make.ts';
import { operationsWorld, REGION } from '../../operations/operations.fixture.ts';
import { pdfText } from '../../pdf/pdf-text.fixture.ts';
import { startTestServer, type TestServer } from '../../test-server.ts';

const FROM = 'sholu@police.example.kz';
const HOURLY = { every: 'day', hour: 8 } as const;
let world: Awaited<ReturnType<typeof operationsWorld>>;
let server: TestServer;
beforeAll(async () => {
  world = await operationsWorld();
  server = await startTestServer({ db: world.db, picture: () => world.picture });
});
afterAll(async () => {
  await server.close();
  await world.test.drop();
});

const factsOf = (people: number[]) => ({
  name: 'Morning report',
  unit: REGION,
  people,
  formats: ['pdf', 'xlsx'] as const,
  measure: 'video_link' as const,
  of: 'required' as const,
  schedule: HOURLY,
});
/** A rule whose last five mornings nobody sent. */
const missed = (people: number[]): Promise<number> =>
  insertReportRule(world.db, reportFactsSchema.parse(factsOf(people)), {
    createdBy: 'test',
    plannedUntil: new Date(Date.now() - 5 * 86_400_000),
  });
const mailsOf = (ruleId: number) =>
  world.db
    .selectFrom('report_mail')
    .select(['state', 'attempts', 'failure', 'of', 'uid'])
    .where('rule_id', '=', ruleId)
    .orderBy('id')
    .execute();
const sends = (port: number) =>
  notifying(
    world,
    { mail: { url: `smtp://127.0.0.1:${port}?ignoreTLS=true`, from: FROM } },
    {},
    reportMaker(world.db, () => world.picture),
  );
const isSettled = (states: string[]): boolean =>
  states.length > 0 && !states.includes('waiting') && !states.includes('sending');
async function settled(ruleId: number): Promise<void> {
  await expect
    .poll(async () => isSettled((await mailsOf(ruleId)).map(({ state }) => state)), { timeout: 20_000 })
    .toBe(true);
}

describe('a report by e-mail', () => {
  it('that five mornings missed is sent once, in the language of its reader, by one of two servers, and is in the audit', async () => {
    const chief = await reader(world.db, [['chief', REGION]], { email: 'chief@example.kz', language: 'kk' });
    const smtp = await smtpServer();
    const rule = await missed([chief.personId]);
    sends(smtp.port);
    sends(smtp.port);
    await settled(rule);
    expect(await mailsOf(rule)).toMatchObject([
      { state: 'sent', attempts: 1, of: new Date(lastDueMs(HOURLY, Date.now())) },
    ]);
    expect(smtp.mails.map(({ to }) => to)).toEqual([['chief@example.kz']]);
    const raw = smtp.mails[0]?.raw ?? '';
    expect(readMail(raw).headers.get('subject')).toContain('Аумақ бойынша есеп: Түркістан облысы');
    const [, encoded = ''] =
      /Content-Type: application\/pdf[\s\S]*?\r\n\r\n([A-Za-z0-9+/=\r\n]+?)\r\n--/.exec(raw) ?? [];
    expect(pdfText(Buffer.from(encoded, 'base64')).join('\n')).toContain(
      'Аумақ бойынша есеп: Түркістан облысы',
    );
    expect(raw).toMatch(/filename="?[^"\n]*\.xlsx/);
    const { rows } = await world.test.pool.query(
      `select actor, kato, after->>'person' as person from audit_entry where action = 'notify.sendReport' and object = $1`,
      [`report_rule:${rule}`],
    );
    expect(rows).toEqual([{ actor: 'report', kato: REGION, person: String(chief.personId) }]);
  });

  it('that the server cannot take now is tried again; who may not have it or has no address gets none, and that is shown', async () => {
    const chief = await reader(world.db, [['chief', REGION]], { email: 'again@example.kz' });
    const operator = await reader(world.db, [['operator', REGION]], { email: 'operator@example.kz' });
    const silent = await reader(world.db, [['analyst', REGION]]);
    const smtp = await smtpServer({ data: (n) => (n <= 2 ? { code: 451, text: 'Try later' } : null) });
    const rule = await missed([chief.personId, operator.personId, silent.personId]);
    sends(smtp.port);
    await settled(rule);
    expect(await mailsOf(rule)).toMatchObject([
      { state: 'sent', attempts: 3 },
      { state: 'withheld', attempts: 1 },
      { state: 'dead', failure: 'no_address' },
    ]);
    expect(smtp.mails.map(({ to }) => to)).toEqual([['again@example.kz']]);
    const admin = await reader(world.db, [['administrator', REGION]]);
    const { data } = await server.query('notify.reports.list', undefined, admin.cookie);
    const listed = (data as { id: number; last: { state: string }[] }[]).find(({ id }) => id === rule);
    expect(listed?.last.map(({ state }) => state)).toEqual(['sent', 'withheld', 'dead']);
  });
});

describe('a rule of reports', () => {
  it('is added, changed and sent at once by who administers notification, with a reason, and never sends what was due before it', async () => {
    const admin = await reader(world.db, [['administrator', REGION]]);
    const chief = await reader(world.db, [['chief', REGION]], { email: 'now@example.kz' });
    const facts = { ...factsOf([chief.personId]), reason: 'asked for' };
    const made = await server.mutate('notify.reports.create', facts, admin.cookie);
    const { id } = made.data as { id: number };
    const smtp = await smtpServer();
    sends(smtp.port);
    const sent = await server.mutate('notify.reports.sendNow', { id }, admin.cookie);
    expect(sent.data).toEqual({ mails: 1 });
    await settled(id);
    expect(await mailsOf(id)).toHaveLength(1);
    const change = { ...facts, id, version: 1, enabled: false };
    expect((await server.mutate('notify.reports.update', change, admin.cookie)).status).toBe(200);
    expect((await server.mutate('notify.reports.update', change, admin.cookie)).status).toBe(409);
  });

  it.each([
    [{ people: [] }, 'Say who gets it'],
    [{ formats: [] }, 'At least one kind of file'],
    [{ schedule: { every: 'month', day: 31, hour: 8 } }, 'A day that every month has'],
    [{ schedule: { every: 'day', hour: 24 } }, ''],
    [{ reason: '' }, 'Say why'],
  ])('is refused with %j', async (part, why) => {
    const admin = await reader(world.db, [['administrator', REGION]]);
    const wrong = { ...factsOf([1]), reason: 'asked for', ...part };
    const said = await server.mutate('notify.reports.create', wrong, admin.cookie);
    expect([said.status, said.body.includes(why)]).toEqual([400, true]);
  });
});
