import { useEffect, useRef, type RefObject } from 'react';

/** A row that scrolls sideways: the part of it that is chosen, by its `data-part`, is scrolled into sight whenever another is. */
export function useShown<T extends HTMLElement>(chosen: string): RefObject<T | null> {
  const row = useRef<T>(null);
  useEffect(() => {
    row.current
      ?.querySelector(`[data-part="${CSS.escape(chosen)}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [chosen]);
  return row;
}
