import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { nodeHTTPRequestHandler } from '@trpc/server/adapters/node-http';
import sirv from 'sirv';
import type { Action } from '../shared/access/action.ts';
import type { Access } from './access/access.ts';
import type { AccessParts } from './access/door.ts';
import { territoryOf } from './access/guard.ts';
import { visitOf, type Visit } from './access/visit.ts';
import type { Db } from './db/schema.ts';
import { boundariesHandler } from './hierarchy/boundaries-http.ts';
import { setSecurityHeaders } from './http/headers.ts';
import { ROUTES, routeOf, type RouteName, type TerritoryHandler } from './http/routes.ts';
import { isSameOrigin } from './http/same-origin.ts';
import { isSecure } from './http/secure.ts';
import { exportHandler } from './interop/http.ts';
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
  log: Log;
  /** Folder of the built client; null in development, where Vite serves it. */
  clientDir: string | null;
  access: Omit<AccessParts, 'db'>;
  /** Told of every refusal. */
  denied?: (who: Access | null, action: Action, object: string) => void;
};

/** Puts the parts together into a server that is not listening yet. */
export function createApp(parts: AppParts): Server {
  const handlers: Readonly<Record<RouteName, TerritoryHandler>> = {
    boundaries: boundariesHandler(parts.db),
    cameraTiles: cameraTilesHandler(),
    exports: exportHandler(parts.db),
  };
  const access: AccessParts = { ...parts.access, db: parts.db };
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

  const visit = (request: IncomingMessage, response: ServerResponse, picture: Picture): Promise<Visit> => {
    const line = { address: request.socket.remoteAddress ?? null, secure: isSecure(request) };
    return visitOf(access, line, request, response, picture.tree);
  };

  /** Serves what lies in the territory of who asks. */
  const answerRoute = async (
    name: RouteName,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<boolean> => {
    const refuse = (status: 401 | 403, reason: string): true => {
      response.writeHead(status, { 'content-type': 'text/plain', 'cache-control': 'no-store' }).end(reason);
      return true;
    };
    const picture = parts.picture();
    const { access: who } = await visit(request, response, picture);
    if (!who) return refuse(401, 'Sign in first');
    const { action } = ROUTES[name];
    const denied = (of: Action, object: string): void => parts.denied?.(who, of, object);
    const scope = who.scope(action);
    if (scope.roots.length === 0) {
      denied(action, name);
      return refuse(403, `None of your roles includes ${action}`);
    }
    const territory = territoryOf(picture.tree, action, scope, denied);
    return handlers[name](request, response, { ...territory, picture });
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    setSecurityHeaders(response);
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
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
        createContext: async () => {
          const picture = parts.picture();
          const { door, access: who } = await visit(request, response, picture);
          return {
            db: parts.db,
            picture,
            access: who,
            door,
            remoteAddress: request.socket.remoteAddress,
            denied: (action, object) => parts.denied?.(who, action, object),
            registerChanged: parts.registerChanged,
          };
        },
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
    const route = routeOf(path);
    if (route && (await answerRoute(route, request, response))) return;
    if (!files) {
      response.writeHead(404).end();
      return;
    }
    files(request, response, () => {
      response.writeHead(404).end();
    });
  };

  return createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      parts.log.error({ err: error, url: request.url }, 'request failed');
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end('The server could not answer. The failure is in its log.');
    });
  });
}
