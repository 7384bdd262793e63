import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import { useI18n } from '../../../i18n/use-i18n.tsx';
import { remPx } from '../../../ui/rem.ts';
import { useSize } from '../../../ui/use-size.ts';
import { leavesOf, linesOf } from '../fit.ts';
import { textWidth } from '../text-width.ts';

/** How long a page stays; it is read in half of it. */
const PAGE_MS = 8_000;

/** Something that happened. */
export type TickerEvent = { key: string; atMs: number | null; text: string };

/** What happened, page by page: each stands still until it was read, and what is longer than a line goes on in the next. */
export function TickerPanel(props: { events: readonly TickerEvent[] }): ReactElement {
  const { t, time } = useI18n();
  const ref = useRef<HTMLDivElement>(null);
  const { widthPx, heightPx } = useSize(ref);
  const [turn, setTurn] = useState(0);
  const rem = remPx();
  const rows = Math.max(1, Math.floor(heightPx / (1.25 * rem) + 0.01));
  const { events } = props;
  const leaves = useMemo(() => {
    if (widthPx === 0) return [];
    const widthOf = textWidth(600, rem);
    // Where one line is all there is, the rest of an event stands alone, and says that it is one.
    const rest = rows === 1 ? '… ' : '';
    const texts = events.map(({ key, atMs, text }) => {
      const whole = `${atMs === null ? '' : `${time(atMs).slice(0, 5)}  `}${text}`;
      return linesOf(whole, widthPx - widthOf(rest), widthOf).map((line, i) => ({
        key: `${key} ${i}`,
        line: i === 0 ? line : rest + line,
      }));
    });
    return leavesOf(texts, rows);
  }, [events, widthPx, rem, rows, time]);
  const pages = leaves.length;
  useEffect(() => {
    if (pages < 2) return undefined;
    const timer = setInterval(() => setTurn((before) => before + 1), PAGE_MS);
    return () => clearInterval(timer);
  }, [pages]);
  return (
    <div className="wall-ticker" ref={ref}>
      {leaves[turn % pages]?.map(({ key, line }) => (
        <p key={key}>{line}</p>
      ))}
      {widthPx > 0 && pages === 0 ? <p className="wall-muted">{t('onWall.nothingNew')}</p> : null}
    </div>
  );
}
