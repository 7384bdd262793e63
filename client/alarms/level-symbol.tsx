import type { ReactElement } from 'react';
import type { AlarmLevel } from '../../shared/alarms/alarm-class.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { MapSymbol } from '../symbols/map-symbol.tsx';

/** The level of an alarm; it blinks while nobody has answered one of the two highest, once a second. */
export function LevelSymbol(props: { level: AlarmLevel; calls: boolean }): ReactElement {
  const { level, calls } = props;
  const { t } = useI18n();
  return (
    <span className="alarm-level" data-level={level} data-calls={calls ? '' : undefined}>
      <MapSymbol kind="alarm" state={level} sizePx={18} />
      <span className="visually-hidden">{t(`alarms.level.${level}`)}</span>
    </span>
  );
}
