import { z } from 'zod';
import { layoutKeySchema } from './layout.ts';
import { wallViewSchema } from './schema.ts';
import { katoSchema } from '../hierarchy/schema.ts';
import { commandKeySchema } from '../operations/command.ts';
import { idSchema, instantSchema, latSchema, lonSchema } from '../operations/schema.ts';

/** Screens that are meant, by position; none named are all. */
const screensSchema = z.array(z.number().int().min(1).max(12)).max(12).default([]);

/** Where a map looks. */
export const mapViewSchema = z.strictObject({
  lon: lonSchema,
  lat: latSchema,
  zoom: z.number().min(2).max(19),
});
export type MapView = z.infer<typeof mapViewSchema>;

/** What somebody puts on screens by hand. */
export const pushedSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('layout'), layout: layoutKeySchema }),
  /**
   * The whole wall shows another territory within its own; the screens that are meant show it in this layout, with null in
   * what they show anyway.
   */
  z.strictObject({ type: z.literal('territory'), unit: katoSchema, layout: layoutKeySchema.nullable() }),
  z.strictObject({ type: z.literal('incident'), incident: idSchema }),
  z.strictObject({ type: z.literal('map'), ...mapViewSchema.shape }),
  /** Dark, with the clock alone: what was there is not for who comes into the room. */
  z.strictObject({ type: z.literal('nothing') }),
]);
export type Pushed = z.infer<typeof pushedSchema>;

/** Minutes until it ends by itself; null stays until somebody releases it. */
const minutesSchema = z
  .number()
  .int()
  .min(1)
  .max(24 * 60, { error: 'A day at most' })
  .nullable();

/** What can be asked of a wall from a desk or a telephone. */
export const wallOrderSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('push'),
    screens: screensSchema,
    shows: pushedSchema,
    minutes: minutesSchema,
  }),
  /** Back to the timetable; with no screens named the territory too. */
  z.strictObject({ type: z.literal('release'), screens: screensSchema }),
  /** The next layout of the rotation, or the one before. */
  z.strictObject({
    type: z.literal('turn'),
    screens: screensSchema,
    by: z.union([z.literal(1), z.literal(-1)]),
  }),
  /** Leads the map somewhere, once: unlike a pushed map it is not held there. */
  z.strictObject({ type: z.literal('zoom'), screens: screensSchema, ...mapViewSchema.shape }),
  /** Undoes the lock of a gesture: the map follows the incidents again. */
  z.strictObject({ type: z.literal('free'), screens: screensSchema }),
  /** All incidents are shown this strictly at least, for now; `normal` ends it. */
  z.strictObject({ type: z.literal('stricter'), view: wallViewSchema, minutes: minutesSchema }),
  /** Each screen shows its number for a quarter of a minute. */
  z.strictObject({ type: z.literal('identify') }),
  z.strictObject({ type: z.literal('reload'), screens: screensSchema }),
]);
export type WallOrder = z.infer<typeof wallOrderSchema>;

/** An order with its key: sent twice it acts once. */
export const wallOrderInputSchema = z.object({ id: idSchema, key: commandKeySchema, order: wallOrderSchema });

/** Who put it there and when; `untilMs` null stays until it is released. */
const byHand = { by: z.string(), atMs: instantSchema, untilMs: instantSchema.nullable() };

const pushedScreenSchema = z.object({
  position: z.number().int(),
  /** What was put here by hand; a territory alone stands with the wall. */
  push: z.object({ shows: pushedSchema, ...byHand }).nullable(),
  /** How many layouts the rotation was turned on by hand. */
  turned: z.number().int(),
  /** Moments of orders that act once; a screen that has seen it does nothing more. */
  freeAtMs: instantSchema.nullable(),
  reloadAtMs: instantSchema.nullable(),
  zoom: mapViewSchema.extend({ atMs: instantSchema }).nullable(),
});
export type ScreenState = z.infer<typeof pushedScreenSchema>;

/** What is on a wall by hand, beside its rotation and timetable. Screens that nobody touched are not in it. */
export const wallStateSchema = z.object({
  /** Raised with every order. */
  revision: z.number().int().min(0),
  territory: z.object({ unit: katoSchema, ...byHand }).nullable(),
  stricter: z.object({ view: wallViewSchema, ...byHand }).nullable(),
  identifyUntilMs: instantSchema.nullable(),
  screens: z.array(pushedScreenSchema),
});
export type WallState = z.infer<typeof wallStateSchema>;

export const QUIET_WALL: WallState = {
  revision: 0,
  territory: null,
  stricter: null,
  identifyUntilMs: null,
  screens: [],
};

/** What a screen says of itself every quarter of a minute. */
export const heardSchema = z.object({
  id: idSchema,
  screen: z.number().int().min(1).max(12),
  showing: z.object({
    layout: layoutKeySchema.nullable(),
    unit: katoSchema.nullable(),
    incident: idSchema.nullable(),
    /** Why it shows that. */
    because: z.enum(['rotation', 'timetable', 'focus', 'push']),
    /** Of the application, so that one that did not load the new one is found. */
    version: z.string().max(40),
    widthPx: z.number().int().min(1).max(20_000),
    heightPx: z.number().int().min(1).max(20_000),
    /** Whether a gesture holds the map. */
    mapLocked: z.boolean(),
    /** Whether the live line told everything when it said this. */
    complete: z.boolean(),
  }),
});
export type Heard = z.infer<typeof heardSchema>;
export type Showing = Heard['showing'];

/** A screen is called alive when it was heard within this time, ms. */
export const ALIVE_MS = 45_000;
/** How often a screen says that it is there, ms. */
export const HEARD_EVERY_MS = 15_000;

/** The event of a wall on the live channel: its data are `WallTold`. */
export const WALL_EVENT = 'wall.changed';
/** What the event tells: the state whole; a higher `version` than the one known asks for the card anew. */
export type WallTold = { id: number; version: number; state: WallState; removed?: true };
