import { create } from 'zustand';
import { z } from 'zod';

/** How the call for help sounds on this machine; kept in the browser, because it belongs to the desk and not to the person. */
const KEY = 'sholu-sos-sound';
const settingsSchema = z.object({ volume: z.number().min(0).max(1), muted: z.boolean() });
type Settings = z.infer<typeof settingsSchema>;
const DEFAULT: Settings = { volume: 0.6, muted: false };

function kept(): Settings {
  try {
    return settingsSchema.parse(JSON.parse(localStorage.getItem(KEY) ?? ''));
  } catch {
    return DEFAULT;
  }
}

export const useSosSettings = create<Settings>(() => kept());

/** Changes the settings of this browser; one that keeps nothing has them until the page is left. */
export function changeSosSettings(next: Partial<Settings>): void {
  useSosSettings.setState(next);
  try {
    localStorage.setItem(KEY, JSON.stringify(useSosSettings.getState()));
  } catch {
    // A browser that keeps nothing still sounds.
  }
}

/** Two tones, each so long, one after the other; far apart, so that a room with a hum hears one of them. */
const TONES_HZ = [880, 1320] as const;
const TONE_S = 0.18;
/** A tone that begins at once clicks. */
const RISE_S = 0.01;

let context: AudioContext | null = null;

/** Sounds the call once. @returns false when the browser holds it back until somebody presses something. */
export async function soundSos(volume: number): Promise<boolean> {
  context ??= new AudioContext();
  const audio = context;
  // Until a hand was on the page this waits for ever; nobody waits with it.
  void audio.resume();
  await Promise.race([audio.resume(), new Promise((resolve) => setTimeout(resolve, 100))]);
  if (audio.state !== 'running') return false;
  TONES_HZ.forEach((hz, i) => {
    const from = audio.currentTime + i * TONE_S;
    const tone = audio.createOscillator();
    const gain = audio.createGain();
    tone.frequency.value = hz;
    gain.gain.setValueAtTime(0, from);
    gain.gain.linearRampToValueAtTime(volume, from + RISE_S);
    gain.gain.setValueAtTime(volume, from + TONE_S - RISE_S);
    gain.gain.linearRampToValueAtTime(0, from + TONE_S);
    tone.connect(gain).connect(audio.destination);
    tone.start(from);
    tone.stop(from + TONE_S);
  });
  return true;
}
