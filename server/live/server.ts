import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { applyWSSHandler } from '@trpc/server/adapters/ws';
import { WebSocketServer, type WebSocket } from 'ws';
import type { LiveAccess, LiveGrant } from './access.ts';
import type { EventFeed } from './feed.ts';
import type { Line } from './line.ts';
import type { PositionHub } from './position-hub.ts';
import { liveRouter } from './router.ts';
import type { ShareBook } from './share-book.ts';
import type { Db } from '../db/schema.ts';
import { isSameOrigin } from '../http/same-origin.ts';
import type { Log } from '../log.ts';
import type { Picture } from '../picture/picture.ts';
import { router } from '../trpc.ts';
import { wireEncoder } from '../../shared/live/wire.ts';

const PATH = '/api/live';
/** The session ended or its territory changed: the screen asks for what it may have now. */
export const CLOSE_NO_LONGER_GRANTED = 4401;

/** Questions travel over HTTP; on this line there are only subscriptions, small and few. */
const MAX_MESSAGE_BYTES = 16 * 1024;
const MAX_BATCH = 20;
const MAX_SUBSCRIPTIONS = 16;
const PING_MS = 15_000;
const PONG_WAIT_MS = 10_000;
const CHECK_MS = 1_000;
const GOODBYE_MS = 300;

export type LiveServer = {
  /** For the `upgrade` event of the HTTP server. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** How many lines are open. */
  lines(): number;
  /** Bytes that wait for screens that do not read. */
  backlog(): number;
  /** Asks every screen to connect anew – another server takes it over unseen –, then cuts what is left. */
  close(): Promise<void>;
};

/**
 * The WebSocket of screens. Who asks is decided before there is a socket: a page of another origin gets 403, a request
 * without a session 401. Messages are not compressed: 2,500 screens would each need a deflate of their own.
 */
export function createLiveServer(parts: {
  db: Db;
  picture: () => Picture;
  feed: EventFeed;
  shares: ShareBook;
  positions: PositionHub;
  access: LiveAccess;
  log: Pick<Log, 'warn' | 'error'>;
}): LiveServer {
  const { access, log } = parts;
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MAX_MESSAGE_BYTES,
  });
  const lines = new Map<WebSocket, LiveGrant>();
  const grants = new WeakMap<IncomingMessage, LiveGrant>();

  const handler = applyWSSHandler({
    wss: sockets,
    router: router({ live: liveRouter }),
    experimental_encoder: { ...wireEncoder, decode: decodeFew },
    keepAlive: { enabled: true, pingMs: PING_MS, pongWaitMs: PONG_WAIT_MS },
    createContext: ({ req, res: socket }) => {
      const grant = grants.get(req);
      if (!grant) throw new Error('A line was opened without a grant');
      const line = lineOf(socket, grant, parts);
      return { db: parts.db, picture: parts.picture(), access: null, door: null, line };
    },
    onError: ({ error, path }) => {
      if (error.code === 'INTERNAL_SERVER_ERROR') log.error({ err: error, path }, 'live subscription failed');
    },
  });

  const end = (socket: WebSocket): void => {
    socket.close(CLOSE_NO_LONGER_GRANTED, 'no longer granted');
    // Whoever does not answer the closing is cut; nothing is sent to it meanwhile.
    setTimeout(() => socket.terminate(), CHECK_MS).unref();
  };
  const stopRevoked = access.onSessionRevoked((sessionId) => {
    for (const [socket, grant] of lines) if (grant.sessionId === sessionId) end(socket);
  });
  const timer = setInterval(() => {
    for (const [socket, grant] of lines) if (!access.holds(grant)) end(socket);
  }, CHECK_MS);

  const upgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    if ((request.url ?? '').split('?', 1)[0] !== PATH) return refuse(socket, '404 Not Found');
    if (!isSameOrigin(request.headers)) return refuse(socket, '403 Forbidden');
    const grant = await access.scopeOfRequest(request);
    if (!grant) return refuse(socket, '401 Unauthorized');
    grants.set(request, grant);
    sockets.handleUpgrade(request, socket, head, (opened) => {
      lines.set(opened, grant);
      opened.once('close', () => lines.delete(opened));
      sockets.emit('connection', opened, request);
    });
  };

  return {
    lines: () => lines.size,
    backlog: () => [...lines.keys()].reduce((sum, { bufferedAmount }) => sum + bufferedAmount, 0),
    upgrade: (request, socket, head) => {
      const broken = (): void => void socket.destroy();
      socket.once('error', broken);
      upgrade(request, socket, head)
        .catch((error: unknown) => {
          log.error({ err: error }, 'a line could not be opened');
          refuse(socket, '500 Internal Server Error');
        })
        .finally(() => socket.off('error', broken));
    },
    close: async () => {
      clearInterval(timer);
      stopRevoked();
      handler.broadcastReconnectNotification();
      if (lines.size > 0) await new Promise((resolve) => setTimeout(resolve, GOODBYE_MS));
      for (const socket of lines.keys()) socket.terminate();
      sockets.close();
    },
  };
}

function lineOf(
  socket: WebSocket,
  grant: LiveGrant,
  { feed, shares, positions }: { feed: EventFeed; shares: ShareBook; positions: PositionHub },
): Line {
  let subscriptions = 0;
  return {
    grant,
    feed,
    shares,
    positions,
    backlog: () => socket.bufferedAmount,
    cut: () => socket.terminate(),
    enter: () => subscriptions < MAX_SUBSCRIPTIONS && ++subscriptions > 0,
    leave: () => void subscriptions--,
  };
}

function decodeFew(data: string | ArrayBuffer | Uint8Array): unknown {
  const messages = wireEncoder.decode(data);
  if (Array.isArray(messages) && messages.length > MAX_BATCH) throw new Error('Too many messages at once');
  return messages;
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}
