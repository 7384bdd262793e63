import { z } from 'zod';
import { facilityTypeSchema } from '../register/schema.ts';
import { publishedFigureSchema, publishedHeadlineSchema, publishedMeasureSchema } from './schema.ts';

const common = {
  /** Made of the kind and the keys of the rows, so that it stays the same between runs. */
  id: z.string(),
  /**
   * How far apart the two statements are, comparable between kinds: percentage points where shares differ, else the
   * difference as percent of the stated number.
   */
  sizePercent: z.number().nonnegative(),
};

/** A printed percentage that its own fraction does not give. */
const percentConflictSchema = z.object({
  ...common,
  kind: z.literal('percent-contradicts-fraction'),
  figure: publishedFigureSchema,
  /** 100 · equipped / total, not rounded. */
  computedPercent: z.number(),
});
export type PercentConflict = z.infer<typeof percentConflictSchema>;

/** A printed total that its table's rows, or the headlines it is made of, do not add up to. */
const totalConflictSchema = z.object({
  ...common,
  kind: z.literal('table-contradicts-total'),
  headline: publishedHeadlineSchema,
  /** What was added: a column of a table, or other headlines. */
  summed: z.discriminatedUnion('of', [
    z.object({
      of: z.literal('table'),
      level: publishedFigureSchema.shape.level,
      measure: publishedMeasureSchema,
      column: z.enum(['equipped', 'total']),
    }),
    z.object({ of: z.literal('headlines') }),
  ]),
  /** The addends in printed order: key of the row or of the headline, and its number. */
  rows: z.array(z.object({ key: z.string(), value: z.number() })),
  sum: z.number(),
  /** sum − printed total. */
  difference: z.number(),
});
export type TotalConflict = z.infer<typeof totalConflictSchema>;

/** A number in the text of a document that a table of the same document contradicts. */
const textConflictSchema = z.object({
  ...common,
  kind: z.literal('table-contradicts-text'),
  headline: publishedHeadlineSchema,
  figure: publishedFigureSchema,
  /** table − text. */
  difference: z.number(),
  tablePercent: z.number(),
  /** The number of the text over the denominator of the table. */
  textPercent: z.number(),
});
export type TextConflict = z.infer<typeof textConflictSchema>;

/** The same facilities counted differently by two tables of one document. */
const driftConflictSchema = z.object({
  ...common,
  kind: z.literal('denominators-drift'),
  source: publishedFigureSchema.shape.source,
  facilityType: facilityTypeSchema,
  level: publishedFigureSchema.shape.level,
  unit: z.string(),
  totals: z.array(z.object({ measure: publishedMeasureSchema, total: z.number() })),
});
export type DriftConflict = z.infer<typeof driftConflictSchema>;

/** Two documents that say different things of the same row. */
const sourcesConflictSchema = z.object({
  ...common,
  kind: z.literal('sources-disagree'),
  facilityType: facilityTypeSchema,
  level: publishedFigureSchema.shape.level,
  unit: z.string(),
  measure: publishedMeasureSchema,
  a: publishedFigureSchema,
  b: publishedFigureSchema,
  /** Computed percentage of `b` − computed percentage of `a`. */
  differencePoints: z.number(),
  /** Denominator of `b` − denominator of `a`. */
  differenceTotal: z.number(),
});
export type SourcesConflict = z.infer<typeof sourcesConflictSchema>;

/** A contradiction found in the published figures, with its arithmetic. Nothing is corrected. */
export const publishedConflictSchema = z.discriminatedUnion('kind', [
  percentConflictSchema,
  totalConflictSchema,
  textConflictSchema,
  driftConflictSchema,
  sourcesConflictSchema,
]);
export type PublishedConflict = z.infer<typeof publishedConflictSchema>;

/** The kinds in the order in which they are listed. */
export const CONFLICT_KINDS = [
  'percent-contradicts-fraction',
  'table-contradicts-total',
  'table-contradicts-text',
  'denominators-drift',
  'sources-disagree',
] as const satisfies readonly PublishedConflict['kind'][];
