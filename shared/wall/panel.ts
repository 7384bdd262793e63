import { z } from 'zod';
import { measureSchema, facilityTypeSchema } from '../register/schema.ts';
import { prioritySchema } from '../operations/schema.ts';

const rows = z.number().int().min(2).max(20);
const lowestPriority = prioritySchema;

/** What of the product a headline can count; each has its numerator, denominator and source where it is drawn. */
export const WALL_FIGURES = [
  'open_incidents',
  'urgent_incidents',
  'standing_alarms',
  'free_units',
  'units_on_duty',
  'out_of_reach',
  'coverage_share',
  'overdue_gaps',
  'response_median',
  'response_p90',
] as const;

const figure = z.enum(WALL_FIGURES);

/**
 * Everything that can stand on a wall: its options with what they are unless said otherwise, and the least that it needs of
 * the grid of 24 columns and 12 rows to be read. Options are flat: numbers, words of a list, or lists of such words, so that the
 * composer draws a form of them.
 */
export const WALL_PANELS = {
  /** The map of the wall's territory. `paint`: what the units of territory are coloured by. */
  map: {
    least: { w: 8, h: 6 },
    options: z.strictObject({
      paint: z.enum(['none', 'coverage', 'voids']).default('none'),
      show: z
        .array(z.enum(['incidents', 'units', 'alarms', 'cameras']))
        .default(['incidents', 'units', 'alarms']),
    }),
  },
  alarms: {
    least: { w: 5, h: 3 },
    options: z.strictObject({ rows: rows.default(6), lowestPriority: lowestPriority.default(3) }),
  },
  /** Open incidents as a list, or the one in focus alone: what, where, who is sent, and when they are there. */
  incidents: {
    least: { w: 5, h: 3 },
    options: z.strictObject({
      as: z.enum(['list', 'focus']).default('list'),
      rows: rows.default(6),
      lowestPriority: lowestPriority.default(4),
      order: z.enum(['priority', 'newest']).default('priority'),
    }),
  },
  /** Police units: how many are in which state, or one by one. */
  units: {
    least: { w: 5, h: 3 },
    options: z.strictObject({ as: z.enum(['counts', 'list']).default('counts'), rows: rows.default(6) }),
  },
  coverage: {
    least: { w: 5, h: 3 },
    options: z.strictObject({
      as: z.enum(['headline', 'ranking']).default('headline'),
      measure: measureSchema.default('video_link'),
      type: facilityTypeSchema.default('school'),
      rows: rows.default(6),
    }),
  },
  figures: {
    least: { w: 5, h: 2 },
    options: z.strictObject({
      figures: z
        .array(figure)
        .min(1, { error: 'At least one figure' })
        .max(8, { error: 'Eight figures at most' })
        .default(['open_incidents', 'urgent_incidents', 'free_units', 'out_of_reach']),
    }),
  },
  /** What no free unit reaches in time. */
  voids: { least: { w: 5, h: 3 }, options: z.strictObject({ rows: rows.default(6) }) },
  /** The cameras nearest to the incident in focus: what they are and where, never their picture. */
  cameras: { least: { w: 5, h: 3 }, options: z.strictObject({ rows: rows.default(5) }) },
  /** A line that says what happened, the newest first. `text` is a line of the unit's own before it. */
  ticker: {
    least: { w: 8, h: 1 },
    options: z.strictObject({
      of: z.array(z.enum(['incidents', 'alarms', 'voids'])).default(['incidents', 'alarms']),
      text: z.string().trim().max(160, { error: 'A line has 160 characters at most' }).default(''),
    }),
  },
  /** The time of Kazakhstan. */
  clock: {
    least: { w: 4, h: 1 },
    options: z.strictObject({
      seconds: z.enum(['on', 'off']).default('off'),
      date: z.enum(['on', 'off']).default('on'),
    }),
  },
  chart: {
    least: { w: 6, h: 4 },
    options: z.strictObject({
      of: z
        .enum(['incidents_by_hour', 'incidents_by_category', 'coverage_by_unit', 'coverage_trend'])
        .default('incidents_by_hour'),
    }),
  },
} as const satisfies Record<string, { least: { w: number; h: number }; options: z.ZodType }>;

export type WallPanel = keyof typeof WALL_PANELS;
export const WALL_PANEL_NAMES = Object.keys(WALL_PANELS) as WallPanel[];

/** The options of a panel, complete. */
export type PanelOptions<P extends WallPanel> = z.infer<(typeof WALL_PANELS)[P]['options']>;
