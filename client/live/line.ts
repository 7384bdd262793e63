import { createTRPCClient, createWSClient, wsLink } from '@trpc/client';
import type { LiveSource } from './events.ts';
import type { AppRouter } from '../trpc.ts';
import { frameBytes, wireEncoder } from '../../shared/live/wire.ts';

const PING_MS = 5_000;
const PONG_WAIT_MS = 5_000;
const LONGEST_RETRY_MS = 15_000;

/** Longer with every attempt, and never the same: 2,500 screens must not come back at one moment. */
export function retryDelayMs(attempt: number, random: () => number = Math.random): number {
  return Math.min(1_000 * 2 ** attempt, LONGEST_RETRY_MS) * (0.25 + 0.75 * random());
}

/** The screen's one WebSocket to the server, kept open until `close`. */
export type LiveLine = LiveSource & { close(): Promise<void> };

/**
 * Opens the line. A subscription that was cut resumes by itself with the last number it had; one that the server ended, or
 * refused, tells `ended`.
 * @param url as in `wss://sholu.example/api/live`.
 * @param options.base64 for networks that do not let binary messages through.
 * @param options.mayReturn asked before every attempt after the first, because a browser does not tell a refusal from a cut
 * line: false ends the line for good, a rejection counts as a cut line and is followed by another attempt.
 */
export function openLiveLine(
  url: string,
  options: {
    base64?: boolean;
    WebSocket?: typeof WebSocket;
    mayReturn?: () => Promise<boolean>;
  } = {},
): LiveLine {
  let isFirst = true;
  /** Refused: a subscription that is asked for now would open the socket again. */
  let isOver = false;
  const addressOnce = async (): Promise<string> => {
    const may = isFirst || !options.mayReturn || (await options.mayReturn());
    isFirst = false;
    if (may) return url;
    isOver = true;
    void socket.close();
    throw new Error('The live channel is no longer granted');
  };
  const socket = createWSClient({
    url: addressOnce,
    experimental_encoder: wireEncoder,
    keepAlive: { enabled: true, intervalMs: PING_MS, pongTimeoutMs: PONG_WAIT_MS },
    retryDelayMs,
    ...(options.WebSocket && { WebSocket: options.WebSocket }),
  });
  const client = createTRPCClient<Pick<AppRouter, 'live' | '_def' | 'createCaller'>>({
    links: [wsLink({ client: socket })],
  });
  return {
    onConnection: (listener) => {
      const subscription = socket.connectionState.subscribe({
        next: ({ state }) => listener(state === 'pending'),
      });
      return () => subscription.unsubscribe();
    },
    events: (lastSeq, handlers) => {
      if (isOver) return () => {};
      const subscription = client.live.events.subscribe(
        { lastEventId: lastSeq === null ? null : String(lastSeq) },
        {
          onData: ({ data }) => handlers.message(data),
          onError: () => handlers.ended(),
          onComplete: () => handlers.ended(),
        },
      );
      return () => subscription.unsubscribe();
    },
    positions: ({ unit, box }, handlers) => {
      if (isOver) return () => {};
      const subscription = client.live.positions.subscribe(
        { unit, box: box && [...box], base64: options.base64 ?? false },
        {
          onData: (data) => handlers.frame(frameBytes(data)),
          onError: () => handlers.ended(),
          onComplete: () => handlers.ended(),
        },
      );
      return () => subscription.unsubscribe();
    },
    close: () => socket.close(),
  };
}
