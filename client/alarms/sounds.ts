import { ALARM_SOUNDS, type AlarmLevel, type AlarmSound } from '../../shared/alarms/alarm-class.ts';
import { playTones, type Tone } from '../ui/tones.ts';

/** One after the other, each so long with a gap. */
const row = (hz: readonly number[], forS: number, gapS = 0): Tone[] =>
  hz.map((one, i) => ({ hz: one, atS: i * (forS + gapS), forS }));

/**
 * Told apart by rhythm as well as by pitch, because a person under a headset, or with a hearing loss, has one of both (ISO 7731).
 * SOS is the banner's own signal.
 */
export const SIGNALS: Readonly<Record<AlarmSound, readonly Tone[]>> = {
  sos: row([880, 1320], 0.18),
  danger: row([988, 988, 988], 0.12, 0.06),
  attention: row([660, 520], 0.2, 0.05),
  notice: row([392], 0.25),
};

export const SOUND_OF_LEVEL: Readonly<Record<AlarmLevel, AlarmSound>> = {
  sos: 'sos',
  high: 'danger',
  medium: 'attention',
  low: 'notice',
};

/** Sounds one signal. @returns false when the browser holds it back. */
export const sound = (which: AlarmSound, volume: number): Promise<boolean> =>
  playTones(SIGNALS[which], volume);

const BETWEEN_S = 0.5;

/** All signals, one after the other, so that a desk learns them. @returns false when the browser holds them back. */
export function soundAll(volume: number): Promise<boolean> {
  let fromS = 0;
  const all = ALARM_SOUNDS.flatMap((which) => {
    const tones = SIGNALS[which].map((tone) => ({ ...tone, atS: tone.atS + fromS }));
    const last = tones.at(-1);
    fromS = (last ? last.atS + last.forS : fromS) + BETWEEN_S;
    return tones;
  });
  return playTones(all, volume);
}
