import { BellRing, VolumeX } from 'lucide-react';
import type { ReactElement } from 'react';
import { keyFor } from '../command/print-key.ts';
import { useCommands } from '../command/use-commands.ts';
import { ALARM_LEVELS, type AlarmLevel } from '../../shared/alarms/alarm-class.ts';
import type { AlarmSummary } from './answers.ts';
import './alarms.css';
import { LevelSymbol } from './level-symbol.tsx';
import { useSilence } from './sound-control.tsx';
import { useAlarmSound } from './use-alarm-sound.ts';
import { useAlarmSummary } from './use-alarms.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { useChangeView, useView } from '../state/use-view.ts';
import { Key } from '../ui/button.tsx';
import { useCalm } from '../ui/use-calm.ts';

/** Counters change before people's eyes at most so often. */
const CALM_MS = 2_000;

const waitingIn = ({ levels }: AlarmSummary): number =>
  ALARM_LEVELS.reduce((sum, level) => sum + levels[level].raised, 0);
const knownIn = ({ levels }: AlarmSummary): number =>
  ALARM_LEVELS.reduce((sum, level) => sum + levels[level].acknowledged, 0);

/**
 * How many alarms wait, by level, in a line of the desk that is always there; it sounds them, and opens their list as `L` does.
 * @param props.isAway nothing renews the picture: said at once, before an answer of its own fails to come.
 */
export function AlarmBand(props: { isAway: boolean }): ReactElement {
  const { t, time, number } = useI18n();
  const view = useView();
  const change = useChangeView();
  const { data, isError, dataUpdatedAt } = useAlarmSummary(view.unit);
  useAlarmSound(data, view.unit);
  const isOld = isError || props.isAway;
  const silence = useSilence();
  const shown = useCalm(data, CALM_MS) ?? data;
  const isOpen = view.alarms !== 'off';
  const toggle = (): void => change(isOpen ? { alarms: 'off', alarmFigures: 'off' } : { alarms: 'current' });
  useCommands({ 'alarms.toggle': toggle });
  const highest = shown && ALARM_LEVELS.find((level) => shown.levels[level].raised > 0);
  const waiting = shown ? waitingIn(shown) : 0;
  const isFlood = shown !== undefined && shown.floodSinceMs !== null;
  const main = shown
    ? waiting === 0
      ? t('alarms.band.none')
      : t('alarms.band.waiting', { n: waiting })
    : t(isError ? 'alarms.band.failed' : 'alarms.band.loading');
  return (
    <>
      <button
        type="button"
        className="alarm-band"
        data-tone={isFlood ? 'flood' : highest}
        data-old={isOld ? '' : undefined}
        aria-pressed={isOpen}
        aria-keyshortcuts={keyFor('alarms.toggle')}
        title={t('alarms.toggle')}
        onClick={toggle}
      >
        <BellRing aria-hidden />
        <span className="alarm-band-text">
          <strong>{main}</strong>
          {shown && waiting > 0 ? (
            <span className="alarm-counts">
              {ALARM_LEVELS.filter((level) => shown.levels[level].raised > 0).map((level) => (
                <LevelCount key={level} level={level} n={shown.levels[level].raised} />
              ))}
            </span>
          ) : null}
          {shown && knownIn(shown) > 0 ? (
            <span className="muted">{t('alarms.band.known', { n: number(knownIn(shown)) })}</span>
          ) : null}
          {shown && shown.floodSinceMs !== null && !isOpen ? (
            <span className="late">
              {t('alarms.flood', { time: time(shown.floodSinceMs).slice(0, 5), n: number(shown.rate) })}
            </span>
          ) : null}
          {isOld && shown ? (
            <span className="late">{t('alarms.old', { time: time(dataUpdatedAt) })}</span>
          ) : null}
        </span>
        {silence === null ? null : (
          <span className="alarm-silent" title={t(`alarms.sound.${silence}`)}>
            <VolumeX aria-hidden />
            <span className="visually-hidden">{t(`alarms.sound.${silence}`)}</span>
          </span>
        )}
        <Key>{keyFor('alarms.toggle')}</Key>
      </button>
      <output className="visually-hidden" aria-live="polite">
        {highest === undefined ? '' : t('alarms.announce', { level: t(`alarms.level.${highest}`) })}
        {isFlood || waiting === 0 ? '' : `. ${main}`}
      </output>
    </>
  );
}

function LevelCount(props: { level: AlarmLevel; n: number }): ReactElement {
  const { number } = useI18n();
  return (
    <span className="alarm-count">
      <LevelSymbol level={props.level} calls={false} />
      {number(props.n)}
    </span>
  );
}
