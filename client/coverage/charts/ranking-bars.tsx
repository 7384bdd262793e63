import { AxisTop } from '@visx/axis';
import { Group } from '@visx/group';
import { scaleBand, scaleLinear } from '@visx/scale';
import { Bar } from '@visx/shape';
import type { ReactElement } from 'react';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { stepOf } from '../share.ts';
import { fractionText, shareText, shortened, type ChartUnit } from './chart-data.ts';
import { ChartFrame } from './chart-frame.tsx';

const ROW_PX = 24;
const LABEL_PX = 190;
const VALUE_PX = 110;
const TOP_PX = 24;

/** The territories below a unit by their share, the lowest on top. */
export function RankingBars(props: {
  title: string;
  source: string;
  units: readonly ChartUnit[];
  onOpen: (kato: Kato) => void;
}): ReactElement {
  const { title, source, units, onOpen } = props;
  const i18n = useI18n();
  const { t, percent } = i18n;
  const heightPx = TOP_PX + units.length * ROW_PX;
  const [low] = units;
  const high = units.findLast(({ share }) => share !== null);
  const told = [low, high].flatMap((one) => (one ? [`${one.name}: ${shareText(i18n, one.share)}`] : []));
  return (
    <ChartFrame
      title={title}
      source={source}
      summary={told.join('; ')}
      heightPx={heightPx}
      table={{
        columns: [t('chart.territory'), t('chart.share'), t('chart.fraction')],
        rows: units.map((unit) => ({
          key: unit.kato,
          cells: [unit.name, shareText(i18n, unit.share), fractionText(i18n, unit)],
          onOpen: () => onOpen(unit.kato),
        })),
      }}
    >
      {(widthPx) => {
        const x = scaleLinear({ domain: [0, 1], range: [0, Math.max(80, widthPx - LABEL_PX - VALUE_PX)] });
        const y = scaleBand({
          domain: units.map(({ kato }) => kato),
          range: [0, units.length * ROW_PX],
          padding: 0.25,
        });
        return (
          <Group left={LABEL_PX} top={TOP_PX}>
            <AxisTop
              scale={x}
              tickValues={[0, 0.25, 0.5, 0.75, 1]}
              tickFormat={(value) => percent(Number(value), 0)}
              axisClassName="chart-axis"
              hideAxisLine
            />
            {units.map((unit) => {
              const top = y(unit.kato) ?? 0;
              const middle = top + y.bandwidth() / 2;
              return (
                <Group key={unit.kato} className="chart-row" onClick={() => onOpen(unit.kato)}>
                  <title>{`${unit.name}: ${shareText(i18n, unit.share)}, ${fractionText(i18n, unit)}`}</title>
                  <text x={-8} y={middle} textAnchor="end" dominantBaseline="central">
                    {shortened(unit.name, 26)}
                  </text>
                  <Bar className="chart-ground" x={0} y={top} width={x(1)} height={y.bandwidth()} />
                  {unit.share === null ? null : (
                    <Bar
                      x={0}
                      y={top}
                      width={Math.max(1, x(unit.share))}
                      height={y.bandwidth()}
                      style={{ fill: `var(--share-${stepOf(unit.share)})` }}
                    />
                  )}
                  <text className="chart-value" x={x(1) + 8} y={middle} dominantBaseline="central">
                    {unit.share === null
                      ? shareText(i18n, null)
                      : `${shareText(i18n, unit.share)} · ${fractionText(i18n, unit)}`}
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
