import { useQuery } from '@tanstack/react-query';
import { TRPCClientError } from '@trpc/client';
import { Download } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { METRIC_NAMES, type Metric } from '../shared/operations/metrics.ts';
import { LONGEST_PERIOD_MS } from '../shared/operations/performance.ts';
import { mayDo, useSignedIn } from './access/use-me.ts';
import { AtHome } from './at-home.tsx';
import { useHierarchy } from './hierarchy/use-hierarchy.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import { LostLine } from './lost-line.tsx';
import type { Performance } from './operations/answers.ts';
import { lastDays, momentsOf } from './operations/local-time.ts';
import './operations/operations.css';
import './operations/performance/performance.css';
import { BackwardsList } from './operations/performance/backwards-list.tsx';
import { FigureCards } from './operations/performance/figure-cards.tsx';
import { FiguresTable, type FigureLine } from './operations/performance/figures-table.tsx';
import { HourChart } from './operations/performance/hour-chart.tsx';
import { PeriodFields } from './operations/performance/period-fields.tsx';
import { PlainBar } from './plain-bar.tsx';
import { errorText } from './state/error-text.ts';
import { useChangeView, useOpenWorkspace, useView } from './state/use-view.ts';
import { trpc } from './trpc.ts';
import { ActionButton } from './ui/action-button.tsx';
import { Boundary } from './ui/boundary.tsx';
import { Choice } from './ui/choice.tsx';
import { Segmented } from './ui/segmented.tsx';
import { EmptyState, Skeleton } from './ui/state.tsx';
import { Workplace } from './workplace.tsx';

/** How fast a territory answers: median, 90th percentile and number of cases, by territory, category and hour. */
export function PerformanceScreen(): ReactElement {
  return (
    <Workplace workspace="performance">
      <AtHome>
        <PerformancePage />
      </AtHome>
    </Workplace>
  );
}

const FORMATS = ['xlsx', 'csv'] as const;
const isTooMuch = (error: unknown): boolean =>
  error instanceof TRPCClientError && (error.data as { httpStatus?: number } | null)?.httpStatus === 413;

function PerformancePage(): ReactElement {
  const view = useView();
  const change = useChangeView();
  const open = useOpenWorkspace();
  const me = useSignedIn();
  const { t, name } = useI18n();
  const { tree } = useHierarchy();
  const [openedMs] = useState(() => Date.now());
  const [metric, setMetric] = useState<Metric>('response');
  const categories = useQuery(trpc.operations.categories.queryOptions());
  const usual = lastDays(30, openedMs);
  const days = { from: view.from?.slice(0, 10) ?? usual.from, to: view.to?.slice(0, 10) ?? usual.to };
  const { fromMs, toMs } = momentsOf(days);
  const isGood = fromMs < toMs && toMs - fromMs <= LONGEST_PERIOD_MS;
  const question = {
    unit: view.unit,
    fromMs,
    toMs,
    ...(view.category === undefined ? {} : { category: view.category }),
  };
  const query = useQuery(
    trpc.operations.performance.figures.queryOptions(question, { enabled: isGood, staleTime: 60_000 }),
  );
  const unit = tree?.units[tree.indexOf.get(view.unit) ?? -1] ?? null;
  const title = unit ? t('performance.title', { name: name(unit.name) }) : t('workspace.performance');
  const search = new URLSearchParams({
    ...Object.fromEntries(Object.entries(question).map(([key, value]) => [key, String(value)])),
    lang: view.lang,
  }).toString();
  const failed = (retry: () => void): ReactElement => (
    <EmptyState broken title={t('error.broken')} action={{ label: t('action.retry'), onClick: retry }} />
  );
  return (
    <div className="performance">
      <PlainBar tree={tree} kato={view.unit} />
      <main className="performance-page panel scroll" aria-label={title}>
        <LostLine />
        <header className="performance-head">
          <h1>{title}</h1>
          <PeriodFields
            days={days}
            nowMs={openedMs}
            problem={isGood ? null : t('performance.badPeriod')}
            onChange={(period) => change(period)}
          />
          <Choice
            label={t('performance.category')}
            value={view.category ?? 'all'}
            options={[
              { value: 'all', label: t('performance.allCategories') },
              ...(categories.data ?? []).map((one) => ({ value: one.id, label: name(one.name) })),
            ]}
            onChange={(category) => change({ category: category === 'all' ? undefined : category })}
          />
          <ActionButton label={t('performance.replay')} onClick={() => open('replay')} />
          {mayDo(me, 'export.read') && isGood
            ? FORMATS.map((format) => (
                <a
                  key={format}
                  className="icon-button"
                  href={`/export/performance.${format}?${search}`}
                  download
                  aria-label={t('performance.export', { format: format.toUpperCase() })}
                  title={t('performance.export', { format: format.toUpperCase() })}
                >
                  <Download aria-hidden />
                  {format.toUpperCase()}
                </a>
              ))
            : null}
        </header>
        <Boundary fallback={failed}>
          {query.data && isGood ? (
            <Figures figures={query.data} metric={metric} onMetric={setMetric} />
          ) : query.error && isGood ? (
            <EmptyState
              broken
              title={t(isTooMuch(query.error) ? 'performance.tooMuch' : 'performance.failed')}
              hint={
                isTooMuch(query.error)
                  ? t('performance.tooMuchHint')
                  : t('error.detail', { message: errorText(t, query.error) })
              }
              action={{ label: t('action.retry'), onClick: () => void query.refetch() }}
            />
          ) : isGood ? (
            <output className="side-loading" aria-busy="true" aria-label={t('performance.counting')}>
              <p className="muted">{t('performance.counting')}</p>
              <Skeleton heightRem={7} />
              <Skeleton heightRem={14} />
            </output>
          ) : null}
        </Boundary>
      </main>
    </div>
  );
}

