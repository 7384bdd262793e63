import { pricesOf } from './question.ts';
import { insertPrice, pricesInForce } from './store.ts';
import { refuse } from '../../refused.ts';
import { COUNTRY_KATO, type Kato } from '../../../shared/hierarchy/schema.ts';
import type { PriceFacts } from '../../../shared/planning/programme/price.ts';
import type { Measure } from '../../../shared/register/schema.ts';
import type { Db } from '../../db/schema.ts';
import { write } from '../../db/write.ts';
import type { Picture } from '../../picture/picture.ts';

/**
 * Sets what a measure costs in a unit of territory and below, or gives it back to the unit above (null).
 * @throws TRPCError BAD_REQUEST when there is no unit above that has a price.
 */
export async function setPrice(
  { db, picture }: { db: Db; picture: Picture },
  { actor, reason }: { actor: string; reason: string },
  { unit, measure, facts }: { unit: Kato; measure: Measure; facts: PriceFacts | null },
): Promise<{ version: number }> {
  if (facts === null && unit === COUNTRY_KATO)
    throw refuse(
      'BAD_REQUEST',
      'price_of_the_republic',
      'The Republic has a price of every measure: set another one',
    );
  return write(db, { actor, action: 'planning.setPrice', note: reason }, async (trx) => {
    // Where above a territory the price before was set is not told to who audits it.
    const { kato: _, ...before } = pricesOf(picture, unit, await pricesInForce(trx))[measure] ?? {
      kato: unit,
    };
    const version = await insertPrice(trx, { kato: unit, measure, createdBy: actor }, facts);
    return { result: { version }, object: `price:${unit}.${measure}`, kato: unit, before, after: facts };
  });
}

/** Puts the estimates that come with Sholu into a database that has no price yet. Needs not be the first time. */
export async function ensurePrices(db: Db): Promise<void> {
  if ((await pricesInForce(db)).length > 0) return;
  const { prices } = await import('../../../data/bundle.ts');
  await write(db, { actor: 'seed', action: 'planning.seedPrices' }, async (trx) => {
    for (const { measure, facts } of prices())
      await insertPrice(trx, { kato: COUNTRY_KATO, measure, createdBy: 'seed' }, facts);
    return { result: undefined, object: 'price', kato: COUNTRY_KATO };
  });
}
