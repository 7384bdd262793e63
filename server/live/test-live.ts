import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import type { LiveAccess, LiveGrant } from './access.ts';
import { openEventFeed, type EventFeed } from './feed.ts';
import { createPositionHub, type PositionHub } from './position-hub.ts';
import { createLiveServer, type LiveServer } from './server.ts';
import { openShareBook } from './share-book.ts';
import { testAccessParts } from '../access/test-access.ts';
import { createApp } from '../app.ts';
import { inProcessBus } from '../bus/bus.ts';
import type { Db } from '../db/schema.ts';
import { write } from '../db/write.ts';
import type { Limits } from '../http/limits.ts';
import { openPositions, type Positions } from '../ingest/pipeline.ts';
import type { RosterUnit } from '../ingest/position-state.ts';
import { createLog } from '../log.ts';
import { loadPicture } from '../picture/load.ts';

/** Accounts of a test: a cookie `session=ID` has the grant of that id; `revoke` and `change` act as an administrator would. */
export type TestAccess = LiveAccess & {
  grants: Map<string, readonly string[]>;
  revoke(sessionId: string): void;
};

/** Accounts with these territories by session. */
export function testAccess(grants: Record<string, readonly string[]>): TestAccess {
  const held = new Map(Object.entries(grants));
  const listeners = new Set<(sessionId: string) => void>();
  const holds = ({ sessionId, paths }: LiveGrant): boolean => held.get(sessionId)?.join() === paths.join();
  return {
    grants: held,
    holds,
    scopeOfRequest: (request) => {
      const sessionId = /session=(\w+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
      const paths = held.get(sessionId);
      if (!paths) return Promise.resolve(null);
      const all = { paths, sharedPaths: paths, sensitivePaths: paths, positionPaths: paths };
      return Promise.resolve({ personId: sessionId, sessionId, ...all });
    },
    onSessionRevoked: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    revoke: (sessionId) => {
      held.delete(sessionId);
      listeners.forEach((listener) => listener(sessionId));
    },
  };
}

export type TestLive = {
  url: string;
  port: number;
  feed: EventFeed;
  positions: Positions;
  live: LiveServer;
  hub: PositionHub;
  close(): Promise<void>;
};

/** A whole server with its live channel on a free port, or on the given one. */
export async function startTestLive(parts: {
  db: Db;
  access: LiveAccess;
  roster?: RosterUnit[];
  port?: number;
  limits?: Limits;
}): Promise<TestLive> {
  const { db, access } = parts;
  const log = createLog('silent');
  const clock = Date.now;
  const bus = inProcessBus();
  const picture = await loadPicture(db);
  const feed = await openEventFeed({ db, bus, log, clock });
  const shares = await openShareBook(db, feed);
  const positions = await openPositions({
    db,
    bus,
    log,
    clock,
    roster: () => Promise.resolve(parts.roster ?? []),
  });
  const hub = createPositionHub();
  positions.onTick(hub.tick);
  const live = createLiveServer({ db, picture: () => picture, feed, shares, positions: hub, access, log });
  const server = createApp({
    db,
    access: testAccessParts(),
    picture: () => picture,
    live,
    log,
    clientDir: null,
    ...(parts.limits ? { limits: parts.limits } : {}),
  });
  server.listen(parts.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${port}/api/live`,
    port,
    feed,
    positions,
    live,
    hub,
    close: async () => {
      await live.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await positions.close();
      await feed.close();
      await bus.close();
    },
  };
}

/** A WebSocket class that sends a session's cookie, as a browser does by itself. */
export function socketOf(sessionId: string, opened: WebSocket[] = []): typeof globalThis.WebSocket {
  class SocketWithCookie extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { cookie: `session=${sessionId}` } });
      opened.push(this);
    }
  }
  // The two differ in what a browser's socket cannot do and this one can.
  return SocketWithCookie as unknown as typeof globalThis.WebSocket;
}

/** Writes one event through the door for writes. */
export function tellEvent(db: Db, kato: string | null, n: number, data: unknown = { n }): Promise<number> {
  return write(db, { actor: 'seed', action: 'test.tell' }, () =>
    Promise.resolve({ result: n, events: [{ kind: 'test.told', kato, object: `test:${n}`, data }] }),
  );
}
