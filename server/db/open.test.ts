import { describe, expect, it } from 'vitest';
import { openDatabase } from './open.ts';
import { MIGRATIONS } from './migrate.ts';
import { createTestDatabase, silentLog, withDatabase } from './test-database.ts';
import { makeTestDir } from './test-data-dir.ts';

describe('opening the database', () => {
  it('makes and migrates the embedded one, for a server and a command beside it', async () => {
    const env = { databaseUrl: undefined, dataDir: await makeTestDir() };
    const said: string[] = [];
    const log = {
      info: (message: string) => void said.push(message),
      warn: (message: string) => void said.push(message),
    };
    const server = await openDatabase({ env, log, mode: 'own' });
    try {
      expect(said.at(-1)).toBe(`Brought the database up to date: ${Object.keys(MIGRATIONS).join(', ')}`);
      await server.db.insertInto('setting').values({ key: 'language', value: 'kk' }).execute();
      const command = await openDatabase({ env, log, mode: 'share' });
      const rows = await command.db.selectFrom('setting').selectAll().execute();
      await command.close();
      expect(rows).toEqual([{ key: 'language', value: 'kk' }]);
      await expect(server.db.selectFrom('setting').selectAll().execute()).resolves.toEqual(rows);
    } finally {
      await server.close();
    }
  });

  it('takes the one DATABASE_URL leads to, any number of times', async () => {
    const test = await createTestDatabase();
    try {
      const env = { databaseUrl: test.url, dataDir: '/does/not/matter' };
      const opened = await Promise.all([1, 2].map(() => openDatabase({ env, log: silentLog, mode: 'own' })));
      for (const { db } of opened)
        await expect(db.selectFrom('setting').selectAll().execute()).resolves.toEqual([]);
      await Promise.all(opened.map((one) => one.close()));
    } finally {
      await test.drop();
    }
  });

  it('says what is wrong with the one DATABASE_URL leads to, without its password', async () => {
    const test = await createTestDatabase();
    await test.drop();
    const url = new URL(withDatabase(test.url, 'no_such_database'));
    url.password = 'qupia-soz';
    const failed = openDatabase({ env: { databaseUrl: url.href, dataDir: '' }, log: silentLog, mode: 'own' });
    await expect(failed).rejects.toThrow(
      /no_such_database \(DATABASE_URL\) cannot be opened: .*does not exist \(3D000\)/,
    );
    await expect(failed).rejects.not.toThrow(/qupia-soz/);
  });

  it('says so when nobody listens at the address of DATABASE_URL', async () => {
    const env = { databaseUrl: 'postgresql://sholu@127.0.0.1:1/sholu', dataDir: '' };
    await expect(openDatabase({ env, log: silentLog, mode: 'share' })).rejects.toThrow(
      /127\.0\.0\.1:1\/sholu \(DATABASE_URL\) cannot be opened: .*ECONNREFUSED/,
    );
  });
});
