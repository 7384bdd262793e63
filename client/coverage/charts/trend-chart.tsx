import { AxisBottom, AxisLeft } from '@visx/axis';
import { Group } from '@visx/group';
import { scaleLinear, scaleUtc } from '@visx/scale';
import { LinePath } from '@visx/shape';
import type { ReactElement } from 'react';
import { differenceOf } from '../../../shared/coverage/compare.ts';
import { shareOf, type ShareOf } from '../../../shared/coverage/share.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { EmptyState } from '../../ui/state.tsx';
import { pointsText } from '../points-text.ts';
import { fractionText, shareText } from './chart-data.ts';
import { ChartFrame } from './chart-frame.tsx';
import type { Trend } from './use-charts.ts';

const HEIGHT_PX = 280;
const BOX = { left: 52, right: 28, top: 14, bottom: 34 };

type Moment = Trend['unit'][number];
const at = ({ on }: Pick<Moment, 'on'>): Date => new Date(on);

/** What was known of a unit by each day on which somebody said something. */
export function TrendChart(props: {
  title: string;
  source: string;
  points: Trend['unit'];
  of: ShareOf;
}): ReactElement {
  const { title, source, points, of } = props;
  const i18n = useI18n();
  const { t, date, percent, number } = i18n;
  const told = points.map((point) => ({ point, ...shareOf(point, of) }));
  const seen = told.filter((one) => one.share !== null);
  const first = seen[0];
  const last = seen.at(-1);
  if (!first || !last) return <EmptyState title={t('chart.empty')} />;
  const changeText = (i: number): string => {
    const before = told[i - 1];
    const now = told[i];
    const { points: change } = before && now ? differenceOf(before, now) : { points: null };
    return change === null ? '–' : pointsText(change, number);
  };
  return (
    <ChartFrame
      title={title}
      source={source}
      summary={[first, last]
        .map(({ point, share }) => `${date(point.on)}: ${shareText(i18n, share)}`)
        .join('; ')}
      note={
        <>
          {seen.length < 2 ? `${t('chart.trendOne')} ` : null}
          {t('chart.trendNote')}
        </>
      }
      heightPx={HEIGHT_PX}
      table={{
        columns: [
          t('chart.day'),
          t('chart.share'),
          t('chart.fraction'),
          t('chart.reported'),
          t('chart.change'),
        ],
        rows: told.map(({ point, ...share }, i) => ({
          key: point.on,
          cells: [
            date(point.on),
            shareText(i18n, share.share),
            fractionText(i18n, share),
            number(point.reported),
            changeText(i),
          ],
        })),
      }}
    >
      {(widthPx) => {
        const x = scaleUtc({
          domain: [
            at(first.point),
            new Date(Math.max(at(last.point).getTime(), at(first.point).getTime() + 1)),
          ],
          range: [0, widthPx - BOX.left - BOX.right],
        });
        const y = scaleLinear({ domain: [0, 1], range: [HEIGHT_PX - BOX.top - BOX.bottom, 0] });
        return (
          <Group left={BOX.left} top={BOX.top}>
            <AxisLeft
              scale={y}
              tickValues={[0, 0.25, 0.5, 0.75, 1]}
              tickFormat={(value) => percent(Number(value), 0)}
              axisClassName="chart-axis"
            />
            <AxisBottom
              top={y(0)}
              scale={x}
              // The days themselves, as far as their names do not meet.
              tickValues={seen
                .filter((_, i) => i % Math.ceil((seen.length * 90) / (widthPx - BOX.left)) === 0)
                .map(({ point }) => at(point))}
              tickFormat={(value) => date(new Date(Number(value)).toISOString().slice(0, 10))}
              // The first and the last stand within the picture.
              tickLabelProps={(_, i, ticks) => ({
                textAnchor: i === 0 ? 'start' : i === ticks.length - 1 ? 'end' : 'middle',
              })}
              axisClassName="chart-axis"
            />
            <LinePath
              className="chart-line"
              data={seen}
              x={({ point }) => x(at(point))}
              y={({ share }) => y(share ?? 0)}
            />
            {seen.map(({ point, share, numerator, denominator }) => (
              <circle key={point.on} className="chart-dot" cx={x(at(point))} cy={y(share ?? 0)} r={4}>
                <title>{`${date(point.on)}: ${shareText(i18n, share)}, ${fractionText(i18n, { numerator, denominator })}`}</title>
              </circle>
            ))}
          </Group>
        );
      }}
    </ChartFrame>
  );
}
