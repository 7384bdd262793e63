import type { AlarmClass } from '../alarms/alarm-class.ts';

/** What detectors and the analytics of cameras watch for, and the class of the alarm that it is. */
export const DETECTOR_TYPES = {
  smoke: 'fire',
  heat: 'fire',
  flame: 'fire',
  gas: 'gas',
  carbon_monoxide: 'gas',
  shot: 'shot',
  glass: 'intrusion',
  motion: 'intrusion',
  opening: 'intrusion',
  /** Somebody crossed a line or stands where nobody may, by a camera's analytics. */
  trespass: 'intrusion',
  left_object: 'detector',
  crowd: 'disorder',
  fight: 'disorder',
  water: 'technical',
} as const satisfies Record<string, AlarmClass>;
export type DetectorType = keyof typeof DETECTOR_TYPES;
export const DETECTOR_TYPE_NAMES = Object.keys(DETECTOR_TYPES) as [DetectorType, ...DetectorType[]];

/** What may be wrong with a detector itself: an alarm without an incident. */
export const TROUBLES = [
  'tamper',
  'power',
  'communication',
  'fault',
] as const satisfies readonly AlarmClass[];

export const isDetectorType = (code: string): code is DetectorType => Object.hasOwn(DETECTOR_TYPES, code);
