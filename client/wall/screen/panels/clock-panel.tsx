import type { ReactElement } from 'react';
import { useI18n } from '../../../i18n/use-i18n.tsx';
import { useNow } from '../../../ui/use-now.ts';

/** The time of Kazakhstan by the server's clock: that of the screen may be wrong. */
export function ClockPanel(props: { seconds: boolean; date: boolean; clock: () => number }): ReactElement {
  const { seconds, date, clock } = props;
  const { t, time, day } = useI18n();
  const nowMs = useNow(1_000, clock);
  const text = time(nowMs);
  return (
    <div className="wall-clock" data-seconds={seconds ? '' : undefined}>
      <time>{seconds ? text : text.slice(0, 5)}</time>
      {date ? (
        <span className="wall-muted wall-date ellipsis">
          {day(new Date(nowMs).toISOString())}
          <span className="wall-zone"> · {t('onWall.zone')}</span>
        </span>
      ) : null}
    </div>
  );
}
