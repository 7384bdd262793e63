import type { ReactElement } from 'react';
import type { AlarmGroup, AlarmRow } from './answers.ts';
import { calls, type Item } from './item.ts';
import { LevelSymbol } from './level-symbol.tsx';
import { placeText, spanText, stateText } from './words.ts';
import { ownName } from '../i18n/own-name.ts';
import { useI18n } from '../i18n/use-i18n.tsx';

/** One line: how urgent, what and where, since when, and who has it. */
export function AlarmLine(props: {
  item: Item;
  nowMs: number;
  nameOf: (kato: string) => string;
}): ReactElement {
  const { item, nowMs, nameOf } = props;
  return (
    <>
      <LevelSymbol
        level={item.level}
        calls={calls(item) && (item.level === 'sos' || item.level === 'high')}
      />
      {item.kind === 'alarm' ? (
        <Single row={item.row} nowMs={nowMs} nameOf={nameOf} />
      ) : (
        <Group group={item.group} nowMs={nowMs} />
      )}
    </>
  );
}

function Single(props: { row: AlarmRow; nowMs: number; nameOf: (kato: string) => string }): ReactElement {
  const { row, nowMs, nameOf } = props;
  const i18n = useI18n();
  const { t, time } = i18n;
  return (
    <>
      <strong className="ellipsis">{t(`alarm.class.${row.class}`)}</strong>
      <span className="alarm-when">{time(row.raisedAt).slice(0, 5)}</span>
      <span className="alarm-place ellipsis">{placeText(i18n, row, nameOf)}</span>
      <span className="alarm-when muted">{spanText(i18n, nowMs - row.raisedAt)}</span>
      <span className="alarm-state ellipsis" data-state={row.state}>
        {stateText(i18n, row, nowMs)}
        {row.occurrences > 1 ? ` · ${t('alarms.times', { n: row.occurrences })}` : ''}
        {row.restoredAt === null
          ? ''
          : ` · ${t('alarms.restored', { time: time(row.restoredAt).slice(0, 5) })}`}
      </span>
    </>
  );
}

function Group(props: { group: AlarmGroup; nowMs: number }): ReactElement {
  const { group, nowMs } = props;
  const i18n = useI18n();
  const { t, time, number, name } = i18n;
  const { facility, facilities, sourceName } = group;
  return (
    <>
      <strong className="ellipsis">{t(`alarm.class.${group.class}`)}</strong>
      <span className="alarm-when">{time(group.newestMs).slice(0, 5)}</span>
      <span className="alarm-place ellipsis">
        {[
          facility ? name(facility) : facilities > 0 ? t('alarms.group.places', { n: facilities }) : '',
          sourceName === null ? '' : ownName(t, sourceName),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <span className="alarm-when muted">{spanText(i18n, nowMs - group.oldestMs)}</span>
      <span className="alarm-state ellipsis" data-state={group.raised > 0 ? 'raised' : 'acknowledged'}>
        {t('alarms.group', { n: group.count, raised: number(group.raised) })}
      </span>
    </>
  );
}
