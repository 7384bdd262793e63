import type { ReactElement, ReactNode } from 'react';
import type { Priority } from '../../../../shared/operations/schema.ts';
import { useI18n } from '../../../i18n/use-i18n.tsx';
import { FitList } from '../fit-list.tsx';
import { spanText } from '../minutes-text.ts';
import { PanelNote } from '../panel.tsx';
import { PrioritySymbol } from '../priority-symbol.tsx';

/** The incident in focus with everybody who was sent to it. */
export type FocusedIncident = {
  id: number;
  priority: Priority;
  title: string;
  place: string | null;
  receivedAt: number;
  state: string;
  help: readonly { key: number; symbol: ReactNode; callSign: string; status: string }[];
};

/** One incident, and who is on the way to it. Undefined once it is no longer shown. */
export function FocusPanel(props: { incident: FocusedIncident | undefined; nowMs: number }): ReactElement {
  const { incident, nowMs } = props;
  const i18n = useI18n();
  const { t, number } = i18n;
  if (!incident) return <PanelNote>{t('onWall.focusOver')}</PanelNote>;
  const { priority, title, place, receivedAt, state, help } = incident;
  return (
    <div className="wall-focus">
      <header>
        <PrioritySymbol priority={priority} label={`${t('operations.priority')} ${number(priority)}`} />
        <h2>{title}</h2>
      </header>
      <p className="wall-focus-place">{place ?? t('onWall.dimmed')}</p>
      <p className="wall-line ellipsis">
        <strong>{spanText(i18n, nowMs - receivedAt)}</strong> · {state}
      </p>
      {help.length === 0 ? (
        <p className="wall-line wall-late">{t('onWall.nobodySent')}</p>
      ) : (
        <FitList
          label={t('onWall.units')}
          items={help}
          keyOf={({ key }) => key}
          rowRem={1.4}
          most={20}
          how="first"
          foot={({ more }) => t('onWall.more', { n: more })}
        >
          {({ symbol, callSign, status }) => (
            <div className="wall-unit">
              {symbol}
              <strong className="ellipsis">{callSign}</strong>
              <span className="ellipsis wall-muted">{status}</span>
            </div>
          )}
        </FitList>
      )}
    </div>
  );
}
