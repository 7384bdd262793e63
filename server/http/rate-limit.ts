import { isIPv6 } from 'node:net';

/** A bucket of tokens: so many at once, then so many a second. */
export type Rate = {
  /** Requests that may come at once. */
  burst: number;
  perSecond: number;
};

/**
 * What one account and one address may ask. A desk that opens the map takes some hundred tiles at once; a whole centre may
 * stand behind one address. Signing in is rare: who mistypes a password has time, who guesses it has none.
 */
export const RATES = {
  address: { burst: 3_000, perSecond: 300 },
  account: { burst: 1_000, perSecond: 100 },
  signInAddress: { burst: 30, perSecond: 0.5 },
  signInAccount: { burst: 5, perSecond: 1 / 30 },
} as const satisfies Record<string, Rate>;

/** Limits one kind of request by a key: an address, an account. */
export type RateLimit = {
  /** Takes a token; 0 when there was one, else the whole seconds after which there will be one (`Retry-After`). */
  take(key: string): number;
  /** Gives the key all its tokens back, as after a sign-in that succeeded. */
  forgive(key: string): void;
  readonly size: number;
};

/**
 * The key of an address: itself, or of IPv6 its first 64 bits. Everybody at home has 2^64 addresses of one network, and would
 * have as many buckets.
 */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('%', 1)[0]?.split('::', 2) ?? [];
  const groups = head.split(':').filter((group) => group !== '');
  const after = tail === undefined ? 0 : tail.split(':').filter((group) => group !== '').length;
  const zeros = tail === undefined ? 0 : 8 - groups.length - after;
  const whole = [...groups, ...Array.from({ length: zeros }, () => '0'), ...(tail ?? '').split(':')];
  return `${whole
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

/**
 * Token buckets in memory. It never holds more than `maxKeys` keys: who floods it with addresses pushes out the key that was
 * seen longest ago, never the memory. A key that was pushed out starts with a full bucket.
 * @param now monotonic milliseconds.
 */
export function createRateLimit(
  { burst, perSecond }: Rate,
  { now = () => performance.now(), maxKeys = 50_000 }: { now?: () => number; maxKeys?: number } = {},
): RateLimit {
  /** In the order in which they were last seen. */
  const buckets = new Map<string, { tokens: number; atMs: number }>();
  return {
    take(key) {
      const atMs = now();
      const last = buckets.get(key);
      const tokens = last ? Math.min(burst, last.tokens + ((atMs - last.atMs) / 1000) * perSecond) : burst;
      const left = tokens >= 1 ? tokens - 1 : tokens;
      buckets.delete(key);
      buckets.set(key, { tokens: left, atMs });
      if (buckets.size > maxKeys)
        for (const oldest of buckets.keys()) {
          buckets.delete(oldest);
          break;
        }
      return tokens >= 1 ? 0 : Math.max(1, Math.ceil((1 - tokens) / perSecond));
    },
    forgive: (key) => void buckets.delete(key),
    get size() {
      return buckets.size;
    },
  };
}
