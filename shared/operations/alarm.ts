import { z } from 'zod';
import { idSchema, instantSchema, type Priority } from './schema.ts';
import { katoSchema } from '../hierarchy/schema.ts';

/** What an alarm is about. `technical`: water, frost and other alarms of the building. `line_lost`: a panel is silent. */
export const ALARM_CLASSES = [
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
  'technical',
  'tamper',
  'power',
  'communication',
  'fault',
  'line_lost',
] as const;
export const alarmClassSchema = z.enum(ALARM_CLASSES);
export type AlarmClass = z.infer<typeof alarmClassSchema>;

type Rule = {
  /** The category of the incident that it opens by itself; null opens none: it is a work order, not a call. */
  category: string | null;
  priority: Priority;
  /** It is over when it is no longer true, without anybody saying so. */
  endsWithRestoral: boolean;
};

const call = (category: string, priority: Priority): Rule => ({
  category,
  priority,
  endsWithRestoral: false,
});
const WORK_ORDER: Rule = { category: null, priority: 3, endsWithRestoral: true };

/** What an alarm of each class does. A person ends what a person was called for; equipment ends with its restoral. */
export const ALARM_RULES: Readonly<Record<AlarmClass, Rule>> = {
  panic: call('alarm_button', 1),
  hold_up: call('alarm_button', 1),
  emergency: call('alarm_button', 1),
  medical: call('medical', 1),
  fire: call('fire', 1),
  gas: call('gas', 1),
  intrusion: call('intrusion_alarm', 2),
  wanted_vehicle: call('wanted_vehicle', 2),
  detector: call('suspicious_object', 2),
  shot: call('armed_attack', 1),
  disorder: call('fight', 2),
  technical: WORK_ORDER,
  tamper: WORK_ORDER,
  power: WORK_ORDER,
  communication: WORK_ORDER,
  fault: WORK_ORDER,
  line_lost: { ...WORK_ORDER, priority: 2 },
};

/** What one signal of a panel or a detector says. `logged`: armed, disarmed, tested – kept, and nobody is called. */
export const SIGNAL_WHATS = ['raised', 'restored', 'cancelled', 'logged'] as const;
export type SignalWhat = (typeof SIGNAL_WHATS)[number];

/**
 * `raised` calls for a person, `acknowledged` has one, `shelved` is out of the way until `shelvedUntil`, `closed` is over.
 * Whether it is still true – `restoredAt` – is another matter: an alarm button that was released is still an alarm.
 */
export const alarmStateSchema = z.enum(['raised', 'acknowledged', 'shelved', 'closed']);
export type AlarmState = z.infer<typeof alarmStateSchema>;

export const alarmSchema = z.object({
  id: idSchema,
  kato: katoSchema,
  class: alarmClassSchema,
  /** Zone or point as the panel calls it; empty when it did not say. */
  zone: z.string(),
  /** As the standard calls the signal: `PA`, `120`. */
  code: z.string(),
  facilityId: idSchema.nullable(),
  sourceId: idSchema.nullable(),
  accountId: idSchema.nullable(),
  /** What it is about: `panel:42`, `detector:7`, `wanted_vehicle:3`. */
  object: z.string().default(''),
  incidentId: idSchema.nullable(),
  state: alarmStateSchema,
  stateSince: instantSchema,
  /** Who put it there: a person, a source or `system`. */
  stateBy: z.string(),
  stateReason: z.string(),
  shelvedUntil: instantSchema.nullable(),
  raisedAt: instantSchema,
  /** When it was last said to be so, and how often. */
  lastAt: instantSchema,
  occurrences: z.number().int().positive(),
  restoredAt: instantSchema.nullable(),
  version: z.number().int().positive(),
});
export type Alarm = z.infer<typeof alarmSchema>;

/** One line of an alarm's append-only log. */
export type AlarmLogEntry = {
  seq: number;
  at: number;
  actor: string;
  event: { type: 'raised' | 'repeated' | 'restored' | 'cancelled' | 'closed'; code: string; reason: string };
};

/** A signal as every source tells it. */
export type AlarmSignal = {
  class: AlarmClass;
  what: Exclude<SignalWhat, 'logged'>;
  code: string;
  zone: string;
};

/** A new alarm, before it has a number. */
export function newAlarm(
  of: Pick<Alarm, 'kato' | 'facilityId' | 'sourceId' | 'accountId' | 'object'>,
  { class: kind, zone, code }: AlarmSignal,
  { at, actor }: { at: number; actor: string },
): Omit<Alarm, 'id'> {
  return {
    ...of,
    class: kind,
    zone,
    code,
    incidentId: null,
    state: 'raised',
    stateSince: at,
    stateBy: actor,
    stateReason: '',
    shelvedUntil: null,
    raisedAt: at,
    lastAt: at,
    occurrences: 1,
    restoredAt: null,
    version: 1,
  };
}

/**
 * A standing alarm after another signal of the same. Said again it is true again; restored it may be over by its class;
 * cancelled by the panel's user it stands, because who cancels may be made to: somebody still looks.
 */
export function alarmAfter(
  alarm: Alarm,
  { what, code }: Pick<AlarmSignal, 'what' | 'code'>,
  { at, actor }: { at: number; actor: string },
): { alarm: Alarm; event: AlarmLogEntry['event'] } {
  const version = alarm.version + 1;
  switch (what) {
    case 'raised': {
      const said = { lastAt: at, occurrences: alarm.occurrences + 1, restoredAt: null, version };
      return { alarm: { ...alarm, ...said }, event: { type: 'repeated', code, reason: '' } };
    }
    case 'cancelled':
      return { alarm: { ...alarm, version }, event: { type: 'cancelled', code, reason: '' } };
    case 'restored':
    default: {
      const over = ALARM_RULES[alarm.class].endsWithRestoral
        ? { state: 'closed' as const, stateSince: at, stateBy: actor, stateReason: code }
        : {};
      return {
        alarm: { ...alarm, ...over, restoredAt: at, version },
        event: { type: 'restored', code, reason: '' },
      };
    }
  }
}
