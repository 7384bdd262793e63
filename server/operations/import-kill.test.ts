import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { operationsImports, type OperationsKind } from './imports.fixture.ts';
import { DISTRICT, operationsWorld } from './operations.fixture.ts';
import { bundleScript } from '../db/test-child.ts';
import { makeTestDir } from '../db/test-data-dir.ts';
import type { ImportRun } from '../../shared/register/import/run.ts';

const ROWS = 3_000;
const PLACE = `${DISTRICT},68.5,42.3`;
const numbered = (line: (n: number) => string): string[] => Array.from({ length: ROWS }, (_, n) => line(n));

it.each<[OperationsKind, string, string, string[]]>([
  [
    'incidents',
    'past_incident',
    'number,source,date,category,kato,lon,lat,phone',
    numbered((n) => `N-${n},traffic,2026-11-20,fight,${PLACE},8701000${n}`),
  ],
  [
    'units',
    'police_unit_log',
    'call_sign,type,kato,lon,lat',
    numbered((n) => `Сұңқар-${n},patrol_car,${PLACE}`),
  ],
])(
  'an acceptance of %s that dies leaves nothing behind, and the next process takes every row once',
  async (kind, table, header, lines) => {
    const { db, test } = await operationsWorld();
    const dir = await makeTestDir();
    const path = join(dir, 'file.csv');
    await writeFile(path, [header, ...lines].join('\n'));
    const script = await bundleScript(new URL('./import-kill.child.ts', import.meta.url));
    const child = spawn(process.execPath, [script, test.url, dir, kind, path], { stdio: 'inherit' });
    const ended = once(child, 'close');
    const { imports } = operationsImports({ db, dir });
    onTestFinished(async () => {
      child.kill('SIGKILL');
      await ended;
      await imports.close();
      await test.drop();
    });
    const count = async (): Promise<number> => {
      const { rows } = await sql<{ n: number }>`select count(*)::int4 as n from ${sql.table(table)}`.execute(
        db,
      );
      return rows[0]?.n ?? -1;
    };

    // It waits for a table that this process holds, and dies there.
    await db.transaction().execute(async (trx) => {
      await sql`lock table ${sql.table(table)} in share row exclusive mode`.execute(trx);
      const waiting = async () =>
        (await sql`select from pg_locks where not granted and relation = ${table}::regclass`.execute(trx))
          .rows.length;
      await expect.poll(waiting, { timeout: 30_000 }).toBeGreaterThan(0);
      child.kill('SIGKILL');
      await ended;
    });
    let run: ImportRun | undefined;
    await expect.poll(async () => (run = (await imports.recover())[0]), { timeout: 30_000 }).toBeDefined();
    expect(run).toMatchObject({ status: 'interrupted', kind, rowsRead: ROWS });
    expect(await count()).toBe(0);

    const id = run?.id ?? 0;
    await imports.resume(id, 'test');
    expect(await imports.settled(id)).toMatchObject({ status: 'accepted', created: ROWS, canUndo: true });
    expect(await count()).toBe(ROWS);
  },
  90_000,
);
