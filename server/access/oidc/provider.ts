import * as oidc from 'openid-client';
import { z } from 'zod';
import type { Flow } from './flow.ts';
import { OIDC_CALLBACK, type OidcGroups, type OidcProblem } from '../../../shared/access/oidc.ts';

/** The identity provider, as the operator names it. */
export type OidcConfig = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Roles of the provider's groups. */
  groups: OidcGroups;
  /** Where people reach this server, without a path: the provider sends them back there. */
  publicUrl: string;
};

/** A sign-in that came to nothing; the cause is for the log. */
export class OidcError extends Error {
  override name = 'OidcError';
  constructor(
    readonly problem: OidcProblem,
    options?: ErrorOptions,
  ) {
    super(`Sign-in through the identity provider: ${problem}`, options);
  }
}

/** Who the provider says it is. Subjects are unique within an issuer, never reassigned (OpenID Connect Core 1.0, 2). */
export type Identity = {
  issuer: string;
  subject: string;
  name: string | undefined;
  username: string | undefined;
  groups: readonly string[];
};

const TIMEOUT_S = 5;
/** How long ago one may have signed in at the provider: whoever sits down after somebody else signs in as themselves. */
const FRESH_S = 300;

const claimsSchema = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  name: z.string().optional().catch(undefined),
  preferred_username: z.string().optional().catch(undefined),
  groups: z.array(z.string()).catch([]),
});

/** Signatures are checked although the line is encrypted; in the clear a provider is spoken to on this machine alone. */
const settings = (issuer: string): ((config: oidc.Configuration) => void)[] => [
  oidc.enableNonRepudiationChecks,
  ...(issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : []),
];

/** What the provider says of itself, its keys too: asked for at every sign-in, so that keys may change at any time. */
async function discovered({ issuer, clientId, clientSecret }: OidcConfig): Promise<oidc.Configuration> {
  try {
    return await oidc.discovery(
      new URL(issuer),
      clientId,
      { client_secret: clientSecret },
      oidc.ClientSecretBasic(clientSecret),
      { execute: settings(issuer), timeout: TIMEOUT_S },
    );
  } catch (error) {
    throw new OidcError('unavailable', { cause: error });
  }
}

const redirectUri = ({ publicUrl }: OidcConfig): string => `${publicUrl}${OIDC_CALLBACK}`;

/**
 * The address at the provider where somebody signs in, and what has to be remembered until they come back.
 * @throws OidcError when the provider does not answer.
 */
export async function beginAtProvider(
  config: OidcConfig,
): Promise<{ url: URL; secrets: Pick<Flow, 'state' | 'nonce' | 'verifier'> }> {
  const provider = await discovered(config);
  const secrets = {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier: oidc.randomPKCECodeVerifier(),
  };
  const url = oidc.buildAuthorizationUrl(provider, {
    redirect_uri: redirectUri(config),
    scope: 'openid profile groups',
    state: secrets.state,
    nonce: secrets.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(secrets.verifier),
    code_challenge_method: 'S256',
    prompt: 'login',
    max_age: String(FRESH_S),
  });
  return { url, secrets };
}

/** What an answer that was not taken is called. */
function problemOf(error: unknown): OidcProblem {
  if (error instanceof oidc.AuthorizationResponseError)
    return error.error === 'access_denied' || error.error === 'login_required' ? 'cancelled' : 'invalid';
  if (error instanceof oidc.ResponseBodyError)
    return error.error === 'invalid_grant' ? 'expired' : 'unavailable';
  if (error instanceof oidc.ClientError && error.code === 'OAUTH_TIMEOUT') return 'unavailable';
  return error instanceof TypeError ? 'unavailable' : 'invalid';
}

/**
 * Takes the provider's answer, as the query of the callback has it, for who it is of.
 * @throws OidcError for any other answer than the one that was asked for.
 */
export async function identityOf(config: OidcConfig, flow: Flow, query: string): Promise<Identity> {
  const provider = await discovered(config);
  try {
    const tokens = await oidc.authorizationCodeGrant(provider, new URL(`${redirectUri(config)}?${query}`), {
      pkceCodeVerifier: flow.verifier,
      expectedState: flow.state,
      expectedNonce: flow.nonce,
      maxAge: FRESH_S,
    });
    const { iss, sub, name, preferred_username: username, groups } = claimsSchema.parse(tokens.claims());
    return { issuer: iss, subject: sub, name, username, groups };
  } catch (error) {
    throw new OidcError(problemOf(error), { cause: error });
  }
}
