import { z } from 'zod';
import { alarmClassSchema } from './alarm-class.ts';
import { PERSON_MOVES } from './alarm-machine.ts';
import { katoSchema } from '../hierarchy/schema.ts';

const id = z.number().int().positive();
/** More are not handled at once. */
export const MOST_AT_ONCE = 500;
/** A group of a flood; what is more waits for the next press of the key. */
export const MOST_OF_GROUP = 2_000;

const deed = {
  /** Made by whoever sends it, once; the same key twice acts once. */
  key: z.string().regex(/^[\w-]{8,64}$/, { error: 'A key is 8 to 64 letters, digits and hyphens' }),
  reason: z.string().trim().max(500).default(''),
  /** Of a shelf. */
  minutes: z.number().int().min(1).max(1_440).default(15),
};

/** What a person does with alarms that they have seen, each in the version in which they saw it. */
export const handleAlarmsSchema = z.object({
  ...deed,
  move: z.enum(PERSON_MOVES),
  alarms: z
    .array(z.object({ id, version: id }))
    .min(1)
    .max(MOST_AT_ONCE),
});
export type HandleAlarms = z.infer<typeof handleAlarmsSchema>;

/** A group of a flood: what is of one class and one source, and not of the highest priorities. */
const groupSchema = z.object({ class: alarmClassSchema, sourceId: id.nullable() });

/**
 * Acknowledges or shelves a group. `upTo` is the newest alarm of it that the person has seen: what came after is left alone.
 */
export const handleGroupSchema = z.object({
  ...deed,
  move: z.enum(['acknowledge', 'shelve']),
  unit: katoSchema,
  group: groupSchema,
  upTo: id,
});
export type HandleGroup = z.infer<typeof handleGroupSchema>;

/** Which alarms: those that stand, those of them that stand for more than a day, or what is on the shelf. */
export const ALARM_LISTS = ['current', 'standing', 'shelved'] as const;
export type AlarmList = (typeof ALARM_LISTS)[number];

export const alarmPageSchema = z.object({
  unit: katoSchema,
  of: z.enum(ALARM_LISTS).default('current'),
  /** One group only. */
  group: groupSchema.nullable().default(null),
  /** Only those that a flood never groups: calls for help and high priority. */
  urgentOnly: z.boolean().default(false),
  /** The last line of the page before. */
  cursor: z.object({ urgency: z.number().int().min(0).max(7), id }).nullish(),
  limit: z.number().int().min(1).max(200).default(100),
});
export type AlarmPage = z.infer<typeof alarmPageSchema>;
