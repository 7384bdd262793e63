import { useEffect, useEffectEvent } from 'react';
import { isOther, ownEntry } from './new-version.ts';

const LOOK_MS = 5 * 60_000;
/** From the first sight of a new version on a quiet moment is waited for; then it is loaded in any case. */
const LONGEST_WAIT_MS = 30 * 60_000;
const QUIET_LOOK_MS = 5_000;
/** A page that a worker kept may come instead of the server's while that is slow: it is not asked for over and over. */
const AGAIN_MS = 10 * 60_000;
const KEY = 'sholu-wall-renewed';

/** Whether the page was loaded anew by itself a short while ago. */
function wasJustRenewed(): boolean {
  try {
    return Date.now() - Number(sessionStorage.getItem(KEY) ?? 0) < AGAIN_MS;
  } catch {
    return false;
  }
}

function renewPage(): void {
  try {
    sessionStorage.setItem(KEY, String(Date.now()));
  } catch {
    // A browser that keeps nothing is renewed all the same.
  }
  location.reload();
}

/**
 * Loads the page anew when the server has another version of it: at once when nothing calls, at the latest after half an hour.
 * @param isUp the line is up; each time it comes back the server may be another one.
 * @param isQuiet nobody needs the wall at this moment: no call for help, no incident in focus.
 */
export function useNewVersion(isUp: boolean, isQuiet: () => boolean): void {
  const quiet = useEffectEvent(isQuiet);
  useEffect(() => {
    if (!isUp) return undefined;
    const closing = new AbortController();
    const own = ownEntry(document);
    let wait: ReturnType<typeof setInterval> | undefined;
    const reloadSoon = (): void => {
      const seenMs = performance.now();
      const tryNow = (): void => {
        if (wasJustRenewed()) return;
        if (quiet() || performance.now() - seenMs > LONGEST_WAIT_MS) renewPage();
      };
      clearInterval(wait);
      wait = setInterval(tryNow, QUIET_LOOK_MS);
      tryNow();
    };
    const look = async (): Promise<void> => {
      const answer = await fetch('/', { cache: 'no-store', signal: closing.signal });
      if (answer.ok && isOther(await answer.text(), own)) reloadSoon();
    };
    const lookNow = (): void => void look().catch(() => undefined);
    lookNow();
    const timer = setInterval(lookNow, LOOK_MS);
    return () => {
      closing.abort();
      clearInterval(timer);
      clearInterval(wait);
    };
  }, [isUp]);
}
