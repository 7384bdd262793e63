import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useI18n } from '../../../i18n/use-i18n.tsx';
import { remPx } from '../../../ui/rem.ts';
import { useCalm } from '../../../ui/use-calm.ts';
import { useSize } from '../../../ui/use-size.ts';
import { figureFit } from '../fit.ts';
import { textWidth } from '../text-width.ts';

/** Counters change before people's eyes at most so often. */
const CALM_MS = 2_000;
const PAGE_MS = 10_000;

/** A figure: its value, what it is a count of, and – where it is a part – of how many. Null while it is not known. */
export type ShownFigure = { key: string; label: string; value: string | null; of: string; urgent: boolean };

/** A few figures, each with what it is of and its name; those that have no room come on pages. */
export function FiguresPanel(props: { figures: readonly ShownFigure[] }): ReactElement {
  const figures = useCalm(props.figures, CALM_MS);
  const { t } = useI18n();
  const ref = useRef<HTMLDivElement>(null);
  const { widthPx, heightPx } = useSize(ref);
  const [turn, setTurn] = useState(0);
  const rem = remPx();
  const shown = figures.map((one) => ({
    ...one,
    value: one.value ?? '–',
    of: one.value === null ? t('onWall.notKnown') : one.of,
  }));
  const plain = textWidth(400, rem);
  const strong = textWidth(600, rem);
  const { columns, rows, numberRem, moreRem } = figureFit(
    shown.map(({ label, of, value }) => ({
      label: plain(label) / rem,
      of: plain(of) / rem,
      value: strong(value) / rem,
    })),
    widthPx / rem,
    heightPx / rem,
  );
  const pages = Math.max(1, Math.ceil(figures.length / (columns * rows)));
  useEffect(() => {
    if (pages < 2) return undefined;
    const timer = setInterval(() => setTurn((before) => before + 1), PAGE_MS);
    return () => clearInterval(timer);
  }, [pages]);
  const from = (turn % pages) * columns * rows;
  return (
    <div className="wall-figures-box" ref={ref}>
      <ul
        className="wall-figures"
        style={{
          gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
          ['--figure-most' as string]: `${numberRem}rem`,
          ['--figure-more' as string]: `${moreRem}rem`,
        }}
      >
        {shown.slice(from, from + columns * rows).map(({ key, label, value, of, urgent }) => (
          <li key={key} data-urgent={urgent ? '' : undefined}>
            <span className="wall-figure">
              <strong>{value}</strong>
              <span className="wall-muted">{of}</span>
            </span>
            <span>{label}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
