import { useEffect, useRef, type RefObject } from 'react';

/** A row that scrolls sideways: what is chosen in it is scrolled into sight whenever another is. */
export function useShown<T extends HTMLElement>(chosen: string): RefObject<T | null> {
  const row = useRef<T>(null);
  useEffect(() => {
    row.current
      ?.querySelector(':is([aria-current="page"], [aria-selected="true"])')
      ?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [chosen]);
  return row;
}
