import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { putContactRow } from './contact/store.ts';
import { openNotify, type NotifyEnv } from './open-notify.ts';
import type { ReportMaker } from './report/send.ts';
import { insertRule } from './rule/store.ts';
import { sealedSecret } from './webhook/secret.ts';
import { insertWebhook, nextWebhookId } from './webhook/store.ts';
import type { Kato, Language } from '../../shared/hierarchy/schema.ts';
import { ruleFactsSchema } from '../../shared/notify/rule.ts';
import { randomFrom } from '../../shared/random.ts';
import { signedIn, type TestGrants } from '../access/test-access.ts';
import type { Pool } from '../db/listen.ts';
import type { Db } from '../db/schema.ts';
import { REGION } from '../operations/operations.fixture.ts';
import type { Picture } from '../picture/picture.ts';

export const KEY = Buffer.alloc(32, 7);
export const SECRET = 'a secret of a test, long enough to be one';
export const PUBLIC_URL = 'https://sholu.example.kz';
const LOOK_MS = 25;

/** Hosts of tests: this machine, in the clear. */
export const LOCAL = { hosts: ['127.0.0.1'], allowHttp: true };

type Pace = NonNullable<Parameters<typeof openNotify>[0]['pace']>;

/** Notifies out of the database of a test, without waiting long for anything; ends with the test. */
export function notifying(
  { db, picture, test }: { db: Db; picture: Picture; test: { pool: Pool } },
  env: Partial<NotifyEnv> = {},
  pace: Pace = {},
  makeReport: ReportMaker = () => Promise.reject(new Error('Nothing is reported here')),
) {
  const opened = openNotify({
    db,
    pool: test.pool,
    tree: () => picture.tree,
    feed: { follow: () => () => undefined },
    env: { mail: null, webhooks: LOCAL, ...env },
    key: KEY,
    makeReport,
    publicUrl: PUBLIC_URL,
    log: { info: () => undefined, warn: () => undefined },
    clock: Date.now,
    random: randomFrom('notify'),
    pace: { lookMs: LOOK_MS, takeOverMs: LOOK_MS, firstRetryMs: 20, ...pace },
  });
  let open = true;
  const close = async (): Promise<void> => {
    if (open) await opened.close();
    open = false;
  };
  onTestFinished(close);
  return { ...opened, close };
}

/** Somebody with these roles and, unless it is null, an e-mail address. */
export async function reader(
  db: Db,
  grants: TestGrants,
  { email = null, language = 'ru' }: { email?: string | null; language?: Language } = {},
): Promise<{ personId: number; cookie: string }> {
  const { personId, cookie } = await signedIn(db, grants);
  await putContactRow(db, personId, { email, language });
  return { personId, cookie };
}

/** A rule of the region, of new incidents unless said otherwise. */
export const ruled = (db: Db, own: object): Promise<number> =>
  insertRule(
    db,
    ruleFactsSchema.parse({ name: 'Of a test', unit: REGION, events: ['incident_created'], ...own }),
    'test',
  );

/** A webhook with the rights of a person. */
export async function webhookOf(db: Db, ownerId: number, url: string, kato: Kato = REGION): Promise<number> {
  const id = await nextWebhookId(db);
  const sealed = sealedSecret(id, SECRET, KEY);
  await insertWebhook(db, { id, name: 'Of a test', url, kato, sealed_secret: sealed, owner_id: ownerId });
  return id;
}

/** A request as a receiver got it. */
export type Posted = { headers: IncomingHttpHeaders; body: string };

/** How a receiver answers the n-th request (from 1): a status, headers, or nothing at all. */
type Answer = (n: number) => { status: number; headers?: Record<string, string> } | 'silence';

/** A receiver of webhooks on a real socket; ends with the test. */
export async function receiver(answer: Answer = () => ({ status: 200 })) {
  const posted: Posted[] = [];
  const server: Server = createServer((request, response) => {
    void text(request).then((body) => {
      const said = answer(posted.push({ headers: request.headers, body }));
      if (said !== 'silence') response.writeHead(said.status, said.headers).end('an answer');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  const { port } = server.address() as AddressInfo;
  return { posted, url: `http://127.0.0.1:${port}/hook` };
}

/** Every message about a thing, as the database has it, in order. */
export const deliveriesOf = (db: Db, subject: string) =>
  db.selectFrom('notify_delivery').selectAll().where('subject', '=', subject).orderBy('id').execute();
