import type { OidcConfig } from './oidc/provider.ts';
import type { Session } from './sessions.ts';
import type { Db } from '../db/schema.ts';

/** What signing in needs of the installation. */
export type AccessParts = {
  db: Db;
  /** Key that the second factors are encrypted with, 32 bytes. */
  key: Buffer;
  /** Whether one-click accounts are offered, and those that exist are good for anything. */
  demo: boolean;
  /** Epoch, ms. */
  clock: () => number;
  limits: SessionLimits;
  /** The identity provider; null without one. */
  oidc: OidcConfig | null;
};

/** How long a session lasts, ms. */
export type SessionLimits = { idleMs: number; absoluteMs: number };

/** One request at the door: who it comes from, and the way to give it another session. */
export type Door = AccessParts & {
  /** The session of the cookie, whatever its stage. */
  session: Session | null;
  address: string | null;
  userAgent: string | null;
  /** Sends the cookie of a new session, or takes it away. */
  setCookie(token: string | null, expiresAtMs: number): void;
};
