import type { ReactElement } from 'react';
import type { CoverageFilter } from '../../../shared/coverage/schema.ts';
import type { AdminUnit, Kato } from '../../../shared/hierarchy/schema.ts';
import { ancestry, childrenOf, type UnitTree } from '../../../shared/hierarchy/tree.ts';
import type { EvidenceSource } from '../../../shared/register/schema.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { errorText } from '../../state/error-text.ts';
import { Failed } from '../../state/failed.tsx';
import { openUnit, useChangeView } from '../../state/use-view.ts';
import type { View } from '../../state/view.ts';
import { Choice } from '../../ui/choice.tsx';
import { remPx } from '../../ui/rem.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { Filters } from '../filters.tsx';
import { useRollup } from '../use-coverage.ts';
import { chartUnits } from './chart-data.ts';
import { FairnessChart } from './fairness-chart.tsx';
import { RankingBars } from './ranking-bars.tsx';
import { SmallMultiples } from './small-multiples.tsx';
import { SpreadStrip } from './spread-strip.tsx';
import { TrendChart } from './trend-chart.tsx';
import { UnitsChart } from './units-chart.tsx';
import { useFairness, useTrend } from './use-charts.ts';
import './charts.css';

const CHARTS = ['ranking', 'spread', 'trend', 'regions', 'fairness', 'units'] as const;

type ChartsProps = {
  view: View;
  tree: UnitTree<AdminUnit> | null;
  filter: CoverageFilter;
  rollup: ReturnType<typeof useRollup>;
  known: readonly EvidenceSource[];
  nameOf: (kato: Kato) => string | undefined;
  unitName: string;
  sourceTitle: string;
  /** A second source, which the charts do not show. */
  versus: string | null;
};

/** The coverage to be looked at rather than read: one chart at a time, chosen in the address. */
export function ChartsPanel(props: ChartsProps): ReactElement {
  const { view, filter, known, versus, unitName } = props;
  const { t } = useI18n();
  const change = useChangeView();
  return (
    <>
      <Filters view={view} sources={known} source={filter.source} versus={versus} />
      <div className="chart-head">
        <h1 className="ellipsis">{unitName}</h1>
        <Segmented
          label={t('filter.of')}
          value={view.of}
          options={(['reported', 'required'] as const).map((value) => ({ value, label: t(`of.${value}`) }))}
          onChange={(of) => change({ of }, 'replace')}
        />
      </div>
      <div className="parts">
        <Segmented
          label={t('chart.label')}
          value={view.chart}
          options={CHARTS.map((value) => ({ value, label: t(`chart.${value}`) }))}
          onChange={(chart) => change({ chart }, 'replace')}
        />
      </div>
      <div className="chart-scroll scroll">
        <Chosen {...props} />
      </div>
    </>
  );
}

