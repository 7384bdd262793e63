import { AxisTop } from '@visx/axis';
import { Group } from '@visx/group';
import { scaleBand, scaleLinear } from '@visx/scale';
import type { ReactElement } from 'react';
import { fairnessOf } from '../../../shared/coverage/fairness.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { EmptyState } from '../../ui/state.tsx';
import { pointsText } from '../points-text.ts';
import { shareText, shortened } from './chart-data.ts';
import { ChartFrame } from './chart-frame.tsx';
import type { Fairness } from './use-charts.ts';

const ROW_PX = 26;
const LABEL_PX = 190;
/** Narrower than this the words of five ticks touch. */
const FIVE_TICKS_PX = 240;
const VALUE_PX = 80;
const TOP_PX = 24;

/** The share of buildings beside the share of pupils, a line between them for the difference. */
export function FairnessChart(props: {
  title: string;
  source: string;
  fairness: Fairness;
  unitName: string;
  nameOf: (kato: Kato) => string | undefined;
  onOpen: (kato: Kato) => void;
}): ReactElement {
  const { title, source, fairness, unitName, nameOf, onOpen } = props;
  const i18n = useI18n();
  const { t, number, percent } = i18n;
  const told = [fairness.unit, ...fairness.children]
    .map((cell, i) => ({
      cell,
      isUnit: i === 0,
      name: i === 0 ? unitName : (nameOf(cell.kato) ?? cell.kato),
      ...fairnessOf(cell),
    }))
    .filter(({ buildings }) => buildings !== null);
  const rows = [
    ...told.filter(({ isUnit }) => isUnit),
    ...told.filter(({ isUnit }) => !isUnit).sort((a, b) => (a.points ?? 999) - (b.points ?? 999)),
  ];
  const [unit] = rows;
  if (!unit) return <EmptyState title={t('chart.empty')} />;
  const pointsOf = (points: number | null): string => (points === null ? '–' : pointsText(points, number));
  return (
    <ChartFrame
      title={title}
      source={source}
      summary={`${unit.name}: ${t('chart.buildings')} ${shareText(i18n, unit.buildings)}, ${t('chart.learners')} ${shareText(i18n, unit.learners)}`}
      note={
        <>
          <span className="chart-key" data-mark="buildings" /> {t('chart.buildings')}{' '}
          <span className="chart-key" data-mark="learners" /> {t('chart.learners')} ·{' '}
          {t('chart.fairnessNote')}{' '}
          {unit.cell.uncounted > 0 ? t('chart.uncounted', { n: unit.cell.uncounted }) : null}
        </>
      }
      heightPx={TOP_PX + rows.length * ROW_PX}
      table={{
        columns: [
          t('chart.territory'),
          t('chart.buildings'),
          t('chart.learners'),
          t('chart.difference'),
          t('chart.unprotected'),
        ],
        rows: rows.map(({ cell, isUnit, name, buildings, learners, points }) => ({
          key: cell.kato,
          cells: [
            name,
            `${shareText(i18n, buildings)} (${number(cell.buildingsWorking)} / ${number(cell.buildings)})`,
            `${shareText(i18n, learners)} (${number(cell.learnersWorking)} / ${number(cell.learners)})`,
            pointsOf(points),
            number(cell.learners - cell.learnersWorking),
          ],
          onOpen: isUnit ? undefined : () => onOpen(cell.kato),
        })),
      }}
    >
      {(widthPx) => {
        const roomPx = Math.max(80, widthPx - LABEL_PX - VALUE_PX);
        const x = scaleLinear({ domain: [0, 1], range: [0, roomPx] });
        const y = scaleBand({
          domain: rows.map(({ cell }) => cell.kato),
          range: [0, rows.length * ROW_PX],
          padding: 0.3,
        });
        return (
          <Group left={LABEL_PX} top={TOP_PX}>
            <AxisTop
              scale={x}
              tickValues={roomPx < FIVE_TICKS_PX ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1]}
              tickFormat={(value) => percent(Number(value), 0)}
              axisClassName="chart-axis"
              hideAxisLine
            />
            {rows.map(({ cell, isUnit, name, buildings, learners, points }) => {
              const middle = (y(cell.kato) ?? 0) + y.bandwidth() / 2;
              return (
                <Group
                  key={cell.kato}
                  className={isUnit ? 'chart-own' : 'chart-row'}
                  onClick={() => (isUnit ? undefined : onOpen(cell.kato))}
                >
                  <title>{`${name}: ${t('chart.buildings')} ${shareText(i18n, buildings)}, ${t('chart.learners')} ${shareText(i18n, learners)}`}</title>
                  <text x={-8} y={middle} textAnchor="end" dominantBaseline="central">
                    {shortened(name, 26)}
                  </text>
                  <line className="chart-grid" x1={0} x2={x(1)} y1={middle} y2={middle} />
                  <line
                    className="chart-between"
                    x1={x(buildings ?? 0)}
                    x2={x(learners ?? buildings ?? 0)}
                    y1={middle}
                    y2={middle}
                  />
                  <rect
                    className="chart-buildings"
                    x={x(buildings ?? 0) - 4}
                    y={middle - 4}
                    width={8}
                    height={8}
                  />
                  {learners === null ? null : (
                    <circle className="chart-learners" cx={x(learners)} cy={middle} r={4.5} />
                  )}
                  <text className="chart-value" x={x(1) + 10} y={middle} dominantBaseline="central">
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
