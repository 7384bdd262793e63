import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { priceFactsSchema, type PriceFacts } from '../../shared/planning/programme/price.ts';
import { measureSchema, type Measure } from '../../shared/register/schema.ts';

const numberCell = z.string().regex(/^\d+$/).transform(Number);
const rowSchema = z
  .object({
    measure: measureSchema,
    tenge: numberCell,
    yearly_tenge: numberCell,
    as_of: z.string(),
    estimate: z.enum(['true', 'false']).transform((text) => text === 'true'),
    source: z.string(),
  })
  .transform(({ measure, yearly_tenge, as_of, ...facts }) => ({
    measure,
    facts: priceFactsSchema.parse({ ...facts, yearlyTenge: yearly_tenge, asOf: as_of }),
  }));

/** Reads the text of `prices.csv`. @throws ZodError naming the row and the column that cannot be read. */
export const parsePrices = (csv: string): { measure: Measure; facts: PriceFacts }[] =>
  z.array(rowSchema).parse(parse(csv, { columns: true, bom: true, skip_empty_lines: true }));
