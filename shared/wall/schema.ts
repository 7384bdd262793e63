import { z } from 'zod';
import { layoutKeySchema, ratioSchema } from './layout.ts';
import { katoSchema } from '../hierarchy/schema.ts';
import { idSchema, slugSchema } from '../operations/schema.ts';

/** How strictly a wall treats incidents: only ever stricter than the rule of their category (`onWall`). */
export const wallViewSchema = z.enum(['normal', 'dim', 'hide']);

/** One layout of a rotation, and how long it stays. */
export const turnSchema = z.strictObject({
  layout: layoutKeySchema,
  seconds: z
    .number()
    .int()
    .min(10, { error: 'A layout stays for ten seconds at least' })
    .max(3_600, { error: 'A layout stays for an hour at most' }),
});
export type Turn = z.infer<typeof turnSchema>;

/** Layouts that follow each other; one alone stays. */
export const rotationSchema = z
  .array(turnSchema)
  .min(1, { error: 'A rotation has one layout at least' })
  .max(12, { error: 'A rotation has twelve layouts at most' });

/** A time of day in Kazakhstan (UTC+5); 24:00 is the end of a day. */
const timeOfDaySchema = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, {
  error: 'A time is written as 08:30',
});

/** Days of the week, 1 is Monday. */
const daySchema = z.number().int().min(1).max(7);

/**
 * When a screen shows something else than its own rotation. `to` not after `from` reaches over midnight into the next day;
 * `days` are those on which it begins. `unit` has the whole wall show another territory within its own.
 */
export const slotSchema = z.strictObject({
  days: z
    .array(daySchema)
    .min(1, { error: 'Choose one day at least' })
    .max(7)
    .refine((days) => new Set(days).size === days.length, { error: 'A day stands twice' }),
  from: timeOfDaySchema,
  to: timeOfDaySchema,
  rotation: rotationSchema,
  unit: katoSchema.nullable().default(null),
});
export type Slot = z.infer<typeof slotSchema>;

/** One screen of a wall: what it is made of, and what it shows when. */
export const screenSchema = z.strictObject({
  /** From left to right, from 1. */
  position: z.number().int().min(1).max(12),
  /** What the browser of the screen fills, in pixels. */
  widthPx: z.number().int().min(640).max(15_360),
  heightPx: z.number().int().min(360).max(8_640),
  /** Corner to corner of what is lit. */
  diagonalInch: z
    .number()
    .min(10, { error: 'A screen has 10 inches at least' })
    .max(600, { error: 'A screen has 600 inches at most' }),
  ratio: ratioSchema,
  rotation: rotationSchema,
  /** The first that fits the moment counts. */
  timetable: z.array(slotSchema).max(40, { error: 'A timetable has 40 lines at most' }),
});
export type WallScreen = z.infer<typeof screenSchema>;

/**
 * When an incident opens by itself: of this priority and above (1 is the highest, 0 never), on which screen, and for how
 * long; then the screen goes back to what it showed.
 */
export const focusSchema = z.strictObject({
  priority: z.number().int().min(0).max(4),
  holdS: z
    .number()
    .int()
    .min(15, { error: 'An incident stays for 15 seconds at least' })
    .max(3_600, { error: 'An incident stays for an hour at most' }),
  screen: z.number().int().min(1).max(12),
});
export type Focus = z.infer<typeof focusSchema>;

/** A wall without its number: what somebody writes down of it. */
export const wallFactsSchema = z
  .strictObject({
    name: z
      .string()
      .trim()
      .min(2, { error: 'A name is missing' })
      .max(80, { error: 'A name has 80 characters at most' }),
    /** Its territory: what it shows lies within, and nothing else may be shown on it. */
    unit: katoSchema,
    /** From the eyes of who reads it, in metres. Letters are as large as that asks for. */
    distanceM: z
      .number()
      .min(0.5, { error: 'Half a metre at least' })
      .max(30, { error: '30 metres at most' }),
    /** Categories that this wall treats more strictly than their own rule. */
    sensitivity: z.partialRecord(slugSchema, wallViewSchema),
    screens: z
      .array(screenSchema)
      .min(1, { error: 'A wall has one screen at least' })
      .max(12, { error: 'A wall has twelve screens at most' }),
    focus: focusSchema,
  })
  .superRefine(({ screens, focus }, context) => {
    const positions = screens.map(({ position }) => position);
    if (new Set(positions).size < positions.length)
      context.addIssue({ code: 'custom', path: ['screens'], message: 'Two screens have the same position' });
    if (focus.priority > 0 && !positions.includes(focus.screen))
      context.addIssue({ code: 'custom', path: ['focus', 'screen'], message: 'There is no such screen' });
  });
export type WallFacts = z.infer<typeof wallFactsSchema>;

/** A wall: its screens show one territory together. */
export type Wall = WallFacts & {
  id: number;
  /** Raised with every change of its facts. */
  version: number;
};

/** Names one wall. */
export const oneWallSchema = z.object({ id: idSchema });
