/** Tells whether one more is allowed for a key: `burst` at once, then `perSecond`. */
export type RateLimit = { allow(key: string, nowMs: number): boolean };

/**
 * A bucket of tokens per key. Keys that are full again are forgotten, so the memory is bounded by what was busy within the
 * last `burst / perSecond` seconds; above `maxKeys` unknown keys are refused.
 */
export function createRateLimit({
  burst,
  perSecond,
  maxKeys = 100_000,
}: {
  burst: number;
  perSecond: number;
  maxKeys?: number;
}): RateLimit {
  const buckets = new Map<string, { tokens: number; atMs: number }>();
  // A clock that was set back refuses nobody.
  const refilled = (bucket: { tokens: number; atMs: number }, nowMs: number): number =>
    Math.min(burst, bucket.tokens + (Math.max(0, nowMs - bucket.atMs) / 1_000) * perSecond);
  return {
    allow: (key, nowMs) => {
      const bucket = buckets.get(key);
      if (!bucket && buckets.size >= maxKeys) {
        for (const [other, old] of buckets) if (refilled(old, nowMs) >= burst) buckets.delete(other);
        if (buckets.size >= maxKeys) return false;
      }
      const tokens = bucket ? refilled(bucket, nowMs) : burst;
      if (tokens < 1) return false;
      buckets.set(key, { tokens: tokens - 1, atMs: nowMs });
      return true;
    },
  };
}
