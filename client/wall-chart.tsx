import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, type ReactElement } from 'react';
import { shareOf } from '../shared/coverage/share.ts';
import type { PanelOptions } from '../shared/wall/panel.ts';
import { ZONE_MS } from './i18n/format.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import { BY_ITSELF, trpc } from './trpc.ts';
import { useNow } from './ui/use-now.ts';
import { ChartPanel, type ShownBar } from './wall/screen/panels/chart-panel.tsx';
import { useOnWall } from './wall-context.ts';
import { useWallCoverage } from './wall-coverage.tsx';
import { useWallOperations } from './use-wall-incidents.ts';

const HOUR_MS = 3_600_000;
const HOURS = 24;
const RENEW_MS = 60_000;
const MOST = 500;
const MEASURE = { measure: 'video_link', type: 'school' } as const;

export function WallChart(props: { options: PanelOptions<'chart'> }): ReactElement {
  const { of } = props.options;
  if (of === 'coverage_by_unit') return <CoverageByUnit />;
  if (of === 'coverage_trend') return <CoverageTrend />;
  return <Incidents by={of === 'incidents_by_hour' ? 'hour' : 'category'} />;
}

/** Incidents of the last 24 hours that this wall may show, open and closed. */
function useDay() {
  const { unit, clock, viewOf } = useOnWall();
  const nowMs = useNow(RENEW_MS, clock);
  const { data, isError } = useQuery(
    trpc.operations.incidents.list.queryOptions(
      { unit, states: 'all', limit: MOST },
      { refetchInterval: RENEW_MS, trpc: BY_ITSELF, retry: false, placeholderData: keepPreviousData },
    ),
  );
  const endMs = Math.floor(nowMs / HOUR_MS) * HOUR_MS + HOUR_MS;
  const rows = data?.rows.filter(
    (row) => viewOf(row) !== 'hide' && row.receivedAt >= endMs - HOURS * HOUR_MS && row.receivedAt < endMs,
  );
  // The newest are asked for; where they do not reach back a day, the oldest hours have more than is known.
  const isPart = data !== undefined && data.nextCursor !== null && rows?.length === data.rows.length;
  return { rows, endMs, isPart, isError };
}

function Incidents({ by }: { by: 'hour' | 'category' }): ReactElement {
  const { t, number, name } = useI18n();
  const { rows, endMs, isPart, isError } = useDay();
  const { categories } = useWallOperations();
  const bars = useMemo((): ShownBar[] | undefined => {
    if (!rows) return undefined;
    const counts = new Map<string, number>();
    const add = (key: string, n: number): void => void counts.set(key, (counts.get(key) ?? 0) + n);
    if (by === 'hour') {
      const hourOf = (ms: number): string =>
        String(Math.floor((ms + ZONE_MS) / HOUR_MS) % HOURS).padStart(2, '0');
      for (let i = HOURS; i > 0; i--) add(hourOf(endMs - i * HOUR_MS), 0);
      for (const { receivedAt } of rows) add(hourOf(receivedAt), 1);
    } else for (const { category } of rows) add(category, 1);
    const most = Math.max(1, ...counts.values());
    const list = [...counts].map(([key, n], i): ShownBar => {
      const category = categories.get(key);
      return {
        key,
        name: by === 'hour' ? key : category ? name(category.name) : key,
        value: number(n),
        part: n / most,
        // A number at every sixth hour is as many as have room.
        named: by === 'category' || i % 6 === 0,
      };
    });
    return by === 'hour' ? list : list.toSorted((a, b) => (b.part ?? 0) - (a.part ?? 0));
  }, [rows, endMs, by, categories, name, number]);
  const n = rows?.length ?? 0;
  return (
    <ChartPanel
      title={t(by === 'hour' ? 'onWall.chart.hours' : 'onWall.chart.categories')}
      bars={bars}
      how={by === 'hour' ? 'columns' : 'rows'}
      note={t(isPart ? 'onWall.chart.atLeast' : 'onWall.chart.incidents', { n })}
      failed={isError}
    />
  );
}

function CoverageByUnit(): ReactElement {
  const { t, percent, date } = useI18n();
  const { whole, below, source, asOf, isFailed } = useWallCoverage(MEASURE);
  return (
    <ChartPanel
      title={t(`measure.${MEASURE.measure}`)}
      bars={
        whole &&
        below.map(({ key, name, share }) => ({
          key,
          name,
          value: share === null ? t('headline.noData') : percent(share),
          part: share,
          named: true,
        }))
      }
      how="rows"
      note={source}
      asOf={asOf === null ? '' : date(asOf)}
      failed={isFailed}
    />
  );
}

function CoverageTrend(): ReactElement {
  const { t, percent, date } = useI18n();
  const { unit } = useOnWall();
  const { data, isError } = useQuery(
    trpc.coverage.trend.queryOptions({ unit, ...MEASURE, group: 'all' }, { trpc: BY_ITSELF, retry: false }),
  );
  const points = data?.unit;
  const last = points?.at(-1);
  const lastShare = last ? shareOf(last, 'reported').share : null;
  return (
    <ChartPanel
      title={t('onWall.chart.trend', { measure: t(`measure.${MEASURE.measure}`) })}
      bars={points?.map((point, i) => {
        const { on } = point;
        const { share } = shareOf(point, 'reported');
        return {
          key: on,
          name: date(on.slice(0, 7)),
          value: share === null ? t('headline.noData') : percent(share),
          part: share,
          named: i === 0 || i === points.length - 1,
        };
      })}
      how="columns"
      note={
        last && lastShare !== null
          ? t('onWall.chart.lastOf', { share: percent(lastShare), date: date(last.on) })
          : ''
      }
      asOf={last ? date(last.on) : ''}
      failed={isError}
    />
  );
}
