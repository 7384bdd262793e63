import type { ReactElement } from 'react';
import { keyFor } from '../command/print-key.ts';
import type { AlarmRow } from './answers.ts';
import type { Item } from './item.ts';
import { useAlarmCard } from './use-alarms.ts';
import { placeText, spanText, whoText } from './words.ts';
import { ownName } from '../i18n/own-name.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { ActionButton } from '../ui/action-button.tsx';

/** What may be done with the chosen line, each by its key; what may not is left out. */
export type Actions = {
  acknowledge?: (() => void) | undefined;
  shelve?: (() => void) | undefined;
  return?: (() => void) | undefined;
  close?: (() => void) | undefined;
  clearSos?: (() => void) | undefined;
};

/** The chosen alarm: what it is, what to do about it, who did what, and the buttons for it. */
export function AlarmDetail(props: {
  item: Item;
  actions: Actions;
  nowMs: number;
  nameOf: (kato: string) => string;
  openLabel: string | null;
  onOpen: () => void;
}): ReactElement {
  const { item, actions, nowMs, nameOf, openLabel, onOpen } = props;
  const { t } = useI18n();
  const kind = item.kind === 'alarm' ? item.row.class : item.group.class;
  return (
    <section className="alarm-detail" aria-label={t(`alarm.class.${kind}`)}>
      {item.kind === 'alarm' ? <Facts row={item.row} nowMs={nowMs} nameOf={nameOf} /> : null}
      <p className="alarm-advice">
        <span className="visually-hidden">{t('alarms.action')}: </span>
        {t(`alarm.action.${kind}`)}
      </p>
      <div className="alarm-actions">
        {actions.acknowledge ? (
          <ActionButton
            strong
            label={t('alarms.do.acknowledge')}
            shortcut={keyFor('alarms.acknowledge')}
            onClick={actions.acknowledge}
          />
        ) : null}
        {actions.clearSos ? (
          <ActionButton
            strong
            label={t('alarms.do.clearSos')}
            shortcut={keyFor('alarms.close')}
            onClick={actions.clearSos}
          />
        ) : null}
        {actions.return ? (
          <ActionButton
            strong
            label={t('alarms.do.return')}
            shortcut={keyFor('alarms.return')}
            onClick={actions.return}
          />
        ) : null}
        {actions.close ? (
          <ActionButton
            label={t('alarms.do.close')}
            shortcut={keyFor('alarms.close')}
            onClick={actions.close}
          />
        ) : null}
        {actions.shelve ? (
          <ActionButton
            label={t('alarms.do.shelve')}
            shortcut={keyFor('alarms.shelve')}
            onClick={actions.shelve}
          />
        ) : null}
        {openLabel === null ? null : (
          <ActionButton label={openLabel} shortcut={keyFor('list.open')} onClick={onOpen} />
        )}
      </div>
      {item.level === 'sos' ? <p className="muted">{t('alarms.sos.latched')}</p> : null}
      {item.kind === 'alarm' ? <Log id={item.row.id} /> : null}
    </section>
  );
}

function Facts(props: { row: AlarmRow; nowMs: number; nameOf: (kato: string) => string }): ReactElement {
  const { row, nowMs, nameOf } = props;
  const i18n = useI18n();
  const { t, time } = i18n;
  const territory = nameOf(row.kato);
  const place = placeText(i18n, row, nameOf);
  const code = [row.code, row.sourceName === null ? '' : ownName(t, row.sourceName)]
    .filter(Boolean)
    .join(' · ');
  return (
    <>
      <h3>{t(`alarm.class.${row.class}`)}</h3>
      <p>
        {place}
        {place.startsWith(territory) ? null : <span className="muted"> · {territory}</span>}
      </p>
      <p className="muted">
        {t('alarms.since', { time: time(row.raisedAt), age: spanText(i18n, nowMs - row.raisedAt) })}
        {code === '' || row.class === 'void'
          ? ''
          : ` · ${row.class === 'order_overdue' ? t('gaps.count', { n: Number(row.code) }) : code}`}
      </p>
    </>
  );
}

function Log(props: { id: number }): ReactElement | null {
  const { id } = props;
  const i18n = useI18n();
  const { t, time } = i18n;
  const { data } = useAlarmCard(id);
  // While another one is asked for the log of the one before would be told as its own.
  if (!data || data.row.id !== id) return null;
  return (
    <ol className="alarm-log" aria-label={t('alarms.log')}>
      {data.log.toReversed().map(({ seq, at, type, reason, name }) => (
        <li key={seq}>
          {time(at)} <strong>{t(`alarms.log.${type}`)}</strong>{' '}
          <span className="muted">{whoText(i18n, name)}</span>
          {reason === '' ? '' : ` – ${reason}`}
        </li>
      ))}
    </ol>
  );
}
