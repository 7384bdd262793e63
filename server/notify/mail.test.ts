import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMailer } from './mail.ts';
import { deliveriesOf, notifying, reader, ruled } from './notify.fixture.ts';
import { readMail, smtpServer } from './smtp.fixture.ts';
import type { Db } from '../db/schema.ts';
import {
  openedBy,
  operationsWorld,
  personAt,
  REGION,
  type Caller,
} from '../operations/operations.fixture.ts';
import { startTestServer, type TestServer } from '../test-server.ts';

const FROM = 'sholu@police.example.kz';
const TO = 'chief@police.example.kz';
let world: Awaited<ReturnType<typeof operationsWorld>>;
let db: Db;
let server: TestServer;
let aida: Caller;
let admin: { personId: number; cookie: string };
beforeAll(async () => {
  world = await operationsWorld();
  ({ db } = world);
  aida = await personAt(db, world.picture, 'Аида', [['operator', REGION]]);
  admin = await reader(db, [['administrator', REGION]]);
  server = await startTestServer({ db, picture: () => world.picture });
  const chief = await reader(db, [['chief', REGION]], { email: TO });
  await ruled(db, { people: [chief.personId], channels: ['email'] });
});
afterAll(async () => {
  await server.close();
  await world.test.drop();
});

const mailOf = (id: number) => deliveriesOf(db, `incident:${id}`).then(([first]) => first);
const stateOf = (id: number) =>
  mailOf(id).then((one) => one && [one.state, one.attempts, one.failure, one.answer]);

describe('an e-mail', () => {
  it('that the server cannot take now is tried again by the same name until it is taken', async () => {
    const busy = { code: 451, text: 'Try again later' };
    const smtp = await smtpServer({ data: (n) => (n <= 2 ? busy : null) });
    notifying(world, { mail: { url: `smtp://127.0.0.1:${smtp.port}?ignoreTLS=true`, from: FROM } });
    const { id } = await openedBy(aida);
    await expect.poll(() => mailOf(id).then((one) => one?.state)).toBe('sent');
    const sent = await mailOf(id);
    expect(sent?.attempts).toBe(3);
    expect(smtp.mails).toHaveLength(1);
    expect(readMail(smtp.mails[0]?.raw ?? '').headers.get('message-id')).toBe(
      `<${sent?.uid}@police.example.kz>`,
    );
  });

  it('that the server refuses for good is a dead letter with its answer, until an administrator sends it again', async () => {
    let isFull = true;
    const full = { code: 552, text: 'Mailbox is full' };
    const smtp = await smtpServer({ rcpt: () => (isFull ? full : null) });
    notifying(world, { mail: { url: `smtp://127.0.0.1:${smtp.port}?ignoreTLS=true`, from: FROM } });
    const { id, number } = await openedBy(aida);
    await expect
      .poll(() => stateOf(id))
      .toEqual(['dead', 1, 'refused', expect.stringMatching(/^552 .*Mailbox is full/)]);
    const list = await server.query('notify.deliveries.list', { list: 'dead' }, admin.cookie);
    const [dead] = list.data as { id: number; label: string }[];
    expect(dead).toMatchObject({
      label: number,
      failure: 'refused',
      events: [{ event: 'incident_created' }],
    });
    isFull = false;
    expect((await server.mutate('notify.deliveries.resend', { id: dead?.id }, admin.cookie)).status).toBe(
      200,
    );
    await expect.poll(() => stateOf(id).then((state) => state?.slice(0, 2))).toEqual(['sent', 1]);
    expect(smtp.mails.map(({ to }) => to)).toEqual([[TO]]);
    // Nobody sends again what was sent.
    expect((await server.mutate('notify.deliveries.resend', { id: dead?.id }, admin.cookie)).status).toBe(
      409,
    );
  });

  it('goes encrypted and with the account of the configuration', async () => {
    const account = { user: 'sholu', pass: 'qupia-soz' };
    for (const secure of [false, true]) {
      const smtp = await smtpServer({ account, secure });
      const url = `${secure ? 'smtps' : 'smtp'}://sholu:qupia-soz@127.0.0.1:${smtp.port}?tls.rejectUnauthorized=false`;
      const worker = notifying(world, { mail: { url, from: FROM } });
      const { id } = await openedBy(aida);
      await expect.poll(() => mailOf(id).then((one) => one?.state)).toBe('sent');
      expect(smtp.mails).toMatchObject([{ user: 'sholu', secure: true }]);
      await worker.close();
    }
  });

  it('is not sent to a server whose certificate nobody vouches for', async () => {
    const smtp = await smtpServer({ secure: true });
    const mailer = openMailer({ url: `smtps://127.0.0.1:${smtp.port}`, from: FROM });
    const mail = { to: TO, uid: 'one', title: 'x', text: 'x', urgent: false };
    expect(await mailer.send(mail)).toMatchObject({ sent: false, isFinal: false });
    mailer.close();
    expect(smtp.mails).toEqual([]);
  });

  it('with a wrong password is tried again, and the password stands nowhere', async () => {
    const smtp = await smtpServer({ account: { user: 'sholu', pass: 'qupia-soz' }, secure: true });
    const url = `smtps://sholu:not-the-word@127.0.0.1:${smtp.port}?tls.rejectUnauthorized=false`;
    const worker = notifying(world, { mail: { url, from: FROM } }, { firstRetryMs: 600_000 });
    const { id } = await openedBy(aida);
    await expect
      .poll(() => stateOf(id).then((state) => state?.slice(0, 3)))
      .toEqual(['waiting', 1, 'refused']);
    expect(JSON.stringify([await mailOf(id), worker.mail])).not.toContain('not-the-word');
  });

  it('is not sent where no server is configured, and says so', async () => {
    notifying(world);
    const { id } = await openedBy(aida);
    await expect.poll(() => stateOf(id)).toEqual(['dead', 1, 'smtp_off', '']);
    const { data } = await server.query('notify.status', undefined, admin.cookie);
    expect(data).toMatchObject({ smtp: null });
  });

  it('to a server elsewhere needs encryption, unless the operator says that it need not', async () => {
    const plain = await smtpServer({ plain: true });
    const mail = { to: TO, uid: 'two', title: 'x', text: 'x', urgent: false };
    // 127.0.0.1 as a name that is not known to be this machine.
    const elsewhere = openMailer({ url: `smtp://[::ffff:127.0.0.1]:${plain.port}`, from: FROM });
    expect(await elsewhere.send(mail)).toMatchObject({ sent: false });
    elsewhere.close();
    expect(plain.mails).toEqual([]);
  });
});
