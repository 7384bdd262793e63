import type { IncomingMessage, ServerResponse } from 'node:http';
import { arrive } from './arrive.ts';
import { endOfFlow, flowCookie, flowOf, returnPath } from './flow.ts';
import { beginAtProvider, identityOf, OidcError, type OidcConfig } from './provider.ts';
import type { Door } from '../door.ts';
import { endSessions, enter } from '../sign-in.ts';
import { OIDC_CALLBACK, OIDC_START, problemMark } from '../../../shared/access/oidc.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { note } from '../../db/write.ts';
import { isSameOrigin } from '../../http/same-origin.ts';

type Request = {
  request: IncomingMessage;
  response: ServerResponse;
  door: Door;
  secure: boolean;
  isUnit: (kato: Kato) => boolean;
  /** Told why a sign-in came to nothing. */
  warn: (error: OidcError) => void;
};

export const isOidcPath = (path: string): boolean => path === OIDC_START || path === OIDC_CALLBACK;

const queryOf = (request: IncomingMessage): string => (request.url ?? '').split('?').slice(1).join('?');

function goTo(response: ServerResponse, location: string): void {
  response.writeHead(303, { location, 'cache-control': 'no-store' }).end();
}

/** Sends the browser to the provider, with what it has to bring back in a cookie. */
async function begin(config: OidcConfig, { request, response, door, secure }: Request): Promise<void> {
  const { session, key } = door;
  const { url, secrets } = await beginAtProvider(config);
  const returnTo = returnPath(new URLSearchParams(queryOf(request)).get('return'));
  const former = session && { id: session.id, personId: session.personId };
  const flow = flowCookie(key, { ...secrets, returnTo, former }, { nowMs: door.clock(), secure });
  response.appendHeader('set-cookie', flow);
  goTo(response, url.href);
}

/** Takes the provider's answer: the browser gets a session and goes back to where it was. */
async function finish(config: OidcConfig, asked: Request): Promise<void> {
  const { request, response, door, secure, isUnit } = asked;
  const nowMs = door.clock();
  const flow = flowOf(door.key, request, { nowMs, secure });
  if (!flow) throw new OidcError('expired');
  const identity = await identityOf(config, flow, queryOf(request));
  const id = await arrive(door.db, identity, config.groups, { now: new Date(nowMs), isUnit });
  const { former } = flow;
  await enter(door, { id }, 'in', {
    action: 'access.oidcSignIn',
    also: async (trx) => {
      if (former) await endSessions(trx, former.personId, { only: former.id }, nowMs);
    },
  });
  response.appendHeader('set-cookie', endOfFlow(secure));
  goTo(response, flow.returnTo);
}

/**
 * Serves the two routes of a sign-in through the identity provider. Whatever goes wrong, the browser lands on the screen,
 * which says what it was and offers the local accounts. Addresses of other hosts are never sent to, but the provider's.
 */
export async function answerOidc(config: OidcConfig | null, asked: Request): Promise<void> {
  const { request, response, door, secure } = asked;
  const isStart = (request.url ?? '').split('?', 1)[0] === OIDC_START;
  // Another site may not begin a sign-in in the name of who looks at it.
  if (!config || (isStart && !isSameOrigin(request.headers))) {
    goTo(response, '/');
    return;
  }
  try {
    await (isStart ? begin(config, asked) : finish(config, asked));
  } catch (error) {
    if (!(error instanceof OidcError)) throw error;
    asked.warn(error);
    const failed = { actor: 'nobody', action: 'access.oidcFailed', outcome: 'failed' } as const;
    // A provider that is down is no attempt of anybody's.
    if (error.problem !== 'unavailable') await note(door.db, { ...failed, note: error.problem });
    if (!isStart) response.appendHeader('set-cookie', endOfFlow(secure));
    goTo(response, `/${problemMark(error.problem)}`);
  }
}
