import { useSyncExternalStore } from 'react';
import { BREAKPOINTS } from './breakpoints.ts';

/** Whether the window is as a breakpoint says, followed as it is turned or drawn wider. */
export function useMedia(name: keyof typeof BREAKPOINTS): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const query = matchMedia(BREAKPOINTS[name]);
      query.addEventListener('change', onChange);
      return () => query.removeEventListener('change', onChange);
    },
    () => matchMedia(BREAKPOINTS[name]).matches,
  );
}
