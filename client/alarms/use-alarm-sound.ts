import { useEffect, useRef } from 'react';
import type { AlarmSummary } from './answers.ts';
import { toHear } from './heard.ts';
import { sound, SOUND_OF_LEVEL } from './sounds.ts';
import { useSoundSettings } from '../state/sound.ts';

/** Sounds what came since the last look, once, unless this machine is muted. @param unit another one begins anew, silently. */
export function useAlarmSound(summary: AlarmSummary | undefined, unit: string): void {
  const { volume, muted } = useSoundSettings();
  const before = useRef<{ unit: string; summary: AlarmSummary } | null>(null);
  useEffect(() => {
    if (!summary) return;
    const known = before.current?.unit === unit ? before.current.summary : null;
    before.current = { unit, summary };
    const level = toHear(known, summary);
    // A browser that cannot sound says so in the control; there is nothing more to do about it here.
    if (level !== null && !muted) sound(SOUND_OF_LEVEL[level], volume).catch(() => undefined);
  }, [summary, unit, muted, volume]);
}
