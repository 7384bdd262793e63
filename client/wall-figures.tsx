import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { ALARM_LEVELS } from '../shared/alarms/alarm-class.ts';
import type { PanelOptions, WallFigure } from '../shared/wall/panel.ts';
import { useAlarmSummary } from './alarms/use-alarms.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import { useVoidSummary } from './operations/void/use-voids.ts';
import { totalOf } from './operations/void/void-words.ts';
import { UNIT_KIND } from './operations/unit-kind.ts';
import { secondsText } from './operations/performance/figure-cells.tsx';
import { BY_ITSELF, trpc } from './trpc.ts';
import { useNow } from './ui/use-now.ts';
import { FiguresPanel, type ShownFigure } from './wall/screen/panels/figures-panel.tsx';
import { useOnWall } from './wall-context.ts';
import { useWallCoverage } from './wall-coverage.tsx';
import { useWallOperations } from './use-wall-incidents.ts';

/** Priorities that somebody drives to at once. */
const URGENT = 2;
const DAY_MS = 86_400_000;
/** Figures of a day are computed anew so often; the question is of whole such steps, so that all screens ask the same. */
const STEP_MS = 60_000;
const POLLED = { refetchInterval: STEP_MS, trpc: BY_ITSELF, retry: false } as const;

type Value = Pick<ShownFigure, 'value' | 'of'> & { urgent?: boolean; asOf?: string | null };
const UNKNOWN: Value = { value: null, of: '' };

/** How long answers took in the last 24 hours. */
function useResponse(isWanted: boolean) {
  const { unit, clock } = useOnWall();
  const nowMs = useNow(STEP_MS, clock);
  const toMs = Math.floor(nowMs / STEP_MS) * STEP_MS;
  return useQuery({
    ...trpc.operations.performance.figures.queryOptions(
      { unit, fromMs: toMs - DAY_MS, toMs },
      { trpc: BY_ITSELF, retry: false, placeholderData: (before) => before },
    ),
    enabled: isWanted,
  }).data?.all.response;
}

/** How many gaps are past the day that a written order gave them. */
function useOverdue(isWanted: boolean) {
  const { unit } = useOnWall();
  return useQuery({
    ...trpc.coverage.gaps.list.queryOptions({ unit, limit: 1 }, POLLED),
    enabled: isWanted,
  }).data?.counts;
}

export function WallFigures(props: { options: PanelOptions<'figures'> }): ReactElement {
  const { figures } = props.options;
  const { t, number, percent, date, language } = useI18n();
  const { unit } = useOnWall();
  const { incidents, units } = useWallOperations();
  const alarms = useAlarmSummary(unit).data;
  const voids = useVoidSummary(unit).data;
  const coverage = useWallCoverage({ measure: 'video_link', type: 'school' });
  const isOfResponse = figures.includes('response_median') || figures.includes('response_p90');
  const response = useResponse(isOfResponse);
  const overdue = useOverdue(figures.includes('overdue_gaps'));

  const onDuty = units?.filter((row) => row.unit.status !== 'off_duty');
  const urgent = incidents?.filter(({ priority }) => priority <= URGENT).length ?? 0;
  const waiting = alarms ? ALARM_LEVELS.reduce((sum, level) => sum + alarms.levels[level].raised, 0) : 0;
  const known = alarms ? ALARM_LEVELS.reduce((sum, level) => sum + alarms.levels[level].acknowledged, 0) : 0;
  const responseOf = (seconds: number | null | undefined): Value =>
    response && seconds !== null && seconds !== undefined
      ? { value: secondsText(seconds), of: t('onWall.of.response', { n: response.n }) }
      : response
        ? { value: '–', of: t('onWall.of.response', { n: response.n }) }
        : UNKNOWN;

  const valueOf: Readonly<Record<WallFigure, () => Value>> = {
    open_incidents: () =>
      incidents ? { value: number(incidents.length), of: t('onWall.of.urgent', { n: urgent }) } : UNKNOWN,
    urgent_incidents: () =>
      incidents
        ? { value: number(urgent), of: t('onWall.of.open', { n: incidents.length }), urgent: urgent > 0 }
        : UNKNOWN,
    standing_alarms: () =>
      alarms
        ? { value: number(waiting + known), of: t('onWall.of.waiting', { n: waiting }), urgent: waiting > 0 }
        : UNKNOWN,
    free_units: () =>
      onDuty
        ? {
            value: number(onDuty.filter((row) => UNIT_KIND[row.unit.status] === UNIT_KIND.free).length),
            of: t('onWall.of.onDuty', { n: onDuty.length }),
          }
        : UNKNOWN,
    units_on_duty: () =>
      onDuty && units
        ? { value: number(onDuty.length), of: t('onWall.of.units', { n: units.length }) }
        : UNKNOWN,
    out_of_reach: () =>
      voids
        ? {
            value: number(totalOf(voids.counts, 'fallen')),
            of: t('onWall.of.places', { n: totalOf(voids.counts, 'places') }),
            urgent: totalOf(voids.counts, 'over') > 0,
          }
        : UNKNOWN,
    coverage_share: () =>
      coverage.whole
        ? {
            value: coverage.whole.share === null ? null : percent(coverage.whole.share),
            of: coverage.fraction,
            asOf: coverage.asOf,
          }
        : UNKNOWN,
    overdue_gaps: () =>
      overdue
        ? {
            value: number(overdue.overdue),
            of: t('onWall.of.orders', { n: overdue.prescribed + overdue.in_work }),
          }
        : UNKNOWN,
    response_median: () => responseOf(response?.medianS),
    response_p90: () => responseOf(response?.p90S),
  };
  return (
    <FiguresPanel
      // What changes calmly does not wait with words of another language.
      key={language}
      figures={figures.map((key) => {
        const { asOf = null, ...said } = valueOf[key]();
        const title = t(`onWall.figure.${key}`);
        // What is not of this moment says of which.
        const label = asOf === null ? title : t('source.asOf', { title, date: date(asOf) });
        return { key, label, urgent: false, ...said };
      })}
    />
  );
}
