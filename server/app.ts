import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { nodeHTTPRequestHandler } from '@trpc/server/adapters/node-http';
import sirv from 'sirv';
import type { Action } from '../shared/access/action.ts';
import { MAX_BATCH } from '../shared/batch.ts';
import type { Kato } from '../shared/hierarchy/schema.ts';
import type { Access } from './access/access.ts';
import type { AccessParts } from './access/door.ts';
import { territoryOf, type Denied } from './access/guard.ts';
import { answerOidc, isOidcPath } from './access/oidc/http.ts';
import { visitOf, type Visit } from './access/visit.ts';
import { photosHandler } from './coverage/inspection/photos-http.ts';
import type { Db } from './db/schema.ts';
import { note, requestAddress } from './db/write.ts';
import { boundariesHandler } from './hierarchy/boundaries-http.ts';
import { BUILD_HEADER, buildOf } from './http/client-build.ts';
import { createLimitedServer } from './http/create-server.ts';
import { setSecurityHeaders } from './http/headers.ts';
import { LIMITS, type Limits } from './http/limits.ts';
import type { Metrics } from './http/metrics.ts';
import { operationsHandler } from './http/operations.ts';
import { clientOf, NO_PROXY, type Client, type TrustedProxies } from './http/proxies.ts';
import { createRateLimit, networkOf, RATES, type Rate } from './http/rate-limit.ts';
import { metricRouteOf } from './http/metric-route.ts';
import { ROUTES, routeOf, type RouteName, type TerritoryHandler } from './http/routes.ts';
import { isSameOrigin } from './http/same-origin.ts';
import { takeBody } from './http/take-body.ts';
import type { TlsFiles } from './http/tls.ts';
import { auditExportHandler } from './interop/audit-http.ts';
import { gapsExportHandler } from './interop/gaps-http.ts';
import { exportHandler } from './interop/http.ts';
import { ogcHandler } from './interop/ogc/http.ts';
import { incidentExportHandler } from './interop/incident-http.ts';
import { performanceExportHandler } from './interop/performance-http.ts';
import { territoryReportHandler } from './interop/territory/http.ts';
import { mapExportHandler } from './interop/map-sheet/http.ts';
import { planOrderHandler } from './interop/order/http.ts';
import { programmeExportHandler } from './interop/programme-http.ts';
import type { LiveServer } from './live/server.ts';
import type { Log } from './log.ts';
import {
  attachHandler,
  attachmentsHandler,
  crewAttachHandler,
} from './operations/incident/attachment/http.ts';
import type { Uploads } from './operations/incident/attachment/uploads.ts';
import type { Picture } from './picture/picture.ts';
import { importHandler } from './register/import/http.ts';
import type { Imports } from './register/import/imports.ts';
import { cameraTilesHandler } from './register/tile.ts';
import { appRouter } from './router.ts';
import type { Context } from './trpc.ts';

const API = '/api/trpc/';
/** Procedures at which somebody could guess. */
const AT_THE_DOOR = new Set(['access.signIn', 'access.totp', 'access.changePassword']);
/** How many attempts a call makes: one a procedure of its batch, by the names that tRPC reads in it. */
const attemptsIn = (path: string): number =>
  decoded(path)
    .split(',')
    .filter((name) => AT_THE_DOOR.has(name)).length;

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

type AppParts = {
  db: Db;
  /** The picture as it is now; asked for on every request. */
  picture: () => Picture;
  /** Carries a changed object into the picture, see `Context`. */
  registerChanged?: (object: string) => Promise<void>;
  /** Imports of this process; without them files are not taken. */
  imports?: Imports;
  /** Takes files of incidents while they arrive; without it none are taken. */
  uploads?: Uploads;
  /** Takes the devices' messages; answers true when it was one. */
  ingest?: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  /** Answer commands and questions while the database is silent, see `Context`. */
  answerCommand?: Context['answerCommand'];
  answerQuestion?: Context['answerCommand'];
  /** Takes positions of crews' pages, see `Context`. */
  takePosition?: Context['takePosition'];
  /** The simulation, see `Context`; asked for on every request. */
  simulation?: () => Context['simulation'];
  /** What nobody reaches in time, see `Context`. */
  voids?: Context['voids'];
  /** Plans in the background, see `Context`. */
  locations?: Context['locations'];
  cameraSitings?: Context['cameraSitings'];
  /** Travel times, see `Context`. */
  travel?: Context['travel'];
  /** The part that notifies, see `Context`. */
  notify?: Context['notify'];
  /** The WebSocket of screens. */
  live?: LiveServer;
  log: Log;
  /** Folder of the built client; null in development, where Vite serves it. */
  clientDir: string | null;
  access: Omit<AccessParts, 'db'>;
  /** Told of every refusal, which is in the audit besides. */
  denied?: (actor: string, action: Action, object: string) => void;
  /** Certificate and key; without them the line is in the clear, or a proxy encrypts it. */
  tls?: TlsFiles | null;
  /** Proxies whose word about the client is taken; none unless given. */
  isTrusted?: TrustedProxies;
  /** What the process measures of itself; without it there is no `/metrics`. */
  metrics?: Metrics;
  /** Who has it may read the metrics; without it, this machine alone. */
  metricsToken?: string | undefined;
  limits?: Limits;
  /** How often one address may try to sign in. */
  signInRate?: Rate;
};

