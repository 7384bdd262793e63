import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import { useI18n } from '../../../i18n/use-i18n.tsx';
import { remPx } from '../../../ui/rem.ts';
import { useSize } from '../../../ui/use-size.ts';
import { linesOf } from '../fit.ts';

/** How long a line stays; it is read in half of it. */
const LINE_MS = 8_000;

/** Something that happened. */
export type TickerEvent = { key: string; atMs: number | null; text: string };

/** What happened, line by line: each stands still until it was read, and one that is too long goes on in the next. */
export function TickerPanel(props: { events: readonly TickerEvent[] }): ReactElement {
  const { t, time } = useI18n();
  const ref = useRef<HTMLDivElement>(null);
  const { widthPx, heightPx } = useSize(ref);
  const [turn, setTurn] = useState(0);
  const rem = remPx();
  const rows = Math.max(1, Math.floor(heightPx / (1.25 * rem) + 0.01));
  const { events } = props;
  const lines = useMemo(() => {
    if (widthPx === 0) return [];
    const pen = document.createElement('canvas').getContext('2d');
    if (!pen) return [];
    pen.font = `600 ${rem}px 'Noto Sans'`;
    return events.flatMap(({ key, atMs, text }) =>
      linesOf(
        `${atMs === null ? '' : `${time(atMs).slice(0, 5)}  `}${text}`,
        widthPx,
        (part) => pen.measureText(part).width,
      ).map((line, i) => ({ key: `${key} ${i}`, line })),
    );
  }, [events, widthPx, rem, time]);
  const pages = Math.max(1, Math.ceil(lines.length / rows));
  useEffect(() => {
    if (pages < 2) return undefined;
    const timer = setInterval(() => setTurn((before) => before + 1), LINE_MS);
    return () => clearInterval(timer);
  }, [pages]);
  const from = (turn % pages) * rows;
  return (
    <div className="wall-ticker" ref={ref}>
      {lines.slice(from, from + rows).map(({ key, line }) => (
        <p key={key}>{line}</p>
      ))}
      {widthPx > 0 && lines.length === 0 ? <p className="wall-muted">{t('onWall.nothingNew')}</p> : null}
    </div>
  );
}
