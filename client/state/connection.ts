import { useQueryClient, type Query } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';

/** Whether the last answers came through; `pictureMs` is the time of the newest data still shown. */
export type Connection = { state: 'connected' } | { state: 'lost'; pictureMs: number };

const CONNECTED: Connection = { state: 'connected' };

/** The HTTP status of an answer that no procedure gave, as of a body that is too long; undefined when there is no answer. */
export function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('meta' in error)) return undefined;
  const { meta } = error;
  if (typeof meta !== 'object' || meta === null || !('response' in meta)) return undefined;
  const { response } = meta;
  return typeof response === 'object' &&
    response !== null &&
    'status' in response &&
    typeof response.status === 'number'
    ? response.status
    : undefined;
}

/** An error without an answer of the server: the line is cut. An answer that says "no" is not, whoever on the way gave it. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const status = statusOf(error) ?? 0;
  if (status >= 400 && status < 500) return false;
  if (error.name === 'TRPCClientError')
    return !('data' in error) || error.data === undefined || error.data === null;
  return error instanceof TypeError;
}

/** The queries tell: the newest outcome decides. A failed retry counts before the query gives up. */
export function connectionOf(queries: readonly Pick<Query, 'state'>[]): Connection {
  let failedMs = 0;
  let answeredMs = 0;
  for (const { state } of queries) {
    answeredMs = Math.max(answeredMs, state.dataUpdatedAt);
    if (isUnreachable(state.fetchFailureReason ?? state.error))
      failedMs = Math.max(failedMs, state.errorUpdatedAt, 1);
  }
  if (failedMs === 0 || answeredMs === 0 || answeredMs > failedMs) return CONNECTED;
  return { state: 'lost', pictureMs: answeredMs };
}

/** Follows the connection through all queries of the application. */
export function useConnection(): Connection {
  const cache = useQueryClient().getQueryCache();
  const key = useSyncExternalStore(
    (onChange) => cache.subscribe(onChange),
    () => {
      const connection = connectionOf(cache.getAll());
      return connection.state === 'connected' ? 0 : connection.pictureMs;
    },
  );
  return key === 0 ? CONNECTED : { state: 'lost', pictureMs: key };
}
