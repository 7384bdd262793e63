import { createTRPCClient, createWSClient, httpLink, TRPCClientError, wsLink } from '@trpc/client';
import { WebSocket } from 'ws';
import type { AppRouter } from '../router.ts';
import { SIMULATION_LOGIN } from '../../shared/access/simulation-login.ts';
import type { LiveMessage } from '../../shared/live/event.ts';
import { wireEncoder } from '../../shared/live/wire.ts';

/** The server's procedures as the simulated operator calls them, over HTTP like everybody else. */
export type Calls = ReturnType<typeof createTRPCClient<AppRouter>>;
export type Session = {
  calls: Calls;
  /** How the logs name the simulated operator: `person:42`. */
  actor: () => string;
  /** Signs in with the simulation's own account; every other call needs it to have been done. */
  signIn(): Promise<void>;
  /** Follows what happens in the Republic. @returns a function that ends it. */
  follow(heard: (message: LiveMessage) => void, lost: (error: unknown) => void): () => void;
};

const PATIENCE_MS = 15_000;
const AGAIN_MS = 3_000;

/** True when a session, or a crew's link, does not open any more; the line of live data says it by its status. */
export const isSignedOut = (error: unknown): boolean =>
  error instanceof TRPCClientError
    ? (error.data as { code?: string } | null)?.code === 'UNAUTHORIZED'
    : error instanceof Error && error.message.includes('401');
/** True when the server has answered, with a refusal: asking again gives the same. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof TRPCClientError && error.data !== undefined && error.data !== null;

/** A session of the simulation's own account on the server at `origin`. */
export function openSession(origin: string): Session {
  let failed: (error: unknown) => void = () => {};
  let cookie = '';
  let actor = '';
  const calls = createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: `${origin}/api/trpc`,
        headers: () => (cookie === '' ? {} : { cookie }),
        fetch: async (url, options) => {
          const signal = AbortSignal.timeout(PATIENCE_MS);
          const response = await fetch(url, { ...(options as RequestInit), signal });
          // The session changes its id from time to time.
          const [given] = response.headers.getSetCookie();
          if (given !== undefined) cookie = given.split(';', 1)[0] ?? '';
          return response;
        },
      }),
    ],
  });
  class SocketOfSession extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { cookie, origin } });
      // The client hears of it, and comes again; what was wrong only this tells.
      this.on('error', (error) => failed(error));
    }
  }
  return {
    calls,
    actor: () => actor,
    signIn: async () => {
      cookie = '';
      await calls.access.demoSignIn.mutate({ account: SIMULATION_LOGIN });
      const me = await calls.access.me.query();
      if (me.state !== 'in') throw new Error('The account of the simulation cannot sign in');
      actor = `person:${me.person.id}`;
    },
    follow: (heard, lost) => {
      failed = lost;
      const socket = createWSClient({
        url: `${origin.replace(/^http/, 'ws')}/api/live`,
        // The two differ in what a browser's socket cannot do and this one can.
        WebSocket: SocketOfSession as unknown as typeof globalThis.WebSocket,
        experimental_encoder: wireEncoder,
        keepAlive: { enabled: true, intervalMs: 5_000, pongTimeoutMs: 5_000 },
        retryDelayMs: () => AGAIN_MS,
      });
      const live = createTRPCClient<AppRouter>({ links: [wsLink({ client: socket })] });
      let timer: ReturnType<typeof setTimeout> | undefined;
      let events = subscribe();
      /** A subscription that was cut resumes by itself; one that the server has ended is made anew. */
      function subscribe() {
        const again = (): void => {
          clearTimeout(timer);
          timer = setTimeout(() => (events = subscribe()), AGAIN_MS);
        };
        return live.live.events.subscribe(
          {},
          {
            onData: ({ data }) => heard(data),
            onComplete: again,
            onError: (error) => {
              lost(error);
              again();
            },
          },
        );
      }
      return () => {
        clearTimeout(timer);
        events.unsubscribe();
        void socket.close();
      };
    },
  };
}
