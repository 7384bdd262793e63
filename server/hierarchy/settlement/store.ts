import type { Settlement } from '../../../shared/hierarchy/settlement.ts';
import type { Db } from '../../db/schema.ts';

/** Every settlement, by number. */
export async function allSettlements(db: Db): Promise<Settlement[]> {
  const rows = await db.selectFrom('settlement').selectAll().orderBy('id').execute();
  return rows.map(({ name_kk, name_ru, name_en, ...rest }) => ({
    ...rest,
    name: { kk: name_kk, ru: name_ru, en: name_en },
  }));
}

const ROWS_PER_STATEMENT = 2_000;

/** Adds settlements; one whose number is known is updated. */
export async function upsertSettlements(trx: Db, settlements: readonly Settlement[]): Promise<void> {
  for (let from = 0; from < settlements.length; from += ROWS_PER_STATEMENT)
    await trx
      .insertInto('settlement')
      .values(
        settlements.slice(from, from + ROWS_PER_STATEMENT).map(({ name, ...rest }) => ({
          ...rest,
          name_kk: name.kk,
          name_ru: name.ru,
          name_en: name.en,
        })),
      )
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((of) => ({
          name_kk: of.ref('excluded.name_kk'),
          name_ru: of.ref('excluded.name_ru'),
          name_en: of.ref('excluded.name_en'),
          lon: of.ref('excluded.lon'),
          lat: of.ref('excluded.lat'),
          population: of.ref('excluded.population'),
          kind: of.ref('excluded.kind'),
          kato: of.ref('excluded.kato'),
          rank: of.ref('excluded.rank'),
          source: of.ref('excluded.source'),
        })),
      )
      .execute();
}