/** Puts the parts together into a server that is not listening yet. */
export function createApp(parts: AppParts): Server {
  const { isTrusted = NO_PROXY, limits = LIMITS, metrics } = parts;
  const perAddress = createRateLimit(RATES.address);
  const perSignIn = createRateLimit(parts.signInRate ?? RATES.signInAddress);
  /** Counts attempts to come in from an address; the seconds to wait when they were too many. */
  const takeAttempts = (client: Client, attempts: number): number => {
    let waitS = 0;
    for (let i = 0; i < attempts; i++) waitS = Math.max(waitS, perSignIn.take(networkOf(client.address)));
    return waitS;
  };
  const operations = operationsHandler(parts);
  const handlers: Readonly<Record<RouteName, TerritoryHandler>> = {
    boundaries: boundariesHandler(parts.db),
    cameraTiles: cameraTilesHandler(),
    auditExport: auditExportHandler(parts.db),
    incidentExport: incidentExportHandler(parts.db),
    performanceExport: performanceExportHandler(parts.db),
    territoryReport: territoryReportHandler(parts.db),
    planOrder: planOrderHandler(parts.db),
    programmeExport: programmeExportHandler(parts.db),
    gapExport: gapsExportHandler(parts.db),
    mapExport: mapExportHandler(parts.db),
    exports: exportHandler(parts.db),
    ogc: ogcHandler({ db: parts.db, clock: parts.access.clock }),
    imports: importHandler(parts),
    attach: attachHandler(parts),
    attachments: attachmentsHandler(parts),
    inspectionPhotos: photosHandler(parts),
  };
  const crewAttach = crewAttachHandler(parts);
  const access: AccessParts = { ...parts.access, db: parts.db };
  const build = parts.clientDir === null ? null : buildOf(parts.clientDir);
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

  /** Every refusal is remembered and told; the refused need not wait for it. */
  const deniedTo =
    (who: Access | null): Denied =>
    (action, object) => {
      const actor = who?.actor ?? 'nobody';
      parts.denied?.(actor, action, object);
      note(parts.db, { actor, action, object, outcome: 'denied' }).catch((error: unknown) =>
        parts.log.error({ err: error }, 'a refusal could not be noted'),
      );
    };
  const visit = (
    request: IncomingMessage,
    response: ServerResponse,
    picture: Picture,
    line: Client,
  ): Promise<Visit> => visitOf(access, line, request, response, picture.tree);

  /** Serves what lies in the territory of who asks. */
  const answerRoute = async (
    name: RouteName,
    request: IncomingMessage,
    response: ServerResponse,
    client: Client,
  ): Promise<boolean> => {
    const refuse = (status: 401 | 403, reason: string): true => {
      // Not `Basic`: a browser would ask for a password, and send it beside its cookie ever after.
      if (status === 401) response.setHeader('www-authenticate', 'Bearer realm="Sholu"');
      response.writeHead(status, { 'content-type': 'text/plain', 'cache-control': 'no-store' }).end(reason);
      return true;
    };
    const picture = parts.picture();
    const { access: who } = await visit(request, response, picture, client);
    if (!who) return refuse(401, 'Sign in first');
    const { action } = ROUTES[name];
    const denied = deniedTo(who);
    const scope = who.scope(action);
    if (scope.roots.length === 0) {
      denied(action, name);
      return refuse(403, `None of your roles includes ${action}`);
    }
    const territory = territoryOf(picture.tree, action, scope, denied);
    const { actor } = who;
    const may = (other: Action, kato: Kato): boolean => who.scope(other).covers(kato);
    return handlers[name](request, response, {
      ...territory,
      picture,
      access: who,
      actor,
      address: client.address,
      denied,
      may,
    });
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const client = clientOf(request, isTrusted);
    setSecurityHeaders(response, client.secure);
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    metrics?.observe(metricRouteOf(path), response);
    const refuse = (status: number, text: string, headers: Record<string, string> = {}): void => {
      // What is left of the request is not read, so the connection cannot be used again.
      if (!request.complete) headers['connection'] = 'close';
      response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...headers }).end(text);
    };
    // Devices have limits of their own: a centre's phones may all stand behind one address.
    if (await parts.ingest?.(request, response)) return;
    const waitS = perAddress.take(networkOf(client.address));
    if (waitS > 0) {
      metrics?.limited();
      refuse(429, `Too many requests; try again in ${waitS} s`, { 'retry-after': String(waitS) });
      return;
    }
    if ((request.url ?? '').length > limits.urlChars) {
      refuse(414, `The address is longer than ${limits.urlChars} characters`);
      return;
    }
    if (path.startsWith(API)) {
      // A page of another build says that it is old, see client/state/server-build.ts.
      if (build !== null) response.setHeader(BUILD_HEADER, build);
      if (path.startsWith(`${API}live.`)) {
        refuse(405, 'Live data comes over the WebSocket /api/live only');
        return;
      }
      const signInWaitS = takeAttempts(client, attemptsIn(path.slice(API.length)));
      if (signInWaitS > 0) {
        metrics?.limited();
        refuse(429, `Too many attempts; try again in ${signInWaitS} s`, {
          'retry-after': String(signInWaitS),
        });
        return;
      }
      if (request.method !== 'GET' && !isSameOrigin(request.headers)) {
        refuse(403, 'Only pages of this server may write');
        return;
      }
      const refusal = await takeBody(request, limits);
      if (refusal) {
        refuse(refusal.status, refusal.text);
        return;
      }
      await nodeHTTPRequestHandler({
        router: appRouter,
        req: request,
        res: response,
        path: path.slice(API.length),
        maxBatchSize: MAX_BATCH,
        createContext: async () => {
          const picture = parts.picture();
          // Who asks stands in the database as well, so every request would wait for it here already.
          const look = (): Promise<Visit> => visit(request, response, picture, client);
          const { door, access: who } = await (parts.answerQuestion?.(look) ?? look());
          return {
            answerCommand: parts.answerCommand,
            db: parts.db,
            picture,
            access: who,
            door,
            remoteAddress: client.address,
            denied: deniedTo(who),
            registerChanged: parts.registerChanged,
            imports: parts.imports,
            takePosition: parts.takePosition,
            simulation: parts.simulation?.(),
            voids: parts.voids,
            travel: parts.travel,
            notify: parts.notify,
            locations: parts.locations,
            cameraSitings: parts.cameraSitings,
          };
        },
        onError: ({ error, path: procedure }) => {
          if (error.code === 'INTERNAL_SERVER_ERROR')
            parts.log.error({ err: error, procedure }, 'procedure failed');
        },
      });
      return;
    }
    // A crew has no session; the secret of its link says which incident is meant.
    if (await crewAttach(request, response)) return;
    const route = routeOf(path);
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead && !(route && 'writes' in ROUTES[route])) {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    if (await operations(request, response)) return;
    if (isOidcPath(path)) {
      const attemptWaitS = takeAttempts(client, 1);
      if (attemptWaitS > 0) {
        metrics?.limited();
        refuse(429, `Too many attempts; try again in ${attemptWaitS} s`, {
          'retry-after': String(attemptWaitS),
        });
        return;
      }
      const picture = parts.picture();
      const { door } = await visit(request, response, picture, client);
      await answerOidc(access.oidc, {
        request,
        response,
        door,
        secure: client.secure,
        isUnit: (kato) => picture.tree.indexOf.has(kato),
        warn: (error) => parts.log.warn({ err: error }, 'a sign-in through the identity provider failed'),
      });
      return;
    }
    if (route && (await answerRoute(route, request, response, client))) return;
    if (!files) {
      response.writeHead(404).end();
      return;
    }
    // A build that is renewed in place takes files away under the server: one answer is cut, and nothing else.
    response.once('pipe', (file) => file.once('error', () => response.destroy()));
    files(request, response, () => {
      response.writeHead(404).end();
    });
  };

  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    const { address } = clientOf(request, isTrusted);
    requestAddress.run(address, answer, request, response).catch((error: unknown) => {
      // The query may hold what a person typed; the path does not.
      parts.log.error({ err: error, path: request.url?.split('?', 1)[0] }, 'request failed');
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end('The server could not answer. The failure is in its log.');
    });
  };
  const server = createLimitedServer(listener, { limits, isTrusted, tls: parts.tls ?? null });
  const { live } = parts;
  if (live) server.on('upgrade', (request, socket, head) => live.upgrade(request, socket, head));
  return server;
}
