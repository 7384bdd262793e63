import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { BREAKPOINTS } from './breakpoints.ts';

/** Whether the window is as a breakpoint says, followed as it is turned or drawn wider. */
export function useMedia(name: keyof typeof BREAKPOINTS): boolean {
  const query = useMemo(() => matchMedia(BREAKPOINTS[name]), [name]);
  const subscribe = useCallback(
    (onChange: () => void) => {
      query.addEventListener('change', onChange);
      return () => query.removeEventListener('change', onChange);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => query.matches);
}
