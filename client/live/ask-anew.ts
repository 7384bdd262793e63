import type { InvalidateQueryFilters, QueryClient, QueryKey } from '@tanstack/react-query';
import { isRefusal } from './refusal.ts';

/**
 * Asks anew for what the screen shows under a key, so that nothing stays on it that the server said before this moment. What nobody
 * sees is asked for when somebody does. Rejects when no answer came; a refusal is one.
 */
export async function askAnew(queries: QueryClient, queryKey: QueryKey): Promise<void> {
  // An invalidation is content with a first answer, and with one that nobody waits for, which are on their way already: both may
  // have been read before the change that is to be shown, and nothing would take them back.
  const early = queries
    .getQueryCache()
    .findAll({ queryKey, fetchStatus: 'fetching' })
    .filter((query) => query.state.data === undefined || !query.isActive());
  await ask(queries, { queryKey });
  if (early.length === 0) return;
  await Promise.allSettled(early.map(async ({ promise }) => promise));
  await ask(queries, { queryKey, predicate: (query) => early.includes(query) });
}

async function ask(queries: QueryClient, which: InvalidateQueryFilters): Promise<void> {
  try {
    await queries.invalidateQueries(which, { throwOnError: true });
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
}
