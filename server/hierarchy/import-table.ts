import { checkTable, readTable, repeatedKeys, type TableProblem } from './read-table.ts';
import { setPopulations } from './population/store.ts';
import type { Alongside } from './alongside.ts';
import { upsertSettlements } from './settlement/store.ts';
import { currentUnits } from './store.ts';
import type { Kato } from '../../shared/hierarchy/schema.ts';
import { populationRowSchema, settlementOf, settlementRowSchema } from '../../shared/hierarchy/settlement.ts';
import { say } from '../../shared/hierarchy/territory-words.ts';
import { tellRegisterChanged } from '../db/register-changed.ts';
import type { Db } from '../db/schema.ts';
import { write } from '../db/write.ts';

/** What an import of a small table did; nothing is written when a single row has a problem. */
export type TableReport = { rowsRead: number; rowsWritten: number; problems: TableProblem[] };

type TableOptions = { db: Db; path: string; actor: string; dryRun: boolean } & Alongside;
type Rows<T> = readonly { row: number; value: T }[];

/**
 * Imports settlements (columns of `data/places/settlements.csv`): a known number is updated, a new one added.
 * @throws TerritoryError when the file is not a table of settlements.
 */
export async function importSettlements(options: TableOptions): Promise<TableReport> {
  const { db, path, actor, dryRun, note = path, alongside } = options;
  const table = await readTable(path);
  const { values, problems } = checkTable(table, settlementRowSchema);
  problems.push(...(await unknownUnits(db, values)), ...repeatedKeys(values, 'id', (row) => String(row.id)));
  const rowsRead = table.rows.length;
  if (problems.length > 0 || dryRun) return { rowsRead, rowsWritten: 0, problems };
  await write(db, { actor, action: 'hierarchy.import-settlements', note }, async (trx) => {
    await upsertSettlements(
      trx,
      values.map(({ value }) => settlementOf(value)),
    );
    await alongside?.(trx);
    await tellRegisterChanged(trx);
    return { result: undefined, object: 'settlements', after: { settlements: values.length } };
  });
  return { rowsRead, rowsWritten: values.length, problems };
}

/**
 * Imports populations of units of territory (columns kato, population, date, quality). What a unit said before is kept.
 * `rowsWritten` counts units that changed.
 * @throws TerritoryError when the file is not a table of populations.
 */
export async function importPopulations(options: TableOptions): Promise<TableReport> {
  const { db, path, actor, dryRun, note = path, alongside } = options;
  const table = await readTable(path);
  const { values, problems } = checkTable(table, populationRowSchema);
  problems.push(...(await unknownUnits(db, values)), ...repeatedKeys(values, 'kato', (row) => row.kato));
  const rowsRead = table.rows.length;
  if (problems.length > 0 || dryRun) return { rowsRead, rowsWritten: 0, problems };
  const rowsWritten = await write(
    db,
    { actor, action: 'hierarchy.import-populations', note },
    async (trx) => {
      const changed = await setPopulations(
        trx,
        values.map(({ value }) => value),
        actor,
      );
      await alongside?.(trx);
      await tellRegisterChanged(trx);
      return { result: changed.length, object: 'populations', after: { changed } };
    },
  );
  return { rowsRead, rowsWritten, problems };
}

async function unknownUnits(db: Db, values: Rows<{ kato: Kato }>): Promise<TableProblem[]> {
  const known = new Set((await currentUnits(db)).map((unit) => unit.kato));
  return values
    .filter(({ value }) => !known.has(value.kato))
    .map(({ row, value: { kato } }) => ({
      row,
      column: 'kato',
      value: kato,
      ...say('cell-unit', {}),
    }));
}
