import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { question } from './api.ts';

/** How often the picture is asked for. */
export const LIVE_MS = 2_000;
/** A picture older than this is being caught up with. */
const CATCHING_UP_MS = 3 * LIVE_MS;

/** How complete the picture is: all that happened until a moment, behind, or cut off since a moment. */
export type Live = { state: 'complete' | 'catching_up' | 'disconnected'; asOfMs: number };

/** How complete a picture is that came at a moment. */
export function liveOf(pictureMs: number, failed: boolean, nowMs: number): Live {
  if (failed) return { state: 'disconnected', asOfMs: pictureMs };
  return { state: nowMs - pictureMs > CATCHING_UP_MS ? 'catching_up' : 'complete', asOfMs: pictureMs };
}

/**
 * The live picture of a unit of territory: open incidents, units, and how complete both are. It is asked for every two
 * seconds; a channel that is told of changes can stand here without anybody noticing.
 */
export function useLive(unit: string) {
  const incidents = useQuery(
    question('operations.incidents.list', { unit, states: 'open', limit: 200 }, { everyMs: LIVE_MS }),
  );
  const units = useQuery(question('operations.units.list', { unit }, { everyMs: LIVE_MS }));
  const nowMs = useNow(1_000);
  const failed = incidents.isError || incidents.failureCount > 0;
  return { incidents, units, live: liveOf(incidents.dataUpdatedAt, failed, nowMs) };
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
