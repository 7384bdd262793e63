import type { ReactElement } from 'react';
import type { AlarmLevel } from '../../shared/alarms/alarm-class.ts';
import { useI18n } from '../i18n/use-i18n.tsx';

/** A shape a level, so that colour is never alone: star, triangle, diamond, disc. */
const SHAPES: Readonly<Record<AlarmLevel, string>> = {
  sos: 'M12 1l3 7 7 .5-5.500 4.700 1.800 7.300L12 16.500 5.700 20.500l1.800-7.300L2 8.500 9 8z',
  high: 'M12 2l10.500 19h-21z',
  medium: 'M12 1.500L22.500 12 12 22.500 1.500 12z',
  low: 'M12 4a8 8 0 1 0 0.001 0z',
};

/** The level of an alarm; it blinks while nobody has answered one of the two highest, once a second. */
export function LevelSymbol(props: { level: AlarmLevel; calls: boolean }): ReactElement {
  const { level, calls } = props;
  const { t } = useI18n();
  return (
    <span className="alarm-level" data-level={level} data-calls={calls ? '' : undefined}>
      <svg viewBox="0 0 24 24" aria-hidden>
        <path d={SHAPES[level]} />
      </svg>
      <span className="visually-hidden">{t(`alarms.level.${level}`)}</span>
    </span>
  );
}
