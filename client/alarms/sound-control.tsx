import { Play, Volume2, VolumeX } from 'lucide-react';
import { useEffect, useState, type ReactElement } from 'react';
import { soundAll } from './sounds.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { changeSound, useSoundSettings } from '../state/sound.ts';
import { watchSound } from '../ui/tones.ts';

/** Why nothing would be heard now; null when it would. */
export type Silence = 'muted' | 'blocked' | null;

export function useSilence(): Silence {
  const { muted } = useSoundSettings();
  const [isAllowed, setAllowed] = useState(true);
  useEffect(() => watchSound(setAllowed), []);
  return muted ? 'muted' : isAllowed ? null : 'blocked';
}

/** Test, volume and mute of alarms on this machine, and what is wrong with the sound. */
export function SoundControl(): ReactElement {
  const { t } = useI18n();
  const { volume, muted } = useSoundSettings();
  const silence = useSilence();
  return (
    <fieldset className="alarm-sound" aria-label={t('alarms.sound')}>
      <button
        type="button"
        className="icon-button"
        aria-label={t(muted ? 'alarms.sound.unmute' : 'alarms.sound.mute')}
        title={t(muted ? 'alarms.sound.unmute' : 'alarms.sound.mute')}
        aria-pressed={muted}
        onClick={() => changeSound({ muted: !muted })}
      >
        {muted ? <VolumeX aria-hidden /> : <Volume2 aria-hidden />}
      </button>
      <input
        type="range"
        min={0}
        max={1}
        step={0.1}
        value={volume}
        aria-label={t('alarms.sound.volume')}
        onChange={(event) => changeSound({ volume: Number(event.target.value) })}
      />
      <button
        type="button"
        className="icon-button"
        aria-label={t('alarms.sound.test')}
        title={t('alarms.sound.tested')}
        onClick={() => void soundAll(volume)}
      >
        <Play aria-hidden />
      </button>
      {silence === null ? null : <p className="alarm-silence">{t(`alarms.sound.${silence}`)}</p>}
    </fieldset>
  );
}
