import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate, MIGRATIONS, refuseOldServer } from './migrate.ts';
import { StorageError } from './storage-error.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

async function makeTable(db: Kysely<unknown>): Promise<void> {
  await sql`create table together ()`.execute(db);
}

describe('migrations', () => {
  let test: TestDatabase;
  beforeAll(async () => void (test = await createTestDatabase()));
  afterAll(() => test.drop());

  it('have all run in the template, so running them again does nothing', async () => {
    await expect(migrate(test.db)).resolves.toEqual([]);
    const { rows } = await test.pool.query<{ name: string }>(
      'select name from kysely_migration order by name',
    );
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(MIGRATIONS));
  });

  it('run once when several servers start together', async () => {
    const more = { ...MIGRATIONS, '9000-together': { up: makeTable } };
    const runs = await Promise.all([migrate(test.db, more), migrate(test.db, more), migrate(test.db, more)]);
    expect(runs.flat()).toEqual(['9000-together']);
    await test.pool.query(`delete from kysely_migration where name = '9000-together'`);
  });

  it('leave nothing of a migration that fails half-way, and say which one it was', async () => {
    const broken = {
      ...MIGRATIONS,
      '9001-broken': {
        up: async (db: Kysely<unknown>) => {
          await sql`create table half_made ()`.execute(db);
          await sql`select 1 / 0`.execute(db);
        },
      },
    };
    await expect(migrate(test.db, broken)).rejects.toThrow(/migration 9001-broken: division by zero/);
    const { rows } = await test.pool.query(`select to_regclass('half_made') as found`);
    expect(rows).toEqual([{ found: null }]);
  });

  it('refuse a database that is newer than the code, naming what they do not know', async () => {
    await test.pool.query(`insert into kysely_migration values ('9999-tomorrow', 'now')`);
    const refused = migrate(test.db);
    await expect(refused).rejects.toBeInstanceOf(StorageError);
    await expect(refused).rejects.toThrow(/newer than this Sholu: it holds 9999-tomorrow/);
  });
});

describe('the version of PostgreSQL', () => {
  it('must be 15 or newer, and an older one is named', () => {
    expect(() => refuseOldServer('14.19', 140_019)).toThrow(/PostgreSQL 14\.19; Sholu needs PostgreSQL 15/);
    expect(() => refuseOldServer('15.0', 150_000)).not.toThrow();
  });
});
