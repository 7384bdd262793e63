import { startTransition, useEffect, useState } from 'react';

/**
 * Draws a thing in stages, each in slices of its own, between which the page is painted and keys and the pointer have their turn:
 * a card that is drawn at one stretch holds up a slow machine for as long.
 * @returns 0 when it is first drawn, then 1, and so on until `last`.
 */
export function useStages(last: number): number {
  const [stage, setStage] = useState(0);
  useEffect(() => {
    if (stage < last) startTransition(() => setStage(stage + 1));
  }, [stage, last]);
  return stage;
}