function Chosen(props: ChartsProps): ReactElement {
  const { view, filter, rollup, nameOf, sourceTitle, unitName, tree } = props;
  const { t, date } = useI18n();
  const change = useChangeView();
  const question = { ...filter, unit: view.unit };
  const isTrend = view.chart === 'trend' || view.chart === 'regions';
  const trend = useTrend(question, isTrend);
  const fairness = useFairness({ ...question, of: view.of }, view.chart === 'fairness');
  const awaited = isTrend ? trend : view.chart === 'fairness' ? fairness : rollup;
  const onOpen = (kato: Kato): void => change(openUnit(kato));
  const measure = t(`measure.${view.measure}`);
  const dated = (asOf: string | null): string =>
    `${t('chart.source', {
      title: asOf === null ? sourceTitle : t('source.asOf', { title: sourceTitle, date: date(asOf) }),
    })} · ${t(`type.${view.type}`)} · ${t(`of.${view.of}`)}`;
  if (awaited.error && !awaited.data)
    return <Failed title={t('chart.failed')} error={awaited.error} onRetry={() => void awaited.refetch()} />;
  if (!awaited.data || !rollup.data) return <Skeleton heightRem={20} />;
  const source = dated(rollup.data.asOf);
  const everySource = `${t('chart.source', { title: t('source.latest') })} · ${t(`type.${view.type}`)} · ${t(`of.${view.of}`)}`;
  if (view.chart === 'units' && tree)
    return <TwoUnits {...props} tree={tree} source={source} own={rollup.data} />;
  if (view.chart === 'trend' && trend.data)
    return (
      <TrendChart
        title={t('chart.trendTitle', { measure })}
        source={everySource}
        points={trend.data.unit}
        of={view.of}
      />
    );
  if (view.chart === 'fairness' && fairness.data)
    return (
      <FairnessChart
        title={t('chart.fairnessTitle', { measure })}
        source={dated(fairness.data.asOf)}
        {...{ fairness: fairness.data, unitName, nameOf, onOpen }}
      />
    );
  if (rollup.data.children.length === 0) return <EmptyState title={t('chart.noChildren')} />;
  if (view.chart === 'regions' && trend.data)
    return (
      <SmallMultiples
        title={t('chart.regionsTitle', { measure })}
        source={everySource}
        of={view.of}
        // The panel is 50 rem at most; the height of the chart is known before its width is.
        widthPx={Math.min(48 * remPx(), 0.55 * document.documentElement.clientWidth)}
        series={trend.data.children}
        {...{ nameOf, onOpen }}
      />
    );
  const units = chartUnits(rollup.data.children, nameOf, view.of);
  return view.chart === 'spread' ? (
    <SpreadStrip title={t('chart.spreadTitle', { measure })} {...{ source, units, onOpen }} />
  ) : (
    <RankingBars title={t('chart.rankingTitle', { measure })} {...{ source, units, onOpen }} />
  );
}

/** Units that one may be set against: its siblings first, then all others of the levels that have a seat of their own. */
function othersOf(tree: UnitTree<AdminUnit>, kato: Kato): AdminUnit[] {
  const parent = ancestry(tree, kato)[1];
  const siblings = parent ? childrenOf(tree, parent.kato) : [];
  const near = new Set(siblings.map((unit) => unit.kato));
  const rest = tree.units.filter((unit) => unit.level <= 2 && !near.has(unit.kato));
  return [...siblings, ...rest].filter((unit) => unit.kato !== kato);
}

function TwoUnits(
  props: ChartsProps & {
    tree: UnitTree<AdminUnit>;
    source: string;
    own: NonNullable<ChartsProps['rollup']['data']>;
  },
): ReactElement {
  const { view, filter, tree, nameOf, unitName, source, own } = props;
  const { t } = useI18n();
  const change = useChangeView();
  const others = othersOf(tree, view.unit);
  const against = others.find(({ kato }) => kato === view.beside) ?? others[0];
  const other = useRollup(against ? { ...filter, unit: against.kato } : null);
  if (!against) return <EmptyState title={t('chart.noChildren')} />;
  return (
    <>
      <div className="chart-against">
        <Choice
          label={t('chart.against')}
          value={against.kato}
          options={others.map(({ kato }) => ({ value: kato, label: nameOf(kato) ?? kato }))}
          onChange={(kato) => change({ beside: kato }, 'replace')}
        />
      </div>
      {other.error && !other.data ? (
        <EmptyState
          broken
          title={t('chart.failed')}
          hint={t('error.detail', { message: errorText(t, other.error) })}
        />
      ) : other.data?.unit.kato === against.kato ? (
        <UnitsChart
          title={t('chart.unitsTitle')}
          source={source}
          of={view.of}
          sides={[
            { name: unitName, cells: own.measures },
            { name: nameOf(against.kato) ?? against.kato, cells: other.data.measures },
          ]}
        />
      ) : (
        <Skeleton heightRem={20} />
      )}
    </>
  );
}
