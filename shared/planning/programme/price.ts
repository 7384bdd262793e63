import { z } from 'zod';
import { katoSchema, type Kato } from '../../hierarchy/schema.ts';
import { MEASURES, measureSchema, type Measure } from '../../register/schema.ts';

/** A thousand million tenge at one facility is a slip of the hand. */
const MAX_PRICE = 1e9;
const moneySchema = z
  .number()
  .int('A price is whole tenge')
  .max(MAX_PRICE, 'A price of this size is a slip of the hand');

/** What a measure costs at one facility, and who says so. */
export const priceFactsSchema = z.object({
  /** What putting it in costs, tenge. */
  tenge: moneySchema.min(1, 'A price is more than nothing'),
  /** What it costs to keep up in each year after, tenge; beyond the programme, and shown beside it. */
  yearlyTenge: moneySchema.min(0, 'A price cannot be negative'),
  /** Where the figure comes from: a contract, a tender, an estimate. */
  source: z.string().trim().min(3, 'Say where the price comes from').max(300),
  asOf: z.iso.date(),
  /** An estimate is labelled wherever it is used. */
  estimate: z.boolean(),
});
export type PriceFacts = z.infer<typeof priceFactsSchema>;

/** A price in force in a unit of territory and below it, until one further down is set. `version` rises with every change. */
export const priceSchema = priceFactsSchema.extend({
  version: z.number().int().positive(),
  kato: katoSchema,
  measure: measureSchema,
});
export type Price = z.infer<typeof priceSchema>;

export type PriceTable = Readonly<Partial<Record<Measure, Price>>>;

/**
 * The prices that hold in a unit of territory: of each measure that of the nearest unit that has one.
 * @param upwards KATO codes from the unit itself to the root.
 */
export function pricesAt(upwards: readonly Kato[], prices: readonly Price[]): PriceTable {
  const nearest = (measure: Measure): Price | undefined =>
    upwards
      .map((kato) => prices.find((price) => price.kato === kato && price.measure === measure))
      .find((price) => price !== undefined);
  return Object.fromEntries(
    MEASURES.flatMap((measure) => {
      const price = nearest(measure);
      return price ? [[measure, price]] : [];
    }),
  );
}

/** Version of a table: a saved programme names it, so that one sees whether prices have changed since. */
export const versionOf = (table: PriceTable): number =>
  Math.max(0, ...Object.values(table).map(({ version }) => version));
