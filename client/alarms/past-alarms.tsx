import type { ReactElement } from 'react';
import './alarms.css';
import { LevelSymbol } from './level-symbol.tsx';
import type { Alarm } from '../../shared/alarms/alarm.ts';
import { levelOf } from '../../shared/alarms/alarm-class.ts';
import type { AlarmHistory } from '../../shared/alarms/alarms-at.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { spanText } from './words.ts';

/** A list of the past is looked at, not worked through: what is more is a number. */
const SHOWN = 50;

/** The alarms that stood at a moment of a replay, in the order of the live list. */
export function PastAlarms(props: {
  alarms: readonly Alarm[];
  histories: readonly AlarmHistory[];
  atMs: number;
  nameOf: (kato: string) => string;
  onIncident: (id: number) => void;
}): ReactElement {
  const { alarms, histories, atMs, nameOf, onIncident } = props;
  const i18n = useI18n();
  const { t, name, number } = i18n;
  const facilities = new Map(histories.map(({ id, facility }) => [id, facility]));
  const about = (alarm: Alarm): string => {
    const facility = facilities.get(alarm.id);
    return facility ? name(facility) : alarm.subject || nameOf(alarm.kato);
  };
  return (
    <section className="operate-units past-alarms scroll" aria-label={t('alarms.past')}>
      <h3>
        {t('alarms.past')} <span className="muted">{number(alarms.length)}</span>
      </h3>
      {alarms.length === 0 ? <p className="muted">{t('alarms.past.none')}</p> : null}
      <ul>
        {alarms.slice(0, SHOWN).map((alarm) => {
          const { id, incidentId, state, raisedAt } = alarm;
          const words = (
            <>
              <strong>{t(`alarm.class.${alarm.class}`)}</strong> {about(alarm)}
            </>
          );
          return (
            <li key={id}>
              <LevelSymbol level={levelOf(alarm.class)} calls={false} />
              {incidentId === null ? (
                <span className="ellipsis">{words}</span>
              ) : (
                <button type="button" className="link-button ellipsis" onClick={() => onIncident(incidentId)}>
                  {words}
                </button>
              )}
              <span className="muted">
                {state === 'raised' ? '' : `${t(`alarms.was.${state}`)} · `}
                {spanText(i18n, atMs - raisedAt)}
              </span>
            </li>
          );
        })}
      </ul>
      {alarms.length > SHOWN ? (
        <p className="muted">{t('alarms.past.more', { n: number(alarms.length - SHOWN) })}</p>
      ) : null}
    </section>
  );
}
