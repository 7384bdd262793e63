import { Siren, Volume2, VolumeX } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { errorText } from '../../state/error-text.ts';
import { changeSound, useSoundSettings } from '../../state/sound.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useRootMark } from '../../ui/use-root-mark.ts';
import { ageText } from '../age.ts';
import { soundSos } from './sos-sound.ts';
import './sos.css';
import { useSos, useSosSound } from './use-sos.ts';

/**
 * The crews that call for help, above every screen of their territory until a person has acknowledged each: a banner that
 * covers nothing and takes no key, whatever the screen filters.
 * @param props.onOpen opens the card of the call's incident.
 */
export function SosBanner(props: { onOpen: (incidentId: number) => void }): ReactElement {
  const { onOpen } = props;
  const { t, time } = useI18n();
  const nowMs = useNow(1_000);
  const { unheard, isUnseen, error, acknowledge } = useSos();
  // A call that is silenced is silent; the next one is not, whatever was pressed before.
  const calls = unheard.map(({ unitId, at }) => `${unitId} ${at}`);
  const [silenced, setSilenced] = useState<readonly string[]>([]);
  const isMuted = calls.every((call) => silenced.includes(call));
  useRootMark('sos', calls.length > 0);
  const isBlocked = useSosSound(calls.length > 0 && !isMuted);
  return (
    <aside
      className="sos"
      aria-label={t('operations.sos.sound')}
      data-on={unheard.length > 0 ? '' : undefined}
    >
      {/* Said once for each call; the ages beside it change every second and are not. */}
      <p className="visually-hidden" role="alert">
        {unheard.map(({ callSign }) => t('operations.sos.title', { callSign })).join('. ')}
      </p>
      <ul>
        {unheard.map((call) => (
          <li key={call.unitId} className="sos-call">
            <Siren aria-hidden />
            <strong>{t('operations.sos.title', { callSign: call.callSign })}</strong>
            <span>
              {time(call.at)} · <span aria-hidden>{ageText(nowMs - call.at)} · </span>
              {call.place?.seenAt
                ? t('operations.sos.where', { age: ageText(nowMs - call.place.seenAt) })
                : t('operations.sos.nowhere')}
            </span>
            {call.incidentId === null ? null : (
              <ActionButton label={t('operations.sos.open')} onClick={() => onOpen(call.incidentId ?? 0)} />
            )}
            {call.mayAnswer ? (
              <ActionButton
                strong
                label={t('operations.sos.acknowledge')}
                onClick={() => acknowledge(call.unitId)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {error ? (
        <p className="sos-line">{t('operations.sos.failed', { message: errorText(t, error) })}</p>
      ) : null}
      {isBlocked ? <p className="sos-line">{t('operations.sos.blocked')}</p> : null}
      {isUnseen && unheard.length > 0 ? <p className="sos-line">{t('operations.sos.unseen')}</p> : null}
      {unheard.length > 0 ? (
        <SosSound muted={isMuted} onMute={(muted) => setSilenced(muted ? calls : [])} />
      ) : null}
    </aside>
  );
}

/** Test and volume of the sound on this machine, and silence for the calls that are shown. */
function SosSound(props: { muted: boolean; onMute: (muted: boolean) => void }): ReactElement {
  const { muted, onMute } = props;
  const { t } = useI18n();
  const { volume } = useSoundSettings();
  return (
    <fieldset className="sos-sound" aria-label={t('operations.sos.sound')}>
      <button
        type="button"
        className="icon-button"
        aria-label={t(muted ? 'operations.sos.unmute' : 'operations.sos.mute')}
        aria-pressed={muted}
        onClick={() => onMute(!muted)}
      >
        {muted ? <VolumeX aria-hidden /> : <Volume2 aria-hidden />}
      </button>
      <input
        type="range"
        min={0}
        max={1}
        step={0.1}
        value={volume}
        aria-label={t('operations.sos.volume')}
        onChange={(event) => changeSound({ volume: Number(event.target.value) })}
      />
      <button type="button" className="quiet-button" onClick={() => void soundSos(volume)}>
        {t('operations.sos.test')}
      </button>
    </fieldset>
  );
}
