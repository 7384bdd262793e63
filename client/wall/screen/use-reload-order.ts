import { useEffect, useState } from 'react';

/** Loads the page anew when a desk orders it; what was ordered before the page was opened it has done. */
export function useReloadOrder(orderedAtMs: number | null): void {
  const [before] = useState(orderedAtMs);
  const isNew = orderedAtMs !== null && orderedAtMs !== before;
  useEffect(() => {
    if (isNew) location.reload();
  }, [isNew]);
}
