import { z } from 'zod';

/**
 * What an alarm is about. `technical`: water, frost and other alarms of the building. `line_lost`: a panel is silent.
 * `void`: nobody free reaches a protected place in time. `task_unaccepted`: no crew took a task within its limit. `order_overdue`: a written
 * order to remove a gap was not carried out in time.
 */
export const ALARM_CLASSES = [
  'sos',
  'panic',
  'hold_up',
  'emergency',
  'medical',
  'fire',
  'gas',
  'intrusion',
  'wanted_vehicle',
  'detector',
  'shot',
  'disorder',
  'void',
  'task_unaccepted',
  'order_overdue',
  'technical',
  'tamper',
  'power',
  'communication',
  'fault',
  'line_lost',
] as const;
export const alarmClassSchema = z.enum(ALARM_CLASSES);
export type AlarmClass = z.infer<typeof alarmClassSchema>;

/** A crew's call for help stands above the three priorities of EEMUA 191; in the mix of priorities it counts as high. */
export const ALARM_LEVELS = ['sos', 'high', 'medium', 'low'] as const;
export type AlarmLevel = (typeof ALARM_LEVELS)[number];

/** Four sounds: more cannot be told apart (EEMUA 191: three to five). */
export const ALARM_SOUNDS = ['sos', 'danger', 'attention', 'notice'] as const;
export type AlarmSound = (typeof ALARM_SOUNDS)[number];

/**
 * What ends an alarm. `clear`: it was cleared where it was raised, and somebody has acknowledged it; nobody closes or shelves
 * it before. `person`: somebody closes it, whether it is still true or not. `restoral`: it is no longer true.
 */
export type AlarmEnd = 'clear' | 'person' | 'restoral';

type Rule = {
  level: AlarmLevel;
  sound: AlarmSound;
  end: AlarmEnd;
  /** The category of the incident that it opens by itself, whose playbook it runs by; null opens none. */
  category: string | null;
  /** Priority of that incident. */
  priority: 1 | 2 | 3 | 4;
};

const call = (category: string, priority: 1 | 2, level: AlarmLevel): Rule => ({
  level,
  sound: level === 'high' ? 'danger' : 'attention',
  end: 'person',
  category,
  priority,
});
const workOrder = (level: 'medium' | 'low'): Rule => ({
  level,
  sound: level === 'low' ? 'notice' : 'attention',
  end: 'restoral',
  category: null,
  priority: level === 'low' ? 3 : 2,
});

/**
 * What an alarm of each class is: one table, because an alarm without a priority, a sound and an action is a status and no
 * alarm (EEMUA 191). Where no incident opens, the action is `alarm.action.<class>` of the interface's words.
 */
export const ALARM_RULES: Readonly<Record<AlarmClass, Rule>> = {
  // Its incident is opened by the call itself, with the crew's place.
  sos: { level: 'sos', sound: 'sos', end: 'clear', category: null, priority: 1 },
  panic: call('alarm_button', 1, 'high'),
  hold_up: call('alarm_button', 1, 'high'),
  emergency: call('alarm_button', 1, 'high'),
  medical: call('medical', 1, 'high'),
  fire: call('fire', 1, 'high'),
  gas: call('gas', 1, 'high'),
  intrusion: call('intrusion_alarm', 2, 'medium'),
  wanted_vehicle: call('wanted_vehicle', 2, 'medium'),
  detector: call('suspicious_object', 2, 'medium'),
  shot: call('armed_attack', 1, 'high'),
  disorder: call('fight', 2, 'medium'),
  void: workOrder('medium'),
  task_unaccepted: workOrder('medium'),
  order_overdue: workOrder('low'),
  technical: workOrder('low'),
  tamper: workOrder('low'),
  power: workOrder('low'),
  communication: workOrder('low'),
  fault: workOrder('low'),
  line_lost: workOrder('medium'),
};

export const levelOf = (kind: AlarmClass): AlarmLevel => ALARM_RULES[kind].level;

/** How a level is sorted, 0 first. */
export const rankOf = (kind: AlarmClass): number => ALARM_LEVELS.indexOf(levelOf(kind));

/** The longest that an alarm may be out of the way, minutes; null is never shelved. */
export const MOST_SHELF_MINUTES: Readonly<Record<AlarmLevel, number | null>> = {
  sos: null,
  high: 60,
  medium: 240,
  low: 720,
};

/** What a person is offered, minutes; what is too long for the level is left out. */
export const SHELF_PRESETS_MINUTES = [15, 30, 60, 240, 720] as const;

export const shelfPresets = (kind: AlarmClass): number[] => {
  const most = MOST_SHELF_MINUTES[levelOf(kind)] ?? 0;
  return SHELF_PRESETS_MINUTES.filter((minutes) => minutes <= most);
};
