import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { nodeHTTPRequestHandler } from '@trpc/server/adapters/node-http';
import sirv from 'sirv';
import type { Db } from './db/schema.ts';
import { boundariesHandler } from './hierarchy/boundaries-http.ts';
import { setSecurityHeaders } from './http/headers.ts';
import { isSameOrigin } from './http/same-origin.ts';
import { exportHandler } from './interop/http.ts';
import type { LiveServer } from './live/server.ts';
import type { Log } from './log.ts';
import type { Picture } from './picture/picture.ts';
import { cameraTilesHandler } from './register/tile.ts';
import { appRouter } from './router.ts';

const API = '/api/trpc/';
/** The longest change of a facility is a few kB; anything larger than this is neither a question nor a change. */
const MAX_BODY_BYTES = 256 * 1024;
const MAX_BATCH = 20;

type AppParts = {
  db: Db;
  /** The picture as it is now; asked for on every request. */
  picture: () => Picture;
  /** Carries a changed object into the picture, see `Context`. */
  registerChanged?: (object: string) => Promise<void>;
  /** Takes the devices' messages; answers true when it was one. */
  ingest?: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  /** The WebSocket of screens. */
  live?: LiveServer;
  log: Log;
  /** Folder of the built client; null in development, where Vite serves it. */
  clientDir: string | null;
};

/** Puts the parts together into a server that is not listening yet. */
export function createApp(parts: AppParts): Server {
  const boundaries = boundariesHandler(parts.db);
  const cameraTiles = cameraTilesHandler(() => parts.picture().cameras);
  const exports = exportHandler(parts);
  const files = parts.clientDir
    ? sirv(parts.clientDir, {
        gzip: true,
        brotli: true,
        single: true,
        setHeaders: (response, path) =>
          response.setHeader(
            'cache-control',
            path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
          ),
      })
    : null;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    setSecurityHeaders(response);
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    if (await parts.ingest?.(request, response)) return;
    if (path.startsWith(API)) {
      if (request.method !== 'GET' && !isSameOrigin(request.headers)) {
        response.writeHead(403, { 'content-type': 'text/plain' }).end('Only pages of this server may write');
        return;
      }
      await nodeHTTPRequestHandler({
        router: appRouter,
        req: request,
        res: response,
        path: path.slice(API.length),
        maxBodySize: MAX_BODY_BYTES,
        maxBatchSize: MAX_BATCH,
        createContext: () => ({
          db: parts.db,
          picture: parts.picture(),
          remoteAddress: request.socket.remoteAddress,
          registerChanged: parts.registerChanged,
        }),
        onError: ({ error, path: procedure }) => {
          if (error.code === 'INTERNAL_SERVER_ERROR')
            parts.log.error({ err: error, procedure }, 'procedure failed');
        },
      });
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    if (path === '/healthz') {
      response.writeHead(200, { 'content-type': 'text/plain' }).end('ok');
      return;
    }
    if (await boundaries(request, response)) return;
    if (await cameraTiles(request, response)) return;
    if (await exports(request, response)) return;
    if (!files) {
      response.writeHead(404).end();
      return;
    }
    files(request, response, () => {
      response.writeHead(404).end();
    });
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      parts.log.error({ err: error, url: request.url }, 'request failed');
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end('The server could not answer. The failure is in its log.');
    });
  });
  const { live } = parts;
  if (live) server.on('upgrade', (request, socket, head) => live.upgrade(request, socket, head));
  return server;
}
