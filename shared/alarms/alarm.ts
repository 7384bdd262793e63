import { z } from 'zod';
import { alarmClassSchema, type AlarmClass } from './alarm-class.ts';
import { katoSchema } from '../hierarchy/schema.ts';

/** What one signal of a panel or a detector says. `logged`: armed, disarmed, tested – kept, and nobody is called. */
export const SIGNAL_WHATS = ['raised', 'restored', 'cancelled', 'logged'] as const;
export type SignalWhat = (typeof SIGNAL_WHATS)[number];

const id = z.number().int().positive();
/** Milliseconds since 1970. */
const instant = z.number().int().min(0);

/**
 * `raised` calls for a person, `acknowledged` has one, `shelved` is out of the way until `shelvedUntil`, `closed` is over.
 * Whether it is still true – `restoredAt` – is another matter: an alarm button that was released is still an alarm.
 */
export const alarmStateSchema = z.enum(['raised', 'acknowledged', 'shelved', 'closed']);
export type AlarmState = z.infer<typeof alarmStateSchema>;

/** What does not change while an alarm lives. */
export const alarmFactsSchema = z.object({
  kato: katoSchema,
  class: alarmClassSchema,
  /** Zone or point as the panel calls it; empty when it did not say. */
  zone: z.string(),
  /** As the standard calls the signal: `PA`, `120`. */
  code: z.string(),
  /** What it is about, which tells it from others of its class: `panel:3`, `unit:42`, `task:7`, `void:610000000`. */
  object: z.string().default(''),
  /** That in a person's words where it is no facility: a call sign, a number plate. */
  subject: z.string().default(''),
  place: z.object({ lon: z.number(), lat: z.number() }).nullable().default(null),
  facilityId: id.nullable(),
  sourceId: id.nullable(),
  accountId: id.nullable(),
  incidentId: id.nullable(),
});
export type AlarmFacts = z.infer<typeof alarmFactsSchema>;

export const alarmSchema = alarmFactsSchema.extend({
  id,
  state: alarmStateSchema,
  stateSince: instant,
  /** Who put it there: a person, a source or `system`. */
  stateBy: z.string(),
  stateReason: z.string(),
  /** The version in which it came into its state. */
  stateVersion: id.default(1),
  shelvedUntil: instant.nullable(),
  raisedAt: instant,
  /** When it was last said to be so, and how often. */
  lastAt: instant,
  occurrences: z.number().int().positive(),
  restoredAt: instant.nullable(),
  /** Also the number of its last log entry. */
  version: id,
});
export type Alarm = z.infer<typeof alarmSchema>;

const said = { code: z.string(), reason: z.string() };
const alarmEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('raised'), ...said, facts: alarmFactsSchema }),
  z.object({ type: z.literal('repeated'), ...said }),
  z.object({ type: z.literal('restored'), ...said }),
  z.object({ type: z.literal('cancelled'), ...said }),
  z.object({ type: z.literal('acknowledged'), ...said }),
  z.object({ type: z.literal('shelved'), ...said, until: instant }),
  /** Back from the shelf, because its time is over or somebody took it back. */
  z.object({ type: z.literal('returned'), ...said }),
  z.object({ type: z.literal('closed'), ...said }),
]);
export type AlarmEvent = z.infer<typeof alarmEventSchema>;

/** One line of an alarm's append-only log. */
export const alarmLogEntrySchema = z.object({
  seq: id,
  at: instant,
  actor: z.string(),
  event: alarmEventSchema,
});
export type AlarmLogEntry = z.infer<typeof alarmLogEntrySchema>;

/** A signal as every source tells it. */
export type AlarmSignal = {
  class: AlarmClass;
  what: Exclude<SignalWhat, 'logged'>;
  code: string;
  zone: string;
};
