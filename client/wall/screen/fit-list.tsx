import { useEffect, useRef, useState, type Key, type ReactElement, type ReactNode } from 'react';
import { remPx } from '../../ui/rem.ts';
import { useSize } from '../../ui/use-size.ts';
import { pagesOf, type Fit } from './fit.ts';

/** How long a page stays: two lines of a list are read in half of it. */
const PAGE_MS = 10_000;
/** The line beneath a list that does not hold everything, rem. */
const FOOT_REM = 1.25;
/** A line without what stands beneath it, rem. */
const SHORT_REM = 1.3;

/**
 * As many lines as have room, each as large as it is meant to be: what has none is counted in a line beneath, and comes on
 * pages of its own when nothing above all must stand still.
 */
export function FitList<T>(props: {
  label: string;
  items: readonly T[];
  keyOf: (item: T) => Key;
  /** Height of a line with the space beneath it, rem. */
  rowRem: number;
  /** More lines than this are not wanted, whatever has room. */
  most: number;
  /** The first ones always stay, or one page follows the other. */
  how: 'first' | 'pages';
  /** The line beneath: how many more there are, and which page of how many is seen. */
  foot: (fit: Fit) => string;
  children: (item: T) => ReactNode;
}): ReactElement {
  const { label, items, keyOf, most, how, foot, children: draw } = props;
  const ref = useRef<HTMLDivElement>(null);
  const { heightPx } = useSize(ref);
  // Where not even one line of two has room, the first of both is worth more than a count.
  const isShort = props.rowRem > SHORT_REM && heightPx / remPx() < props.rowRem;
  const rowRem = isShort ? SHORT_REM : props.rowRem;
  const [turn, setTurn] = useState(0);
  const fit = pagesOf({
    count: items.length,
    heightRem: heightPx / remPx(),
    rowRem,
    footRem: FOOT_REM,
    most,
    how,
    turn,
  });
  const isTurning = fit.pages > 1;
  useEffect(() => {
    if (!isTurning) return undefined;
    const timer = setInterval(() => setTurn((before) => before + 1), PAGE_MS);
    return () => clearInterval(timer);
  }, [isTurning]);
  return (
    <div className="wall-list" ref={ref}>
      {heightPx === 0 ? null : (
        <>
          <ul aria-label={label} data-short={isShort ? '' : undefined}>
            {items.slice(fit.from, fit.to).map((item) => (
              <li key={keyOf(item)} style={{ height: `${rowRem}rem` }}>
                {draw(item)}
              </li>
            ))}
          </ul>
          {fit.hasFoot ? <p className="wall-more">{foot(fit)}</p> : null}
        </>
      )}
    </div>
  );
}
