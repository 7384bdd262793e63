import { useId, type ReactElement } from 'react';
import type { Figures, Metric } from '../../../shared/operations/metrics.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { secondsText } from './figure-cells.tsx';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
/** The drawing, in its own units; it is scaled to the width it is given. */
const BOX = { width: 960, height: 200, left: 52, top: 10, bottom: 24 };
const STEP = (BOX.width - BOX.left) / 24;
const FLOOR = BOX.height - BOX.bottom;

/** Seconds between the lines of the scale: the least of these that needs no more than four. */
const TICKS_S = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200, 86_400];

/** Median and 90th percentile of a metric by the hour of the report. The table by hours says the same in figures. */
export function HourChart(props: {
  metric: Metric;
  hours: readonly { key: string; figures: Figures }[];
}): ReactElement {
  const { metric, hours } = props;
  const { t } = useI18n();
  const hatch = useId();
  const figureOf = (hour: number) => hours.find(({ key }) => Number(key) === hour)?.figures[metric];
  const mostS = Math.max(10, ...hours.map(({ figures }) => figures[metric].p90S ?? 0));
  const tickS = TICKS_S.find((seconds) => mostS / seconds <= 4) ?? mostS / 4;
  const y = (seconds: number): number => FLOOR - (seconds / mostS) * (FLOOR - BOX.top);
  const name = t('performance.chart', { metric: t(`performance.metric.${metric}`) });
  return (
    <figure className="hour-chart">
      <figcaption>
        {name} <span className="muted">{t('performance.chartLegend')}</span>
      </figcaption>
      <svg viewBox={`0 0 ${BOX.width} ${BOX.height}`} aria-hidden>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line className="hour-hatch" x1="0" y1="0" x2="0" y2="6" />
        </pattern>
        {Array.from({ length: Math.floor(mostS / tickS) + 1 }, (_, i) => i * tickS).map((seconds) => (
          <g key={seconds}>
            <line className="hour-grid" x1={BOX.left} x2={BOX.width} y1={y(seconds)} y2={y(seconds)} />
            <text x={BOX.left - 8} y={y(seconds)} textAnchor="end" dominantBaseline="central">
              {secondsText(seconds)}
            </text>
          </g>
        ))}
        {HOURS.map((hour) => {
          const figure = figureOf(hour);
          const x = BOX.left + hour * STEP;
          const isKnown = figure !== undefined && figure.medianS !== null && figure.p90S !== null;
          return (
            <g key={hour}>
              {figure && figure.n > 0 ? (
                <title>
                  {`${hour}:00 · ${
                    isKnown
                      ? `${t('performance.median')} ${secondsText(figure.medianS ?? 0)} · ${t('performance.p90')} ${secondsText(figure.p90S ?? 0)}`
                      : t('performance.tooFew')
                  } · ${t('performance.cases', { n: figure.n })}`}
                </title>
              ) : null}
              {isKnown ? (
                <>
                  <rect
                    className="hour-bar"
                    x={x + STEP * 0.18}
                    width={STEP * 0.64}
                    y={y(figure.medianS ?? 0)}
                    height={FLOOR - y(figure.medianS ?? 0)}
                  />
                  <line
                    className="hour-p90"
                    x1={x + STEP * 0.1}
                    x2={x + STEP * 0.9}
                    y1={y(figure.p90S ?? 0)}
                    y2={y(figure.p90S ?? 0)}
                  />
                </>
              ) : figure && figure.n > 0 ? (
                <rect
                  fill={`url(#${hatch})`}
                  x={x + STEP * 0.18}
                  width={STEP * 0.64}
                  y={FLOOR - 24}
                  height={24}
                />
              ) : null}
              <text x={x + STEP / 2} y={BOX.height - 6} textAnchor="middle">
                {hour}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
