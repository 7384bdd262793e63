import { useEffect, useRef, type RefObject } from 'react';

/**
 * A row that scrolls sideways: the part of it that is chosen, by its `data-part`, is scrolled into sight whenever another is, or
 * when the row or the part changes size – a tablet that is turned, another language.
 */
export function useShown<T extends HTMLElement>(chosen: string): RefObject<T | null> {
  const row = useRef<T>(null);
  useEffect(() => {
    const part = row.current?.querySelector(`[data-part="${CSS.escape(chosen)}"]`);
    if (!row.current || !part) return undefined;
    // It tells the first sizes too.
    const observer = new ResizeObserver(() => part.scrollIntoView({ block: 'nearest', inline: 'center' }));
    observer.observe(row.current);
    observer.observe(part);
    return () => observer.disconnect();
  }, [chosen]);
  return row;
}
