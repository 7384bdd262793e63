import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { once, expireCommands, KeyReusedError } from '../command/store.ts';
import { createTestDatabase, type TestDatabase } from '../test-database.ts';
import { addTestTerritory, TEST_PATHS } from '../test-territory.ts';
import { write } from '../write.ts';
import { onCommitted } from './committed.ts';
import { eventsAfter, lastEvent, takeForeignEvent } from './store.ts';

describe('the event log', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
    await addTestTerritory(test.db);
  });
  afterAll(() => test.drop());

  /** Writes a setting and tells of it; `fails` breaks off after the change. */
  const put = (key: string, fails = false): Promise<string> =>
    write(test.db, { actor: 'seed', action: 'setting.put' }, async (trx) => {
      await trx.insertInto('setting').values({ key, value: 'x' }).execute();
      if (fails) throw new Error('broken off');
      const event = { kind: 'setting.put', kato: '100000001', object: `setting:${key}`, data: { key } };
      return { result: key, object: `setting:${key}`, events: [event] };
    });

  it('numbers without gaps what many writers write at once, also when some of them fail', async () => {
    const before = await lastEvent(test.db);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 60 }, (_, i) => put(`s${i}`, i % 3 === 0)),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(40);
    const events = await eventsAfter(test.db, before, 1_000);
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, i) => before + i + 1));
    expect(new Set(events.map(({ object }) => object)).size).toBe(40);
    expect(await lastEvent(test.db)).toBe(before + 40);
  });

  it('names the territory by its path, and tells listeners of this process after the commit', async () => {
    const heard: unknown[] = [];
    const end = onCommitted(test.db, (events) => heard.push(...events));
    await put('heard');
    end();
    await put('unheard');
    expect(heard).toEqual([
      expect.objectContaining({ object: 'setting:heard', path: TEST_PATHS.city, data: { key: 'heard' } }),
    ]);
  });

  it('takes an event of another site once, however often it arrives', async () => {
    const [event] = await eventsAfter(test.db, 0, 1);
    if (!event) throw new Error('there is no event');
    const before = await lastEvent(test.db);
    const taken = await Promise.all(
      Array.from({ length: 5 }, () => takeForeignEvent(test.db, event, `aktau:${event.seq}`)),
    );
    expect(taken.filter((e) => e !== null)).toEqual([
      expect.objectContaining({ seq: before + 1, object: event.object }),
    ]);
    expect(await lastEvent(test.db)).toBe(before + 1);
  });

  it('refuses an event whose territory nobody knows, and its change with it', async () => {
    const failed = write(test.db, { actor: 'seed', action: 'setting.put' }, async (trx) => {
      await trx.insertInto('setting').values({ key: 'nowhere', value: 'x' }).execute();
      return { result: 0, events: [{ kind: 'setting.put', kato: '999999999', object: 's:1', data: {} }] };
    });
    await expect(failed).rejects.toThrow(/event/);
    const kept = await test.db.selectFrom('setting').select('key').where('key', '=', 'nowhere').execute();
    expect(kept).toEqual([]);
  });
});

describe('a command that is sent twice', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
    await test.db.insertInto('setting').values({ key: 'counter', value: '0' }).execute();
  });
  afterAll(() => test.drop());

  const raise = (key: string, person: string, command: unknown = { type: 'raise' }): Promise<number> =>
    write(test.db, { actor: person, action: 'counter.raise' }, (trx) =>
      once(trx, { key, person, command }, async () => {
        const { value } = await trx
          .selectFrom('setting')
          .select('value')
          .where('key', '=', 'counter')
          .forUpdate()
          .executeTakeFirstOrThrow();
        const result = Number(value) + 1;
        await trx
          .updateTable('setting')
          .set({ value: String(result) })
          .where('key', '=', 'counter')
          .execute();
        const event = { kind: 'counter.raised', kato: null, object: 'counter:1', data: { result } };
        return { result, events: [event] };
      }),
    );

  it('acts once and gives the first answer again, also when both arrive at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => raise('key-00000001', 'aida')));
    expect(answers).toEqual(Array(8).fill(1));
    expect(await lastEvent(test.db)).toBe(1);
    const entries = await test.db.selectFrom('audit_entry').select('id').execute();
    expect(entries).toHaveLength(1);
  });

  it('is another command when another person sends the same key', async () => {
    await expect(raise('key-00000001', 'berik')).resolves.toBe(2);
  });

  it('is refused when the key comes with another command', async () => {
    const reused = raise('key-00000001', 'aida', { type: 'raise', by: 2 });
    await expect(reused).rejects.toThrow(KeyReusedError);
    expect(await lastEvent(test.db)).toBe(2);
  });

  it('is forgotten after a week', async () => {
    await test.db
      .updateTable('command')
      .set({ at: new Date(Date.now() - 8 * 86_400_000) })
      .where('person', '=', 'aida')
      .execute();
    await expect(expireCommands(test.db)).resolves.toBe(1);
    await expect(raise('key-00000001', 'aida')).resolves.toBe(3);
  });
});
