import type { ReactElement, ReactNode } from 'react';
import { useI18n } from '../../../i18n/use-i18n.tsx';
import { FitList } from '../fit-list.tsx';
import { spanText } from '../minutes-text.ts';
import { PanelHead, PanelNote } from '../panel.tsx';

/** An alarm that stands, as a wall tells it. */
export type ShownAlarm = {
  key: string;
  symbol: ReactNode;
  title: string;
  place: string;
  raisedAt: number;
  /** Nobody has answered it. */
  waits: boolean;
};

/** How many alarms wait by level, and which. */
export function AlarmsPanel(props: {
  levels: readonly { key: string; symbol: ReactNode; waiting: number; isListed: boolean }[] | undefined;
  alarms: readonly ShownAlarm[] | undefined;
  /** They come faster than they can be answered: said in a line. */
  flood: string | null;
  failed: boolean;
  most: number;
  nowMs: number;
}): ReactElement {
  const { levels, alarms, flood, failed, most, nowMs } = props;
  const i18n = useI18n();
  const { t, number } = i18n;
  const waiting = levels?.filter((level) => level.waiting > 0) ?? [];
  return (
    <>
      <PanelHead title={t('onWall.alarms')}>
        <span className="wall-levels">
          {waiting.map(({ key, symbol, waiting: n }) => (
            <span key={key} className="wall-level">
              {symbol}
              <strong>{number(n)}</strong>
            </span>
          ))}
        </span>
      </PanelHead>
      {flood === null ? null : <p className="wall-line wall-late ellipsis">{flood}</p>}
      {alarms === undefined ? (
        <PanelNote tone={failed ? 'trouble' : 'quiet'}>
          {t(failed ? 'onWall.failed' : 'app.loading')}
        </PanelNote>
      ) : alarms.length === 0 ? (
        // Those that wait and are not listed here are less urgent; of one that would be listed the list has not heard yet.
        <PanelNote>
          {t(
            waiting.length === 0
              ? 'onWall.noAlarm'
              : waiting.some(({ isListed }) => isListed)
                ? 'app.loading'
                : 'onWall.noneMoreUrgent',
          )}
        </PanelNote>
      ) : (
        <FitList
          label={t('onWall.alarms')}
          items={alarms}
          keyOf={({ key }) => key}
          rowRem={2.65}
          most={most}
          how="first"
          foot={({ more }) => t('onWall.more', { n: more })}
        >
          {({ symbol, title, place, raisedAt, waits }) => (
            <div className="wall-incident" data-waits={waits ? '' : undefined}>
              {symbol}
              <strong className="ellipsis">{title}</strong>
              <span className="wall-age">{spanText(i18n, nowMs - raisedAt)}</span>
              <span className="wall-detail">
                <span className="wall-place ellipsis">{place}</span>
              </span>
            </div>
          )}
        </FitList>
      )}
    </>
  );
}
