import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { useDeferredValue, useLayoutEffect, useRef, type RefObject } from 'react';
import { remPx } from './rem.ts';
import { useMedia } from './use-media.ts';

const TOUCH_REM = 2.75;
/** Lines drawn above and below those in view, for whoever scrolls or goes on by keys. */
const BEYOND = 5;
const NONE: readonly VirtualItem[] = [];

/** The lines of a long list that are in view, and the empty space above and below them, CSS pixels. */
type Lines = {
  scrollRef: RefObject<HTMLDivElement | null>;
  items: readonly VirtualItem[];
  abovePx: number;
  belowPx: number;
  totalPx: number;
  measure: (element: Element | null) => void;
  scrollTo: (index: number) => void;
};

/** Draws only the lines in view. `heightRem` is the height of a line, or a guess at it when `measure` is used. */
export function useLines(
  count: number,
  heightRem: (index: number) => number,
  keyOf?: (index: number) => string,
): Lines {
  const scrollRef = useRef<HTMLDivElement>(null);
  const rem = remPx();
  // As high as a finger needs, where fingers press; the style sheets say the same.
  const leastRem = useMedia('touch') ? TOUCH_REM : 0;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scrollRef.current,
    estimateSize: (index) => Math.max(leastRem, heightRem(index)) * rem,
    overscan: BEYOND,
    ...(keyOf ? { getItemKey: keyOf } : {}),
  });
  // The heights it has counted with are those of the window it was in: on a larger screen the letters are larger.
  const countedWith = useRef(`${rem} ${leastRem}`);
  useLayoutEffect(() => {
    const now = `${rem} ${leastRem}`;
    if (countedWith.current === now) return;
    countedWith.current = now;
    virtual.measure();
  }, [virtual, rem, leastRem]);
  const inView = virtual.getVirtualItems();
  // The first lines are drawn in slices, so that a list that is opened does not hold up the keys; what scrolls into view at once.
  const drawn = useDeferredValue(inView, NONE);
  const items = drawn.length === 0 ? drawn : inView;
  const totalPx = virtual.getTotalSize();
  return {
    scrollRef,
    items,
    abovePx: items[0]?.start ?? 0,
    belowPx: totalPx - (items.at(-1)?.end ?? totalPx),
    totalPx,
    measure: virtual.measureElement,
    scrollTo: (index) => virtual.scrollToIndex(index),
  };
}
