import type { Pool } from './listen.ts';

/** PostgreSQL refuses a notice of 8,000 bytes and more. */
export const MAX_NOTICE_BYTES = 7_999;

/**
 * Sends notices on a channel, outside of any write transaction: within one they make writers wait for each other.
 * @param texts each of at most `MAX_NOTICE_BYTES` bytes.
 */
export async function notify(pool: Pool, channel: string, texts: readonly string[]): Promise<void> {
  await pool.query('select pg_notify($1, text) from unnest($2::text[]) as given (text)', [channel, texts]);
}
