import { useEffect, useState } from 'react';

/**
 * Draws a thing in stages, each a task of its own, between which the page is painted and keys and the pointer have their turn: a
 * card that is drawn at one stretch holds up a slow machine for as long. No transition: one that another holds up would wait with it.
 * @returns 0 when it is first drawn, then 1, and so on until `last`.
 */
export function useStages(last: number): number {
  const [stage, setStage] = useState(0);
  useEffect(() => {
    if (stage >= last) return undefined;
    const timer = setTimeout(() => setStage(stage + 1));
    return () => clearTimeout(timer);
  }, [stage, last]);
  return stage;
}
