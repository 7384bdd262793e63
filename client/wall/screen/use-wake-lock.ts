import { useEffect } from 'react';

const AGAIN_MS = 30_000;

/**
 * Keeps the screen on for as long as the page is seen. The browser takes the lock away whenever the page is hidden, and may refuse
 * it – on a line without encryption, or to save power –, so it is asked for again; a kiosk's own settings are the surer way.
 */
export function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    let isOver = false;
    const take = async (): Promise<void> => {
      if (document.visibilityState !== 'visible' || (lock && !lock.released)) return;
      // A page on a line without encryption has none.
      if (!('wakeLock' in navigator)) return;
      const taken = await navigator.wakeLock.request('screen').catch(() => null);
      if (isOver) await taken?.release();
      else lock = taken;
    };
    const look = (): void => void take();
    look();
    document.addEventListener('visibilitychange', look);
    const timer = setInterval(look, AGAIN_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      void lock?.release();
    };
  }, []);
}
