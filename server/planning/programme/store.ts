import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { programmeInputSchema, type ProgrammeInput } from '../../../shared/planning/programme/input.ts';
import { priceSchema, type Price, type PriceFacts } from '../../../shared/planning/programme/price.ts';
import type { Measure } from '../../../shared/register/schema.ts';
import type { Db } from '../../db/schema.ts';
import type { ProgrammeTables } from '../../db/tables/programme.ts';
import type { ProgrammeResult } from './result.ts';

/** Every price in force, by unit and measure. */
export async function pricesInForce(db: Db): Promise<Price[]> {
  const rows = await db
    .selectFrom('planning_price')
    .selectAll()
    .distinctOn(['kato', 'measure'])
    .orderBy('kato')
    .orderBy('measure')
    .orderBy('version', 'desc')
    .execute();
  return rows
    .filter(({ tenge }) => tenge !== null)
    .map(({ yearly_tenge, as_of, ...row }) =>
      priceSchema.parse({ ...row, yearlyTenge: yearly_tenge, asOf: as_of }),
    );
}

/** @param facts null gives the measure back to the unit above. @returns the version of the table from then on. */
export async function insertPrice(
  trx: Db,
  of: { kato: Kato; measure: Measure; createdBy: string },
  facts: PriceFacts | null,
): Promise<number> {
  const { version } = await trx
    .insertInto('planning_price')
    .values({
      kato: of.kato,
      measure: of.measure,
      tenge: facts?.tenge ?? null,
      yearly_tenge: facts?.yearlyTenge ?? null,
      source: facts?.source ?? null,
      as_of: facts?.asOf ?? null,
      estimate: facts?.estimate ?? null,
      created_by: of.createdBy,
    })
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

/** Measures bought: `[facility id, set of measures, year from 0, tenge]`. */
export const storedPurchaseSchema = z.tuple([z.number(), z.number(), z.number(), z.number()]);
export type StoredPurchase = z.infer<typeof storedPurchaseSchema>;

/** A saved programme without its list. */
export type SavedProgramme = {
  id: number;
  kato: Kato;
  name: string;
  input: ProgrammeInput;
  result: ProgrammeResult;
  priceVersion: number;
  asOf: string | null;
  createdAt: string;
  createdBy: string;
  deleted: boolean;
};

const COLUMNS = [
  'id',
  'kato',
  'name',
  'input',
  'result',
  'price_version',
  'as_of',
  'created_at',
  'created_by',
  'deleted_at',
] as const;
type Row = Pick<Selectable<ProgrammeTables['planning_programme']>, (typeof COLUMNS)[number]>;

const programmes = (db: Db) => db.selectFrom('planning_programme').select(COLUMNS);

/** The result is what this server wrote of a plan of its own; its input is read with care, as questions change. */
const toSaved = (row: Row): SavedProgramme => ({
  id: row.id,
  kato: row.kato,
  name: row.name,
  input: programmeInputSchema.parse(row.input),
  result: row.result as ProgrammeResult,
  priceVersion: row.price_version,
  asOf: row.as_of,
  createdAt: row.created_at.toISOString(),
  createdBy: row.created_by,
  deleted: row.deleted_at !== null,
});

export async function insertProgramme(
  trx: Db,
  saved: Pick<SavedProgramme, 'kato' | 'name' | 'input' | 'result' | 'priceVersion' | 'asOf' | 'createdBy'>,
  purchases: readonly StoredPurchase[],
): Promise<number> {
  const { id } = await trx
    .insertInto('planning_programme')
    .values({
      kato: saved.kato,
      name: saved.name,
      input: JSON.stringify(saved.input),
      result: JSON.stringify(saved.result),
      purchases: JSON.stringify(purchases),
      price_version: saved.priceVersion,
      as_of: saved.asOf,
      created_by: saved.createdBy,
      deleted_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Saved programmes of units that are named or lie below, the newest first; deleted ones are not among them. */
export async function programmesOf(db: Db, katos: readonly Kato[], limit: number): Promise<SavedProgramme[]> {
  if (katos.length === 0) return [];
  const rows = await programmes(db)
    .where('kato', 'in', [...katos])
    .where('deleted_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toSaved);
}

/** A saved programme, also a deleted one; with `lock` nobody else changes it until the transaction ends. */
export async function programmeById(
  db: Db,
  id: number,
  { lock = false } = {},
): Promise<SavedProgramme | undefined> {
  const query = programmes(db).where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row && toSaved(row);
}

export async function purchasesOf(db: Db, id: number): Promise<StoredPurchase[]> {
  const row = await db
    .selectFrom('planning_programme')
    .select('purchases')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return z.array(storedPurchaseSchema).parse(row.purchases);
}

/** Deletes a programme, or takes that back. */
export async function markDeleted(trx: Db, id: number, deletedAt: Date | null): Promise<void> {
  await trx.updateTable('planning_programme').set({ deleted_at: deletedAt }).where('id', '=', id).execute();
}
