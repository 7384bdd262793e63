import { Group } from '@visx/group';
import { scaleLinear, scaleUtc } from '@visx/scale';
import { LinePath } from '@visx/shape';
import type { ReactElement } from 'react';
import { shareOf, type ShareOf } from '../../../shared/coverage/share.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { shareText, shortened } from './chart-data.ts';
import { ChartFrame } from './chart-frame.tsx';
import type { Trend } from './use-charts.ts';

const CELL = { minPx: 150, heightPx: 100, plotPx: 46 };

/** One small chart a territory, all on one scale: the shape is compared, the figures stand beside. */
export function SmallMultiples(props: {
  title: string;
  source: string;
  series: Trend['children'];
  of: ShareOf;
  nameOf: (kato: Kato) => string | undefined;
  onOpen: (kato: Kato) => void;
  widthPx: number;
}): ReactElement {
  const { title, source, series: given, of, nameOf, onOpen, widthPx: estimatePx } = props;
  const i18n = useI18n();
  const { t, date } = i18n;
  const series = given.map(({ kato, points }) => ({
    kato,
    name: nameOf(kato) ?? kato,
    points: points.map((point) => ({ on: point.on, ...shareOf(point, of) })),
  }));
  const days = series[0]?.points.map(({ on }) => on) ?? [];
  const columnsIn = (widthPx: number): number => Math.max(1, Math.floor(widthPx / CELL.minPx));
  const heightPx = Math.ceil(series.length / columnsIn(estimatePx)) * CELL.heightPx;
  const from = new Date(days[0] ?? 0);
  const to = new Date(Math.max(new Date(days.at(-1) ?? 0).getTime(), from.getTime() + 1));
  return (
    <ChartFrame
      title={title}
      source={source}
      summary={series
        .map(({ name, points }) => `${name}: ${shareText(i18n, points.at(-1)?.share ?? null)}`)
        .join('; ')}
      note={t('chart.trendNote')}
      heightPx={heightPx}
      table={{
        columns: [t('chart.territory'), ...days.map((on) => date(on))],
        rows: series.map(({ kato, name, points }) => ({
          key: kato,
          cells: [name, ...points.map(({ share }) => shareText(i18n, share))],
          onOpen: () => onOpen(kato),
        })),
      }}
    >
      {(widthPx) => {
        const columns = columnsIn(estimatePx);
        const cellPx = widthPx / columns;
        const x = scaleUtc({ domain: [from, to], range: [6, cellPx - 16] });
        const y = scaleLinear({ domain: [0, 1], range: [CELL.plotPx, 4] });
        return series.map(({ kato, name, points }, i) => {
          const seen = points.filter(({ share }) => share !== null);
          const last = seen.at(-1);
          return (
            <Group
              key={kato}
              className="chart-row"
              left={(i % columns) * cellPx}
              top={Math.floor(i / columns) * CELL.heightPx}
              onClick={() => onOpen(kato)}
            >
              <title>
                {points.map(({ on, share }) => `${date(on)}: ${shareText(i18n, share)}`).join('\n')}
              </title>
              <text x={6} y={13}>
                {shortened(name, Math.floor((cellPx - 12) / 6.6))}
              </text>
              <Group top={18}>
                <rect className="chart-ground" x={2} y={0} width={cellPx - 14} height={CELL.plotPx + 4} />
                <LinePath
                  className="chart-line"
                  data={seen}
                  x={({ on }) => x(new Date(on))}
                  y={({ share }) => y(share ?? 0)}
                />
                {seen.map(({ on, share }) => (
                  <circle key={on} className="chart-dot" cx={x(new Date(on))} cy={y(share ?? 0)} r={2.5} />
                ))}
                <text className="chart-value" x={6} y={CELL.plotPx + 20}>
                  {shareText(i18n, last?.share ?? null)}
                </text>
              </Group>
            </Group>
          );
        });
      }}
    </ChartFrame>
  );
}
