import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from './test-database.ts';
import { write } from './write.ts';

describe('the write door', () => {
  let test: TestDatabase;
  beforeAll(async () => void (test = await createTestDatabase()));
  afterAll(() => test.drop());

  const setting = (key: string, value: string) =>
    write(test.db, { actor: 'command line', action: 'setting.put', note: 'агымдағы мән' }, async (trx) => {
      await trx.insertInto('setting').values({ key, value }).execute();
      return { result: key.length, object: `setting:${key}`, before: undefined, after: [{ value }] };
    });

  it('changes the row, appends the audit entry and gives the result back', async () => {
    await expect(setting('language', 'kk')).resolves.toBe('language'.length);
    const entries = await test.db.selectFrom('audit_entry').selectAll().execute();
    expect(entries).toEqual([
      {
        id: 1,
        at: expect.any(Date),
        actor: 'command line',
        action: 'setting.put',
        object: 'setting:language',
        note: 'агымдағы мән',
        before: null,
        after: [{ value: 'kk' }],
      },
    ]);
  });

  it('writes neither the change nor an entry when the change throws', async () => {
    const failed = write(test.db, { actor: 'seed', action: 'setting.put' }, async (trx) => {
      await trx.insertInto('setting').values({ key: 'half', value: 'done' }).execute();
      throw new Error('the reader broke off');
    });
    await expect(failed).rejects.toThrow('the reader broke off');
    await expect(counts('half')).resolves.toEqual({ settings: 0, entries: 0 });
  });

  it('undoes the change when its entry cannot be written', async () => {
    const failed = write(
      test.db,
      { actor: 'seed', action: 'setting.put', note: 'a \0 byte' },
      async (trx) => {
        await trx.insertInto('setting').values({ key: 'unaudited', value: 'x' }).execute();
        return { result: undefined, object: 'setting:unaudited' };
      },
    );
    await expect(failed).rejects.toThrow(/0x00/);
    await expect(counts('unaudited')).resolves.toEqual({ settings: 0, entries: 0 });
  });

  async function counts(key: string): Promise<{ settings: number; entries: number }> {
    const settings = await test.db.selectFrom('setting').selectAll().where('key', '=', key).execute();
    const entries = await test.db.selectFrom('audit_entry').selectAll().where('actor', '=', 'seed').execute();
    return { settings: settings.length, entries: entries.length };
  }
});
