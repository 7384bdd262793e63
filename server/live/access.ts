import type { IncomingMessage } from 'node:http';

/**
 * Who sits at a line and what territory they were granted, as KATO paths: of events, of what is shared with it, of sensitive
 * incidents, and of positions.
 */
export type LiveGrant = {
  personId: string;
  sessionId: string;
  paths: readonly string[];
  sharedPaths: readonly string[];
  sensitivePaths: readonly string[];
  positionPaths: readonly string[];
};

/** What the live channel needs to know of accounts. */
export type LiveAccess = {
  /** Whose request it is; null without a valid session, or without anything live that it may see. */
  scopeOfRequest(request: IncomingMessage): Promise<LiveGrant | null>;
  /** Whether the session and exactly these territories still hold. Asked every second for every line; must not wait. */
  holds(grant: LiveGrant): boolean;
  /** Tells the sessions that end before their time. @returns a function that ends it. */
  onSessionRevoked(listener: (sessionId: string) => void): () => void;
};
