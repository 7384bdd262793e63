import { ALARM_LEVELS, type AlarmLevel } from '../../shared/alarms/alarm-class.ts';
import type { AlarmSummary } from './answers.ts';

/** In a flood only these are heard; a desk that hears everything hears nothing. */
const HEARD_IN_FLOOD: readonly AlarmLevel[] = ['sos', 'high'];

/**
 * The level of which a desk must hear something now: the highest that has called since the last look, in a flood only a high
 * one. An SOS has its own signal, which repeats itself; all others sound once.
 * @returns null for nothing to hear.
 */
export function toHear(
  before: Pick<AlarmSummary, 'lastCall'> | null,
  now: Pick<AlarmSummary, 'lastCall' | 'floodSinceMs'>,
): AlarmLevel | null {
  if (before === null) return null;
  const heard = now.floodSinceMs === null ? ALARM_LEVELS : HEARD_IN_FLOOD;
  const level = heard.find((one) => now.lastCall[one] > before.lastCall[one]);
  return level === undefined || level === 'sos' ? null : level;
}
