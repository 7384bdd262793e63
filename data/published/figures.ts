import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import {
  publishedBudgetSchema,
  publishedFigureSchema,
  publishedHeadlineSchema,
  type PublishedBudget,
  type PublishedFigure,
  type PublishedHeadline,
} from '../../shared/published/schema.ts';

const numberCell = z
  .string()
  .regex(/^\d+(\.\d+)?$/)
  .transform(Number);

const figureRow = z
  .object({
    source: z.string(),
    facility_type: z.string(),
    level: z.string(),
    unit: z.string(),
    measure: z.string(),
    equipped: numberCell,
    total: numberCell,
    published_percent: numberCell,
  })
  .transform(({ facility_type, published_percent, ...row }) => ({
    ...row,
    facilityType: facility_type,
    publishedPercent: published_percent,
  }))
  .pipe(publishedFigureSchema);

const headlineRow = z
  .object({
    source: z.string(),
    as_of: z.string(),
    metric: z.string(),
    facility_type: z.string(),
    value: numberCell,
    unit: z.string(),
    note: z.string().transform((note) => note || null),
  })
  .transform(({ facility_type, as_of, ...row }) => ({ ...row, facilityType: facility_type, asOf: as_of }))
  .pipe(publishedHeadlineSchema);

const budgetRow = z
  .object({ source: z.string(), unit: z.string(), tenge: numberCell })
  .pipe(publishedBudgetSchema);

/**
 * Reads the text of `coverage.csv` in printed order.
 * @throws ZodError naming the row and the column that cannot be read; CsvError when the text is not CSV.
 */
export const parsePublishedFigures = (csv: string): PublishedFigure[] =>
  z.array(figureRow).parse(rowsOf(csv));

/** Reads the text of `headlines.csv` in printed order. @throws as `parsePublishedFigures`. */
export const parsePublishedHeadlines = (csv: string): PublishedHeadline[] =>
  z.array(headlineRow).parse(rowsOf(csv));

/** Reads the text of `budget-2021.csv`. @throws as `parsePublishedFigures`. */
export const parsePublishedBudgets = (csv: string): PublishedBudget[] =>
  z.array(budgetRow).parse(rowsOf(csv));

const rowsOf = (csv: string): unknown => parse(csv, { columns: true, bom: true, skip_empty_lines: true });
