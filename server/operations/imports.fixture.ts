import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LATER_IMPORTS } from './import-work.ts';
import type { ImportRun } from '../../shared/register/import/run.ts';
import type { Db } from '../db/schema.ts';
import { createLog } from '../log.ts';
import { checkedImport } from '../register/import/files.fixture.ts';
import { openImports } from '../register/import/imports.ts';
import { problemPage } from '../register/import/run/store.ts';

export type OperationsKind = keyof typeof LATER_IMPORTS;

/** Imports of past incidents and units into a test's database, from texts and files. */
export function operationsImports({ db, dir }: { db: Db; dir: string }) {
  const imports = openImports({ db, dir, log: createLog('silent'), later: LATER_IMPORTS });
  let serial = 0;
  const check = async (
    kind: OperationsKind,
    text: string,
    allowedPaths: readonly string[] | null = null,
  ): Promise<ImportRun> => {
    const path = join(dir, `${kind}-${++serial}.csv`);
    await writeFile(path, text);
    return checkedImport(imports, kind, path, allowedPaths);
  };
  return {
    imports,
    check,
    checkFile: (kind: OperationsKind, path: string) => checkedImport(imports, kind, path),
    accept: async (kind: OperationsKind, text: string, acceptGood = false): Promise<ImportRun> => {
      const { id } = await check(kind, text);
      await imports.accept(id, { actor: 'person:7', reason: 'From the old system', acceptGood });
      return imports.settled(id);
    },
    undo: async (id: number): Promise<ImportRun> => {
      await imports.undo(id, { actor: 'person:7', reason: 'It was the wrong file' });
      return imports.settled(id);
    },
    /** Every problem on one line: row, column as the file has it, code; warnings have a question mark. */
    problems: async (run: ImportRun): Promise<string[]> => {
      const { rows } = await problemPage(db, { runId: run.id, after: 0, limit: 500 });
      return rows.map(({ row, column, code, severity }) =>
        `${row} ${column} ${code}${severity === 'warning' ? '?' : ''}`.replaceAll('  ', ' '),
      );
    },
  };
}
