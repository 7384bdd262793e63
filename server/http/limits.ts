/** How much of this machine one request, one address and all of them together may take. */
export type Limits = {
  /** From the opening of a request to the end of its headers. A slow loris sends one byte a minute. */
  headersMs: number;
  /** From the opening of a request to the end of its body: the largest import over a slow line. */
  requestMs: number;
  /** The body of a call. */
  bodyMs: number;
  /** A connection without a request. */
  keepAliveMs: number;
  /** How often the times above are looked at. */
  checkEveryMs: number;
  connections: number;
  /** A centre may stand behind one address: 60 screens of three connections each, and as many again. */
  connectionsPerAddress: number;
  headerBytes: number;
  headers: number;
  /** Path and query. */
  urlChars: number;
  /** The longest change of a facility is a few kB; anything larger than this is neither a question nor a change. */
  bodyBytes: number;
  /** Brackets within brackets; the deepest question, a MultiPolygon in a call in a batch, has nine. */
  jsonDepth: number;
};

export const LIMITS: Limits = {
  headersMs: 10_000,
  requestMs: 3_600_000,
  bodyMs: 60_000,
  keepAliveMs: 15_000,
  checkEveryMs: 5_000,
  connections: 10_000,
  connectionsPerAddress: 400,
  headerBytes: 16_384,
  headers: 100,
  urlChars: 8_192,
  bodyBytes: 256 * 1024,
  jsonDepth: 32,
};
