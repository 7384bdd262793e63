import { useRef, type ReactElement } from 'react';
import { differenceStep } from '../../shared/coverage/compare.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { useHover } from '../state/hover.ts';
import { remPx } from '../ui/rem.ts';
import { useSize } from '../ui/use-size.ts';
import { pointsText } from './points-text.ts';
import type { RankingRow } from './ranking-rows.ts';
import './compare.css';

const GRID = [0, 0.5, 1] as const;

/**
 * A dumbbell for every child with both shares, lowest difference first: the ring is the first source, the disc the
 * second, the stem between them has the colour of the map. The table below says the same in words.
 */
export function DifferenceChart(props: { rows: readonly RankingRow[] }): ReactElement {
  const { t, number, percent } = useI18n();
  const { kato: hovered, setKato } = useHover();
  const boxRef = useRef<HTMLDivElement>(null);
  const { widthPx } = useSize(boxRef);
  const rem = remPx();
  const height = 6.5 * rem;
  const edge = { left: 2.4 * rem, top: 0.6 * rem, bottom: 0.6 * rem };
  const known = props.rows
    .flatMap((row) =>
      row.share === undefined || row.secondShare === undefined || row.points === undefined
        ? []
        : [{ ...row, from: row.share, to: row.secondShare, by: row.points }],
    )
    .toSorted((a, b) => a.by - b.by);
  const silent = props.rows.length - known.length;
  const step = Math.min(3 * rem, Math.max(0, widthPx - edge.left) / Math.max(1, known.length));
  const x = (index: number): number => edge.left + step * (index + 0.5);
  const y = (share: number): number => edge.top + (1 - share) * (height - edge.top - edge.bottom);
  const shown = known.find((row) => row.kato === hovered);
  return (
    <section className="difference-chart" aria-label={t('compare.chart')}>
      <div ref={boxRef}>
        <svg height={height} aria-hidden>
          {GRID.map((share) => (
            <g key={share}>
              <line className="difference-grid" x1={edge.left} x2={widthPx} y1={y(share)} y2={y(share)} />
              <text x={edge.left - 0.4 * rem} y={y(share)} textAnchor="end" dominantBaseline="central">
                {share === 1 ? percent(1) : number(share * 100)}
              </text>
            </g>
          ))}
          {known.map((row, i) => (
            <g key={row.kato} onMouseEnter={() => setKato(row.kato)} onMouseLeave={() => setKato(null)}>
              <rect
                className="difference-column"
                data-hovered={row.kato === hovered ? '' : undefined}
                x={x(i) - step / 2}
                y={0}
                width={step}
                height={height}
              />
              <line
                className="difference-stem"
                stroke={`var(--difference-${differenceStep(row.by)})`}
                x1={x(i)}
                x2={x(i)}
                y1={y(row.from)}
                y2={y(row.to)}
              />
              <circle className="difference-dot" cx={x(i)} cy={y(row.from)} r={0.3 * rem} />
              <circle className="difference-dot" data-second="" cx={x(i)} cy={y(row.to)} r={0.22 * rem} />
            </g>
          ))}
        </svg>
      </div>
      <p className="difference-caption muted">
        {shown ? (
          <>
            <span className="ellipsis">{shown.name}</span>
            <span>
              {percent(shown.from)} → {percent(shown.to)} · {pointsText(shown.by, number)}{' '}
              {t('compare.points')}
            </span>
          </>
        ) : (
          <>
            <span>
              ○ {t('compare.first')} → ● {t('compare.second')}
            </span>
            <span>{silent > 0 ? t('compare.notDrawn', { n: silent }) : ''}</span>
          </>
        )}
      </p>
    </section>
  );
}
