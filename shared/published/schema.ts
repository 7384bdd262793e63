import { z } from 'zod';
import { facilityTypeSchema, type Measure } from '../register/schema.ts';

/** Names of the measures as the published tables print them, and ours. */
export const PUBLISHED_MEASURES = {
  cctv_connected: 'video_link',
  licensed_guard: 'licensed_guard',
  alarm_button: 'alarm_button',
  turnstile: 'access_control',
} as const satisfies Record<string, Measure>;

export const publishedMeasureSchema = z.enum([
  'cctv_connected',
  'licensed_guard',
  'alarm_button',
  'turnstile',
]);
export type PublishedMeasure = z.infer<typeof publishedMeasureSchema>;

/** One printed cell: a fraction and the percentage printed beside it. We compute the percentage ourselves. */
export const publishedFigureSchema = z.object({
  source: z.enum(['mia-2023', 'moe-2023q1']),
  facilityType: facilityTypeSchema,
  level: z.enum(['region', 'city']),
  /** Key of the printed row, see `PUBLISHED_UNITS`. */
  unit: z.string(),
  measure: publishedMeasureSchema,
  equipped: z.number().int().nonnegative(),
  total: z.number().int().nonnegative(),
  publishedPercent: z.number(),
});
export type PublishedFigure = z.infer<typeof publishedFigureSchema>;

/** A total printed beside the tables, or in another document. */
export const publishedHeadlineSchema = z.object({
  source: z.string(),
  asOf: z.string(),
  metric: z.string(),
  facilityType: z.string(),
  value: z.number(),
  unit: z.string(),
  note: z.string().nullable(),
});
export type PublishedHeadline = z.infer<typeof publishedHeadlineSchema>;

export const publishedBudgetSchema = z.object({
  source: z.string(),
  unit: z.string(),
  tenge: z.number().int(),
});
export type PublishedBudget = z.infer<typeof publishedBudgetSchema>;

export const measureOf = (measure: PublishedMeasure): Measure => PUBLISHED_MEASURES[measure];

/** Which figures to read; everything when empty. */
export const publishedFilterSchema = z
  .object({
    source: publishedFigureSchema.shape.source,
    facilityType: facilityTypeSchema,
    measure: publishedMeasureSchema,
    level: publishedFigureSchema.shape.level,
  })
  .partial();
export type PublishedFilter = z.infer<typeof publishedFilterSchema>;