function Figures(props: {
  figures: Performance;
  metric: Metric;
  onMetric: (metric: Metric) => void;
}): ReactElement {
  const { figures, metric, onMetric } = props;
  const view = useView();
  const change = useChangeView();
  const openWorkspace = useOpenWorkspace();
  const { t, name, compare } = useI18n();
  const { tree } = useHierarchy();
  const categories = useQuery(trpc.operations.categories.queryOptions());
  if (figures.incidents === 0)
    return <EmptyState title={t('performance.empty')} hint={t('performance.emptyHint')} />;
  const byName = (lines: FigureLine[]): FigureLine[] => lines.sort((a, b) => compare(a.name, b.name));
  const territories = (): FigureLine[] =>
    byName(
      figures.territories.map(({ key, figures: own }) => {
        const unit = tree?.units[tree.indexOf.get(key) ?? -1];
        const called = unit ? name(unit.name) : key;
        return key === view.unit
          ? { key, name: t('performance.own', { name: called }), figures: own }
          : { key, name: called, figures: own, onOpen: () => change({ unit: key }) };
      }),
    );
  const ofCategories = (): FigureLine[] =>
    byName(
      figures.categories.map(({ key, figures: own }) => {
        const category = categories.data?.find(({ id }) => id === key);
        return {
          key,
          name: category ? name(category.name) : key,
          figures: own,
          onOpen: () => change({ category: key }),
        };
      }),
    );
  const hours = (): FigureLine[] =>
    figures.hours.map(({ key, figures: own }) => ({
      key,
      name: `${key.padStart(2, '0')}:00–${key.padStart(2, '0')}:59`,
      figures: own,
    }));
  const lines = { territory: territories, category: ofCategories, hour: hours }[view.by]();
  return (
    <>
      <FigureCards figures={figures.all} chosen={metric} onChoose={onMetric} />
      <HourChart metric={metric} hours={figures.hours} />
      <div className="performance-tools">
        <Segmented
          label={t('performance.by')}
          value={view.by}
          options={(['territory', 'category', 'hour'] as const).map((value) => ({
            value,
            label: t(`performance.by.${value}`),
          }))}
          onChange={(by) => change({ by }, 'replace')}
        />
        <Choice
          label={t('performance.metric')}
          value={metric}
          options={METRIC_NAMES.map((value) => ({ value, label: t(`performance.metric.${value}`) }))}
          onChange={onMetric}
        />
        <p className="muted">
          {t('performance.incidents', { n: figures.incidents })} · {t('performance.rules')}
        </p>
      </div>
      <FiguresTable label={t(`performance.by.${view.by}`)} all={figures.all} lines={lines} />
      <BackwardsList
        backwards={figures.backwards}
        onOpen={(incident) => openWorkspace('operate', { incident })}
      />
    </>
  );
}
