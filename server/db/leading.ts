import type { Pool } from './listen.ts';

/**
 * Does work as long as this process holds an advisory lock, over a connection of its own: the lock ends with the process
 * however that ends, and with the connection. @param work gets a function that rejects once the lock may be lost.
 * @returns false when another process holds it.
 */
export async function leading(
  pool: Pool,
  lock: readonly [group: number, of: number],
  work: (stillLeads: () => Promise<void>) => Promise<void>,
): Promise<boolean> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // Without a listener a connection that breaks between two statements would end Node.
  const note = (error: Error): void => void (broken ??= error);
  client.on('error', note);
  const ask = async (text: string, values: readonly number[] = []): Promise<boolean> => {
    try {
      const { rows } = await client.query<{ yes: boolean }>(text, [...values]);
      return rows[0]?.yes ?? false;
    } catch (error) {
      throw (broken ??= error instanceof Error ? error : new Error(String(error)));
    }
  };
  try {
    if (!(await ask('select pg_try_advisory_lock($1, $2) as yes', lock))) return false;
    await work(async () => {
      if (broken) throw broken;
      await ask('select true as yes');
    });
    await ask('select pg_advisory_unlock($1, $2) as yes', lock);
    return true;
  } catch (error) {
    // A connection that is thrown away takes the lock with it, whatever became of the work.
    broken ??= error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    client.off('error', note);
    // It may tell more than once that it broke, and nobody listens to what was thrown away.
    if (broken) client.on('error', () => {});
    client.release(broken);
  }
}
