import { AxisTop } from '@visx/axis';
import { Group } from '@visx/group';
import { scaleBand, scaleLinear } from '@visx/scale';
import { Bar } from '@visx/shape';
import type { ReactElement } from 'react';
import { differenceOf } from '../../../shared/coverage/compare.ts';
import type { CoverageCell } from '../../../shared/coverage/schema.ts';
import { shareOf, type ShareOf } from '../../../shared/coverage/share.ts';
import { MEASURES, type Measure } from '../../../shared/register/schema.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { pointsText } from '../points-text.ts';
import { fractionText, shareText, shortened } from './chart-data.ts';
import { ChartFrame } from './chart-frame.tsx';

const ROW_PX = 46;
const LABEL_PX = 190;
const VALUE_PX = 110;
const TOP_PX = 24;

type Cells = Readonly<Record<Measure, CoverageCell>>;

/** Two territories beside each other, by the same source, measure by measure. */
export function UnitsChart(props: {
  title: string;
  source: string;
  of: ShareOf;
  sides: readonly [{ name: string; cells: Cells }, { name: string; cells: Cells }];
}): ReactElement {
  const { title, source, of, sides } = props;
  const i18n = useI18n();
  const { t, number, percent } = i18n;
  const [first, second] = sides;
  const rows = MEASURES.map((measure) => {
    const shares = [shareOf(first.cells[measure], of), shareOf(second.cells[measure], of)] as const;
    return { measure, shares, points: differenceOf(shares[0], shares[1]).points };
  });
  const pointsOf = (points: number | null): string => (points === null ? '–' : pointsText(points, number));
  return (
    <ChartFrame
      title={title}
      source={source}
      summary={rows
        .map(({ measure, points }) => `${t(`measure.${measure}`)}: ${pointsOf(points)}`)
        .join('; ')}
      note={sides.map(({ name }, i) => (
        <span key={name} className="chart-legend">
          <span className="chart-key" data-mark={i === 0 ? 'first' : 'second'} /> {name}
        </span>
      ))}
      heightPx={TOP_PX + rows.length * ROW_PX}
      table={{
        columns: [t('filter.measure'), first.name, second.name, t('chart.difference')],
        rows: rows.map(({ measure, shares, points }) => ({
          key: measure,
          cells: [
            t(`measure.${measure}`),
            ...shares.map((share) => `${shareText(i18n, share.share)} (${fractionText(i18n, share)})`),
            pointsOf(points),
          ],
        })),
      }}
    >
      {(widthPx) => {
        const x = scaleLinear({ domain: [0, 1], range: [0, Math.max(80, widthPx - LABEL_PX - VALUE_PX)] });
        const y = scaleBand({ domain: [...MEASURES], range: [0, rows.length * ROW_PX], padding: 0.25 });
        const half = y.bandwidth() / 2;
        return (
          <Group left={LABEL_PX} top={TOP_PX}>
            <AxisTop
              scale={x}
              tickValues={[0, 0.25, 0.5, 0.75, 1]}
              tickFormat={(value) => percent(Number(value), 0)}
              axisClassName="chart-axis"
              hideAxisLine
            />
            {rows.map(({ measure, shares, points }) => {
              const top = y(measure) ?? 0;
              return (
                <Group key={measure}>
                  <text x={-8} y={top + half} textAnchor="end" dominantBaseline="central">
                    {shortened(t(`measure.${measure}`), 26)}
                  </text>
                  {shares.map((share, i) => (
                    <Group key={sides[i]?.name ?? i} top={top + i * half}>
                      <title>{`${sides[i]?.name ?? ''}: ${shareText(i18n, share.share)}, ${fractionText(i18n, share)}`}</title>
                      <Bar className="chart-ground" x={0} y={1} width={x(1)} height={half - 2} />
                      {share.share === null ? null : (
                        <Bar
                          className={i === 0 ? 'chart-first' : 'chart-second'}
                          x={0}
                          y={1}
                          width={Math.max(1, x(share.share))}
                          height={half - 2}
                        />
                      )}
                      <text className="chart-value" x={x(1) + 8} y={half / 2} dominantBaseline="central">
                        {shareText(i18n, share.share)}
                      </text>
                    </Group>
                  ))}
                  <text
                    className="chart-value"
                    x={x(1) + VALUE_PX - 4}
                    y={top + half}
                    textAnchor="end"
                    dominantBaseline="central"
                  >
                    {pointsOf(points)}
                  </text>
                </Group>
              );
            })}
          </Group>
        );
      }}
    </ChartFrame>
  );
}
