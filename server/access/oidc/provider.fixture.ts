import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { Provider, type Configuration, type JWK } from 'oidc-provider';
import type { OidcConfig } from './provider.ts';
import { OIDC_CALLBACK } from '../../../shared/access/oidc.ts';

export type Account = { sub: string; name?: string; preferred_username?: string; groups?: string[] };

const newKey = (): JWK => ({
  ...(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }) as JWK),
  kid: randomUUID(),
  alg: 'ES256',
  use: 'sig',
});

/**
 * A real identity provider on a socket; whoever is `account` signs in there, without being asked unless `asks`: then on a
 * page with one button.
 */
export async function startProvider(config: Pick<OidcConfig, 'clientId' | 'clientSecret'>) {
  let handle: (request: IncomingMessage, response: ServerResponse) => void = () => {};
  const server = createServer((request, response) => handle(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The provider has no port');
  const issuer = `http://127.0.0.1:${address.port}`;
  const state = { account: { sub: 'nobody' } as Account, asks: false, publicUrl: '' };

  const configuration = (): Configuration => ({
    clients: [
      {
        client_id: config.clientId,
        client_secret: config.clientSecret,
        redirect_uris: [`${state.publicUrl}${OIDC_CALLBACK}`],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [newKey()] },
    cookies: { keys: ['a key of a test'] },
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'], groups: ['groups'] },
    // The name and the groups stand in the ID token, as with most providers in use.
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ ...state.account, sub }) }),
    loadExistingGrant: async ({ oidc: { session, client, provider } }) => {
      const grant = new provider.Grant({
        accountId: session?.accountId ?? '',
        clientId: client?.clientId ?? '',
      });
      grant.addOIDCScope('openid profile groups');
      await grant.save();
      return grant;
    },
  });

  /** Begins anew, with other keys; what was begun before is forgotten. */
  const restart = (publicUrl: string): void => {
    state.publicUrl = publicUrl;
    const provider = new Provider(issuer, configuration());
    const callback = provider.callback();
    handle = (request, response) => {
      if (state.asks && request.method === 'GET' && request.url?.startsWith('/interaction/')) {
        response.writeHead(200, { 'content-type': 'text/html' });
        response.end('<form method="post"><button>Continue at the provider</button></form>');
        return;
      }
      const work = request.url?.startsWith('/interaction/')
        ? provider.interactionFinished(request, response, { login: { accountId: state.account.sub } })
        : callback(request, response);
      work.catch((error: unknown) => response.writeHead(500).end(String(error)));
    };
  };

  return {
    issuer,
    restart,
    signsInAs: (account: Account, { asks = false } = {}): void =>
      void Object.assign(state, { account, asks }),
    /** Answers every request with this instead. */
    answerWith: (other: typeof handle): void => void (handle = other),
    close: async (): Promise<void> => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
