import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { BY_ITSELF, trpc } from '../trpc.ts';

/** How often the picture is asked for. */
export const LIVE_MS = 2_000;
/** Asked again and again, with the newest answer kept on the screen. */
export const POLLED = { refetchInterval: LIVE_MS, staleTime: 0, retry: false, trpc: BY_ITSELF } as const;
/** A picture older than this is being caught up with. */
const CATCHING_UP_MS = 3 * LIVE_MS;

/** How complete the picture is: all that happened until a moment, behind, or cut off since a moment. */
export type Live = { state: 'complete' | 'catching_up' | 'disconnected'; asOfMs: number };

/** Whether a picture that came at a moment is older than it should be. */
export const isBehind = (pictureMs: number, nowMs: number): boolean => nowMs - pictureMs > CATCHING_UP_MS;

/** How complete a picture is that came at a moment. */
export function liveOf(pictureMs: number, failed: boolean, nowMs: number): Live {
  if (failed) return { state: 'disconnected', asOfMs: pictureMs };
  return { state: isBehind(pictureMs, nowMs) ? 'catching_up' : 'complete', asOfMs: pictureMs };
}

/**
 * The live picture of a unit of territory: open incidents, units, and how complete both are. It is asked for every two
 * seconds; a channel that is told of changes can stand here without anybody noticing.
 */
export function useLive(unit: string) {
  const incidents = useQuery(
    trpc.operations.incidents.list.queryOptions({ unit, states: 'open', limit: 500 }, POLLED),
  );
  const units = useQuery(trpc.operations.units.list.queryOptions({ unit }, POLLED));
  const nowMs = useNow(1_000);
  // Both are one picture: it is as old as the older of them.
  const asOfMs = Math.min(incidents.dataUpdatedAt, units.dataUpdatedAt);
  const failed = [incidents, units].some(({ isError, failureCount }) => isError || failureCount > 0);
  return { incidents, units, live: liveOf(asOfMs, failed, nowMs) };
}

/** The time, renewed every so often. */
export function useNow(everyMs: number): number {
  const [nowMs, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return nowMs;
}
