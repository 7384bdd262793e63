import type { ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';

const DAY_MS = 86_400_000;
/** The drawing, in its own units; it is stretched to the width it is given. */
const HEIGHT = 40;

/** How many there were on each of so many days up to the last, `2026-11-20`, as bars; days without any are empty. */
export function DayChart(props: {
  counts: ReadonlyMap<string, number>;
  lastDay: string;
  days: number;
}): ReactElement {
  const { counts, lastDay, days } = props;
  const { t, date } = useI18n();
  const last = Date.parse(`${lastDay}T00:00:00Z`);
  const most = Math.max(1, ...counts.values());
  const first = new Date(last - days * DAY_MS).toISOString().slice(0, 10);
  return (
    <figure className="day-chart">
      <svg viewBox={`0 0 ${days + 1} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden>
        {Array.from(counts, ([day, n]) => {
          const x = days - Math.round((last - Date.parse(`${day}T00:00:00Z`)) / DAY_MS);
          const height = (n / most) * HEIGHT;
          return <rect key={day} x={x + 0.1} width={0.8} y={HEIGHT - height} height={height} />;
        })}
      </svg>
      <figcaption className="muted">
        <span>{date(first)}</span>
        <span>
          {t('history.chart')}, {t('history.peak', { n: most })}
        </span>
        <span>{date(lastDay)}</span>
      </figcaption>
    </figure>
  );
}
