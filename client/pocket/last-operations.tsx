import type { ReactElement } from 'react';
import { incidentStateSchema, unitStatusSchema } from '../../shared/operations/schema.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { ageWords } from './age-words.ts';
import type { KeptOperations } from './kept-picture.ts';

/** Open incidents and units as they were seen last; their ages go on growing. */
export function LastOperations(props: { operations: KeptOperations; nowMs: number }): ReactElement {
  const { operations, nowMs } = props;
  const i18n = useI18n();
  const { t, name, time } = i18n;
  const { incidents, units, open, takenMs } = operations;
  const age = (momentMs: number): string => ageWords(i18n, nowMs - momentMs);
  const unkept = open - incidents.length;
  return (
    <section className="last-part panel" data-testid="last-operations">
      <h2>{t('pocket.operations', { name: name(operations.unit) })}</h2>
      <p className="last-age">{t('pocket.seen', { time: time(takenMs), age: age(takenMs) })}</p>
      <h3>{t('pocket.incidents', { n: open })}</h3>
      {open === 0 ? <p className="muted">{t('pocket.noIncidents')}</p> : null}
      <ul className="last-incidents">
        {incidents.map((one) => {
          const state = incidentStateSchema.safeParse(one.state);
          return (
            <li key={one.number}>
              <span className="priority" data-priority={one.priority}>
                <span className="visually-hidden">{t('operations.priority')} </span>
                {one.priority}
              </span>
              <p>
                <strong>{name(one.category)}</strong>
                <span className="muted"> …{one.number.slice(-6)}</span>
                <br />
                {one.where ? `${name(one.where)} · ` : ''}
                {state.success ? `${t(`operations.state.${state.data}`)} · ` : ''}
                {t('pocket.received', { age: age(one.receivedMs) })}
              </p>
            </li>
          );
        })}
      </ul>
      {unkept > 0 ? <p className="muted">{t('pocket.unkept', { n: unkept })}</p> : null}
      {units ? (
        <>
          <h3>{t('pocket.units', { n: units.total })}</h3>
          <ul className="last-units">
            {units.rows.map(({ callSign, status, fixMs }) => {
              const known = unitStatusSchema.safeParse(status);
              return (
                <li key={callSign}>
                  <strong>{callSign}</strong>
                  <span>{known.success ? t(`operations.unitStatus.${known.data}`) : status}</span>
                  <span className="muted">
                    {fixMs === null ? t('pocket.noFix') : t('pocket.fix', { age: age(fixMs) })}
                  </span>
                </li>
              );
            })}
          </ul>
        </>
      ) : null}
    </section>
  );
}
