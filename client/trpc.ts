import { QueryCache, QueryClient } from '@tanstack/react-query';
import { createTRPCClient, httpBatchLink, TRPCClientError } from '@trpc/client';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../server/router.ts';
import { MAX_BATCH } from '../shared/batch.ts';
import { askServer } from './ask-server.ts';

export type { AppRouter };

/** The server has answered, but with a refusal: asking again gives the same; only a database that is away comes back. */
const isRefusal = (error: unknown): boolean =>
  error instanceof TRPCClientError && error.data !== undefined && error.data !== null && !isAway(error.data);

const isAway = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && 'code' in data && data.code === 'SERVICE_UNAVAILABLE';

const isSignedOut = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && 'code' in data && data.code === 'UNAUTHORIZED';

/**
 * The register changes with imports, not by the second: an answer is good for a minute. A cut line is retried for
 * ever, every few seconds; `always`, because a closed network looks "offline" to the browser.
 */
export const queryClient: QueryClient = new QueryClient({
  // Whoever is told to sign in has lost their session: the gate is asked at once, and not at its next turn.
  queryCache: new QueryCache({
    onError: (error) => {
      if (error instanceof TRPCClientError && isSignedOut(error.data))
        void queryClient.invalidateQueries({ queryKey: trpc.access.me.queryKey() });
    },
  }),
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 60_000,
      retry: (failures, error) => !isRefusal(error) && failures < 2,
      retryDelay: 1_000,
      refetchInterval: (query) =>
        query.state.status === 'error' && !isRefusal(query.state.error) ? 5_000 : false,
      refetchOnWindowFocus: false,
    },
    // Without this a command that is given without a line waits for it, unseen, and is carried out when nobody expects it.
    mutations: { networkMode: 'always' },
  },
});

/** For what a screen asks over and over: it is no sign that somebody sits there, and keeps no session alive. */
export const BY_ITSELF = { context: { byItself: true } } as const;

/** For what is asked outside the cache of queries, as by a crew's page. */
export const client = createTRPCClient<AppRouter>({
  links: [
    httpBatchLink({
      fetch: (address, options) => askServer(address, options as RequestInit),
      url: '/api/trpc',
      maxURLLength: 4_000,
      maxItems: MAX_BATCH,
      headers: ({ opList }) =>
        opList.every(({ context }) => context['byItself'] === true) ? { 'x-sholu-by-itself': '1' } : {},
    }),
  ],
});

/** The server's procedures as query options: the one place where the client sees the server, as a type. */
export const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient });

/** What the procedures answer, by domain. */
export type Answers = inferRouterOutputs<AppRouter>;
