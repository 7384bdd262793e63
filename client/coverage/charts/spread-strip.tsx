import { AxisBottom } from '@visx/axis';
import { Group } from '@visx/group';
import { scaleLinear } from '@visx/scale';
import type { ReactElement } from 'react';
import { FEWEST_SIBLINGS, outlierOf, spreadOf } from '../../../shared/coverage/spread.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { EmptyState } from '../../ui/state.tsx';
import { fractionText, shareText, shortened, type ChartUnit } from './chart-data.ts';
import { ChartFrame } from './chart-frame.tsx';

const HEIGHT_PX = 200;
const SIDE_PX = 24;
const LINE_PX = 96;
/** Dots that would hide each other are set beside each other. */
const DOT_PX = 9;

/** Where each dot of a strip stands above or below its line, so that none hides another. */
function stacked(xs: readonly number[]): number[] {
  const levels: number[] = [];
  const placed: { x: number; level: number }[] = [];
  for (const x of xs) {
    let level = 0;
    while (placed.some((one) => one.level === level && Math.abs(one.x - x) < DOT_PX)) level++;
    placed.push({ x, level });
    levels.push(level);
  }
  return levels;
}

/** How the territories below a unit differ: a dot each, the middle half, the median, and who lies far outside. */
export function SpreadStrip(props: {
  title: string;
  source: string;
  units: readonly ChartUnit[];
  onOpen: (kato: Kato) => void;
}): ReactElement {
  const { title, source, onOpen } = props;
  const i18n = useI18n();
  const { t, percent } = i18n;
  const units = props.units.flatMap(({ share, ...unit }) => (share === null ? [] : [{ ...unit, share }]));
  const spread = spreadOf(units.map(({ share }) => share));
  if (!spread) return <EmptyState title={t('chart.empty')} />;
  const marked = units.map((unit) => ({ ...unit, outlier: outlierOf(unit.share, spread) }));
  const outliers = marked.filter(({ outlier }) => outlier !== null);
  const told = [
    t('chart.median', { value: percent(spread.median) }),
    t('chart.quartiles', { low: percent(spread.q1), high: percent(spread.q3) }),
    t('chart.outliers', { n: outliers.length }),
  ].join(' · ');
  return (
    <ChartFrame
      title={title}
      source={source}
      summary={told}
      note={
        <>
          <strong>{told}</strong> {t('chart.spreadNote')}
          {spread.n < FEWEST_SIBLINGS ? ` ${t('chart.spreadFew')}` : null}
        </>
      }
      heightPx={HEIGHT_PX}
      table={{
        columns: [t('chart.territory'), t('chart.share'), t('chart.fraction'), t('chart.outlier')],
        rows: marked.map((unit) => ({
          key: unit.kato,
          cells: [
            unit.name,
            shareText(i18n, unit.share),
            fractionText(i18n, unit),
            unit.outlier === null ? '' : t(`chart.outlier.${unit.outlier}`),
          ],
          onOpen: () => onOpen(unit.kato),
        })),
      }}
    >
      {(widthPx) => {
        const x = scaleLinear({ domain: [0, 1], range: [0, widthPx - 2 * SIDE_PX] });
        const levels = stacked(marked.map(({ share }) => x(share)));
        return (
          <Group left={SIDE_PX}>
            <rect
              className="chart-box"
              x={x(spread.q1)}
              y={LINE_PX + 12}
              width={Math.max(2, x(spread.q3) - x(spread.q1))}
              height={22}
            />
            <line
              className="chart-whisker"
              x1={x(spread.min)}
              x2={x(spread.max)}
              y1={LINE_PX + 23}
              y2={LINE_PX + 23}
            />
            <line
              className="chart-median"
              x1={x(spread.median)}
              x2={x(spread.median)}
              y1={LINE_PX + 8}
              y2={LINE_PX + 38}
            />
            {marked.map((unit, i) => (
              <Group key={unit.kato} className="chart-row" onClick={() => onOpen(unit.kato)}>
                <circle
                  className="chart-dot"
                  data-outlier={unit.outlier ?? undefined}
                  cx={x(unit.share)}
                  cy={LINE_PX - (levels[i] ?? 0) * DOT_PX}
                  r={unit.outlier ? 5 : 4}
                >
                  <title>{`${unit.name}: ${shareText(i18n, unit.share)}, ${fractionText(i18n, unit)}`}</title>
                </circle>
              </Group>
            ))}
            {outliers.slice(0, 3).map((unit, i) => (
              <text
                key={unit.kato}
                className="chart-value"
                x={x(unit.share)}
                y={14 + i * 14}
                textAnchor={unit.share > 0.6 ? 'end' : 'start'}
              >
                {`${shortened(unit.name, 28)} ${shareText(i18n, unit.share)}`}
              </text>
            ))}
            <AxisBottom
              top={LINE_PX + 48}
              scale={x}
              tickValues={[0, 0.25, 0.5, 0.75, 1]}
              tickFormat={(value) => percent(Number(value), 0)}
              axisClassName="chart-axis"
            />
          </Group>
        );
      }}
    </ChartFrame>
  );
}
