/** One tone of a signal: when it begins and how long it lasts, seconds from the beginning of the signal. */
export type Tone = { hz: number; atS: number; forS: number };

/** A tone that begins at once clicks. */
const RISE_S = 0.01;
/** A browser that holds sound back does not answer at all. */
const PATIENCE_MS = 100;

let context: AudioContext | null = null;

/** Sounds a signal once. @returns false when the browser holds it back until somebody presses something. */
export async function playTones(tones: readonly Tone[], volume: number): Promise<boolean> {
  context ??= new AudioContext();
  const audio = context;
  await Promise.race([audio.resume(), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  if (audio.state !== 'running') return false;
  for (const { hz, atS, forS } of tones) {
    const from = audio.currentTime + atS;
    const tone = audio.createOscillator();
    const gain = audio.createGain();
    tone.frequency.value = hz;
    gain.gain.setValueAtTime(0, from);
    gain.gain.linearRampToValueAtTime(volume, from + RISE_S);
    gain.gain.setValueAtTime(volume, from + forS - RISE_S);
    gain.gain.linearRampToValueAtTime(0, from + forS);
    tone.connect(gain).connect(audio.destination);
    tone.start(from);
    tone.stop(from + forS);
  }
  return true;
}

/**
 * Tells whether this page may sound, now and when that changes. A browser holds sound back until a hand was on the page; the first
 * key or touch lets it go. @returns a function that ends it.
 */
export function watchSound(listener: (isAllowed: boolean) => void): () => void {
  context ??= new AudioContext();
  const audio = context;
  const tell = (): void => listener(audio.state === 'running');
  const wake = (): void => void audio.resume();
  audio.addEventListener('statechange', tell);
  window.addEventListener('pointerdown', wake);
  window.addEventListener('keydown', wake);
  tell();
  return () => {
    audio.removeEventListener('statechange', tell);
    window.removeEventListener('pointerdown', wake);
    window.removeEventListener('keydown', wake);
  };
}
