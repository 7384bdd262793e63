import { create } from 'zustand';
import { z } from 'zod';

/** How loud alarms are on this machine; kept in the browser, because it belongs to the desk and not to the person. */
const KEY = 'sholu-sound';
const soundSchema = z.object({ volume: z.number().min(0).max(1), muted: z.boolean() });
type Sound = z.infer<typeof soundSchema>;

function kept(): Sound {
  try {
    return soundSchema.parse(JSON.parse(localStorage.getItem(KEY) ?? ''));
  } catch {
    return { volume: 0.6, muted: false };
  }
}

export const useSoundSettings = create<Sound>(() => kept());

/** Changes the settings of this browser; one that keeps nothing has them until the page is left. */
export function changeSound(next: Partial<Sound>): void {
  useSoundSettings.setState(next);
  try {
    localStorage.setItem(KEY, JSON.stringify(useSoundSettings.getState()));
  } catch {
    // A browser that keeps nothing still sounds.
  }
}
