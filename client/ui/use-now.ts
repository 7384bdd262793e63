import { useEffect, useEffectEvent, useState } from 'react';

/**
 * The time, renewed every so often.
 * @param clock the server's where ages of what it said are told; the desk's may be wrong.
 */
export function useNow(everyMs: number, clock: () => number = Date.now): number {
  const [nowMs, setNow] = useState(clock);
  const renew = useEffectEvent(() => setNow(clock()));
  useEffect(() => {
    const timer = setInterval(() => renew(), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return nowMs;
}
