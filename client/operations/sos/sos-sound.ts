import { playTones, type Tone } from '../../ui/tones.ts';

/** Two tones, far apart, so that a room with a hum hears one of them. */
const SOS: readonly Tone[] = [
  { hz: 880, atS: 0, forS: 0.18 },
  { hz: 1320, atS: 0.18, forS: 0.18 },
];
/** However low other alarms are set, a call for help is heard. */
const LEAST_VOLUME = 0.3;

/** Sounds the call once. @returns false when the browser holds it back. */
export const soundSos = (volume: number): Promise<boolean> => playTones(SOS, Math.max(LEAST_VOLUME, volume));
