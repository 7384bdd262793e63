import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AccessParts } from './access/door.ts';
import { testAccessParts } from './access/test-access.ts';
import { createApp } from './app.ts';
import type { Db } from './db/schema.ts';
import type { Rate } from './http/rate-limit.ts';
import { createLog } from './log.ts';
import { openUploads, type Uploads } from './operations/incident/attachment/uploads.ts';
import { openVoids } from './operations/void/voids.ts';
import type { Picture } from './picture/picture.ts';
import { openTravel } from './planning/travel/travel.ts';

/** What a procedure answered: its data or the code of its refusal, and the body as it came over the wire. */
export type Said = {
  status: number;
  data: unknown;
  code: string | null;
  body: string;
  setCookie: string | null;
};

export type TestServer = {
  origin: string;
  denied: string[];
  get(path: string, cookie?: string, headers?: Record<string, string>): Promise<Response>;
  /** Sends a body as it is, as a browser sends a file. */
  send(path: string, body: BodyInit, cookie?: string, headers?: Record<string, string>): Promise<Response>;
  query(procedure: string, input: unknown, cookie?: string): Promise<Said>;
  mutate(procedure: string, input: unknown, cookie?: string): Promise<Said>;
  close(): Promise<void>;
};

type Envelope = { result?: { data: unknown }; error?: { data: { code: string } } };

async function saidOf(response: Response): Promise<Said> {
  const body = await response.text();
  const envelope = JSON.parse(body) as Envelope;
  return {
    status: response.status,
    data: envelope.result?.data,
    code: envelope.error?.data.code ?? null,
    body,
    setCookie: response.headers.get('set-cookie'),
  };
}

/** The whole server on a real socket, over a database and a picture of the test. */
export async function startTestServer(parts: {
  db: Db;
  picture: () => Picture;
  access?: Partial<AccessParts>;
  uploads?: Uploads;
  signInRate?: Rate;
  /** It watches for voids, and hears of no position; travel times are an estimate. */
  watches?: boolean;
}): Promise<TestServer> {
  const denied: string[] = [];
  const log = createLog('silent');
  const voids = parts.watches
    ? await openVoids({
        ...parts,
        positions: { onTick: () => undefined },
        feed: { follow: () => () => undefined },
        log,
        clock: Date.now,
      })
    : undefined;
  // Without tiles nothing of the script is started.
  const travel = parts.watches
    ? openTravel({ db: parts.db, dataDir: tmpdir(), script: '', log, clock: Date.now, valhalla: null })
    : undefined;
  const server = createApp({
    db: parts.db,
    picture: parts.picture,
    uploads: parts.uploads ?? (await openUploads(await mkdtemp(join(tmpdir(), 'sholu-test-files-')))),
    log,
    clientDir: null,
    voids,
    travel,
    access: testAccessParts(parts.access),
    // Every test comes from the same address.
    signInRate: parts.signInRate ?? { burst: 10_000, perSecond: 1_000 },
    denied: (actor, action, object) => denied.push(`${actor} ${action} ${object}`),
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  const origin = `http://127.0.0.1:${address.port}`;
  const cookieHeader = (cookie: string | undefined) => (cookie === undefined ? {} : { cookie });
  return {
    origin,
    denied,
    get: (path, cookie, headers = {}) =>
      fetch(`${origin}${path}`, { headers: { ...cookieHeader(cookie), ...headers } }),
    send: (path, body, cookie, headers = {}) =>
      fetch(`${origin}${path}`, { method: 'POST', body, headers: { ...cookieHeader(cookie), ...headers } }),
    query: async (procedure, input, cookie) => {
      const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
      return saidOf(
        await fetch(`${origin}/api/trpc/${procedure}${query}`, { headers: cookieHeader(cookie) }),
      );
    },
    mutate: async (procedure, input, cookie) =>
      saidOf(
        await fetch(`${origin}/api/trpc/${procedure}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...cookieHeader(cookie) },
          ...(input === undefined ? {} : { body: JSON.stringify(input) }),
        }),
      ),
    close: async () => {
      await voids?.close();
      await travel?.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
