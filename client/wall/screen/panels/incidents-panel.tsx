import type { ReactElement, ReactNode } from 'react';
import type { Priority } from '../../../../shared/operations/schema.ts';
import { useI18n } from '../../../i18n/use-i18n.tsx';
import { FitList } from '../fit-list.tsx';
import { spanText } from '../minutes-text.ts';
import { PanelHead, PanelNote } from '../panel.tsx';
import { PrioritySymbol } from '../priority-symbol.tsx';

/** An open incident as a wall tells it. */
export type ShownIncident = {
  id: number;
  priority: Priority;
  title: string;
  /** Null where the wall does not say it. */
  place: string | null;
  receivedAt: number;
  state: string;
  /** Who is on the way or there, the first of them, with its symbol; null when nobody is. */
  help: { symbol: ReactNode; callSign: string; others: number } | null;
  late: boolean;
};

/** Open incidents, the most urgent first: what, how long, where, and who is on the way. */
export function IncidentsPanel(props: {
  /** Undefined while they are awaited. */
  incidents: readonly ShownIncident[] | undefined;
  failed: boolean;
  /** There are more than were asked for. */
  hasMore: boolean;
  most: number;
  nowMs: number;
}): ReactElement {
  const { incidents, failed, hasMore, most, nowMs } = props;
  const i18n = useI18n();
  const { t, number } = i18n;
  const count = incidents === undefined ? undefined : `${number(incidents.length)}${hasMore ? '+' : ''}`;
  return (
    <>
      <PanelHead title={t('onWall.incidents')} {...(count === undefined ? {} : { count })} />
      {incidents === undefined ? (
        <PanelNote tone={failed ? 'trouble' : 'quiet'}>
          {t(failed ? 'onWall.failed' : 'app.loading')}
        </PanelNote>
      ) : incidents.length === 0 ? (
        <PanelNote>{t('operations.queueEmpty')}</PanelNote>
      ) : (
        <FitList
          label={t('onWall.incidents')}
          items={incidents}
          keyOf={({ id }) => id}
          rowRem={2.65}
          most={most}
          how="first"
          foot={({ more }) => t('onWall.more', { n: more })}
        >
          {(incident) => (
            <IncidentLine incident={incident} span={spanText(i18n, nowMs - incident.receivedAt)} />
          )}
        </FitList>
      )}
    </>
  );
}

function IncidentLine(props: { incident: ShownIncident; span: string }): ReactElement {
  const { incident, span } = props;
  const { t, number } = useI18n();
  const { priority, title, place, state, help, late } = incident;
  return (
    <div className="wall-incident" data-late={late ? '' : undefined}>
      <PrioritySymbol priority={priority} label={`${t('operations.priority')} ${number(priority)}`} />
      <strong className="ellipsis">{title}</strong>
      <span className="wall-age">{span}</span>
      <span className="wall-detail">
        {help === null ? (
          <span className={late ? 'wall-state wall-late ellipsis' : 'wall-state ellipsis'}>{state}</span>
        ) : (
          <span className="wall-help">
            {help.symbol}
            <span className="ellipsis">{help.callSign}</span>
            {help.others > 0 ? <span>+{number(help.others)}</span> : null}
          </span>
        )}
        <span className="wall-place ellipsis">{place ?? t('onWall.dimmed')}</span>
      </span>
    </div>
  );
}
