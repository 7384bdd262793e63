import { X } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { keyFor } from '../command/print-key.ts';
import type { AlarmIndicators } from './answers.ts';
import './alarms.css';
import { LevelSymbol } from './level-symbol.tsx';
import { useIndicators } from './use-alarms.ts';
import { spanText } from './words.ts';
import { ALARM_LEVELS } from '../../shared/alarms/alarm-class.ts';
import { INDICATOR_LIMITS, INDICATORS, verdictOf, type Indicator } from '../../shared/alarms/indicators.ts';
import { useI18n, type I18n } from '../i18n/use-i18n.tsx';
import { Failed } from '../state/failed.tsx';
import { useChangeView, useView } from '../state/use-view.ts';
import { IconButton } from '../ui/button.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { Skeleton } from '../ui/state.tsx';

const PERIODS = ['day', 'week'] as const;
const DAY_MS = 86_400_000;
const SPANS = { day: DAY_MS, week: 7 * DAY_MS } as const;
/** Which of them are shares of the whole. */
const SHARES: readonly Indicator[] = ['floodShare', 'highShare', 'topShare'];

const valueText = ({ number, percent }: I18n, indicator: Indicator, value: number): string =>
  SHARES.includes(indicator) ? percent(value, 1) : number(value);

function aimText(i18n: I18n, indicator: Indicator): string {
  const { good, most } = INDICATOR_LIMITS[indicator];
  const text = (value: number): string => valueText(i18n, indicator, value);
  return good === most
    ? i18n.t('alarms.figures.aim.one', { good: text(good) })
    : i18n.t('alarms.figures.aim.most', { good: text(good), most: text(most) });
}

/** How well the alarms of the territory behaved in the last day or week, against the limits of the standards. */
export function AlarmFigures(props: { nameOf: (kato: string) => string }): ReactElement | null {
  const { nameOf } = props;
  const view = useView();
  if (view.alarmFigures === 'off') return null;
  return <Figures nameOf={nameOf} period={view.alarmFigures} />;
}

function Figures(props: {
  nameOf: (kato: string) => string;
  period: (typeof PERIODS)[number];
}): ReactElement {
  const { nameOf, period } = props;
  const i18n = useI18n();
  const { t, time } = i18n;
  const view = useView();
  const change = useChangeView();
  // Figures that change while they are read cannot be compared: they are of the moment at which they were opened.
  const [openedMs] = useState(() => Date.now());
  const asked = { fromMs: openedMs - SPANS[period], toMs: openedMs };
  const { data, isError, error, refetch } = useIndicators(view.unit, asked);
  return (
    <section className="operate-card panel" aria-label={t('alarms.figures')}>
      <header className="ops-head">
        <h2>{t('alarms.figures')}</h2>
        <IconButton
          label={t('action.close')}
          shortcut={keyFor('alarms.figures')}
          onClick={() => change({ alarmFigures: 'off' })}
        >
          <X aria-hidden />
        </IconButton>
      </header>
      <div className="alarm-figures scroll">
        <Segmented
          label={t('alarms.figures.period')}
          value={period}
          options={PERIODS.map((value) => ({ value, label: t(`alarms.figures.${value}`) }))}
          onChange={(alarmFigures) => change({ alarmFigures })}
        />
        {data === undefined && isError ? (
          <Failed title={t('alarms.figures.failed')} error={error} onRetry={() => void refetch()} />
        ) : null}
        {data === undefined && !isError ? <Skeleton heightRem={14} /> : null}
        {data ? (
          <>
            <p>
              {t('alarms.figures.of', { name: nameOf(view.unit), n: data.count, time: time(data.toMs) })}
              <br />
              <span className="muted">{t('alarms.figures.note')}</span>
            </p>
            <LimitTable data={data} />
            <Mix data={data} />
            <h3>{t('alarms.figures.top')}</h3>
            <Origins
              rows={data.top.map((one) => ({ ...one, value: i18n.percent(one.share, 1), n: one.count }))}
            />
            <h3>{t('alarms.figures.chatter')}</h3>
            <Origins
              rows={data.chattering.map((one) => ({
                ...one,
                n: one.most,
                value: t('alarms.figures.within', { n: i18n.number(one.most) }),
              }))}
            />
          </>
        ) : null}
      </div>
    </section>
  );
}

function LimitTable(props: { data: AlarmIndicators }): ReactElement {
  const { count, values, floods } = props.data;
  const i18n = useI18n();
  const { t } = i18n;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('alarms.figures.indicator')}</th>
          <th scope="col">{t('alarms.figures.value')}</th>
          <th scope="col">{t('alarms.figures.aim')}</th>
        </tr>
      </thead>
      <tbody>
        {INDICATORS.map((indicator) => {
          const verdict = verdictOf(indicator, values[indicator], count);
          return (
            <tr key={indicator}>
              <th scope="row">{t(`alarms.figures.${indicator}`)}</th>
              <td data-verdict={verdict}>
                <strong>{valueText(i18n, indicator, values[indicator])}</strong>
                <span>{t(`alarms.figures.${verdict}`)}</span>
                {indicator === 'floodShare' && floods.count > 0 ? (
                  <span className="muted">
                    {t('alarms.figures.floods', { n: floods.count, time: spanText(i18n, floods.ms) })}
                  </span>
                ) : null}
              </td>
              <td className="muted">{aimText(i18n, indicator)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Mix(props: { data: AlarmIndicators }): ReactElement {
  const { count, mix } = props.data;
  const { t, number, percent } = useI18n();
  return (
    <>
      <h3>
        {t('alarms.figures.mix')} <span className="muted">{t('alarms.figures.mixAim')}</span>
      </h3>
      <ul className="alarm-mix">
        {ALARM_LEVELS.map((level) => (
          <li key={level}>
            <LevelSymbol level={level} calls={false} />
            <span>{t(`alarms.level.${level}`)}</span>
            <strong>{number(mix[level])}</strong>
            <span className="muted">{percent(count === 0 ? 0 : mix[level] / count, 1)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

type Origin = {
  origin: string;
  name: { kk: string; ru: string; en: string } | null;
  subject: string;
  n: number;
  value: string;
};

function Origins(props: { rows: readonly Origin[] }): ReactElement {
  const { rows } = props;
  const { t, name, number } = useI18n();
  if (rows.length === 0) return <p className="muted">{t('alarms.figures.none')}</p>;
  return (
    <ol className="alarm-origins">
      {rows.map((row, i) => (
        <li key={`${row.origin} ${i}`}>
          <span className="ellipsis">
            {row.name ? name(row.name) : row.subject || t('alarms.figures.unnamed')}
          </span>
          <strong>{number(row.n)}</strong>
          <span className="muted">{row.value}</span>
        </li>
      ))}
    </ol>
  );
}
