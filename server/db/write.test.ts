import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GENESIS, hashOfEntry } from './audit-hash.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';
import { note, write } from './write.ts';

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
        address: null,
        kato: null,
        outcome: 'done',
        prev_hash: GENESIS,
        hash: expect.any(Buffer),
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
    const failed = write(test.db, { actor: 'seed', action: 'setting.put' }, async (trx) => {
      await trx.insertInto('setting').values({ key: 'unaudited', value: 'x' }).execute();
      return { result: undefined, object: 'setting:unaudited', after: 1n };
    });
    await expect(failed).rejects.toThrow(/BigInt/);
    await expect(counts('unaudited')).resolves.toEqual({ settings: 0, entries: 0 });
  });

  it('notes a deed that changes nothing, alone or in a transaction that comes to its end', async () => {
    const denied = {
      actor: 'person:7',
      action: 'camera.view',
      object: 'camera:9',
      outcome: 'denied',
    } as const;
    const id = await note(test.db, { ...denied, address: '10.0.0.7', kato: '750000000' });
    await expect(entryOf(id)).resolves.toMatchObject({ ...denied, address: '10.0.0.7', kato: '750000000' });
    const undone = test.db.transaction().execute(async (trx) => {
      await note(trx, { actor: 'person:7', action: 'camera.view' });
      throw new Error('the picture did not come');
    });
    await expect(undone).rejects.toThrow('the picture did not come');
    await expect(entryOf(id + 1)).resolves.toBeUndefined();
  });

  it('writes down neither secrets nor personal data of callers', async () => {
    const id = await note(test.db, {
      actor: 'person:7',
      action: 'incident.edit',
      before: { callerPhone: null, lanes: [{ password: 'құпия' }] },
      after: { caller: { name: 'Айгүл' }, street: 'Абай' },
    });
    await expect(entryOf(id)).resolves.toMatchObject({
      before: { callerPhone: null, lanes: [{ password: '[masked]' }] },
      after: { caller: '[masked]', street: 'Абай' },
    });
  });

  it('remembers whatever a stranger typed, as far as it can be stored', async () => {
    const id = await note(test.db, {
      actor: 'nobody\0\ud800',
      action: 'access.signIn',
      note: 'я'.repeat(200_000),
      after: { typed: '\0\udfff' },
      outcome: 'failed',
    });
    const entry = await entryOf(id);
    expect(entry).toMatchObject({ actor: 'nobody\uFFFD\uFFFD', after: { typed: '\uFFFD\uFFFD' } });
    expect(entry?.note).toHaveLength(4_001);
    expect(entry?.hash).toEqual(entry && hashOfEntry(entry));
  });

  const entryOf = (id: number) =>
    test.db.selectFrom('audit_entry').selectAll().where('id', '=', id).executeTakeFirst();

  async function counts(key: string): Promise<{ settings: number; entries: number }> {
    const settings = await test.db.selectFrom('setting').selectAll().where('key', '=', key).execute();
    const entries = await test.db.selectFrom('audit_entry').selectAll().where('actor', '=', 'seed').execute();
    return { settings: settings.length, entries: entries.length };
  }
});
