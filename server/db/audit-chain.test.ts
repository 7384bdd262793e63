import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GENESIS, hashOfEntry } from './audit-hash.ts';
import { migrate, MIGRATIONS } from './migrate.ts';
import { makeKysely, makePool } from './pool.ts';
import { createTestDatabase, silentLog, withDatabase, type TestDatabase } from './test-database.ts';
import { note, write } from './write.ts';

let test: TestDatabase;
beforeAll(async () => void (test = await createTestDatabase()));
afterAll(() => test.drop());

/** Every entry hashes to what it says, follows the one before it, and the head is the last. */
async function expectChain(db: TestDatabase['db']): Promise<number> {
  const entries = await db.selectFrom('audit_entry').selectAll().orderBy('id').execute();
  let prev: Buffer = GENESIS;
  for (const entry of entries) {
    expect(entry.prev_hash).toEqual(prev);
    expect(entry.hash).toEqual(hashOfEntry(entry));
    prev = entry.hash;
  }
  const head = await db.selectFrom('audit_head').selectAll().executeTakeFirstOrThrow();
  expect([head.entry_id, head.hash]).toEqual([entries.at(-1)?.id, prev]);
  return entries.length;
}

describe('the audit', () => {
  it('stays one chain without gaps when many write at once and some fail', async () => {
    const deeds = Array.from({ length: 60 }, (_, i) =>
      i % 3 === 0
        ? note(test.db, { actor: `person:${i}`, action: 'camera.view' })
        : write(test.db, { actor: `person:${i}`, action: 'setting.put' }, async (trx) => {
            await trx
              .insertInto('setting')
              .values({ key: `k${i}`, value: 'v' })
              .execute();
            if (i % 3 === 1) throw new Error('taken back');
            return { result: i, object: `setting:k${i}`, after: { b: 1, a: [i, 'ә'] } };
          }),
    );
    const outcomes = await Promise.allSettled(deeds);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(40);
    await expect(expectChain(test.db)).resolves.toBe(40);
    const { rows } = await sql<{
      id: number;
      at: Date;
    }>`select id, at from audit_entry order by at, id`.execute(test.db);
    expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  });

  it.each([
    `update audit_entry set note = 'nothing happened' where id = 3`,
    `delete from audit_entry where id = 3`,
    `truncate audit_entry`,
    `delete from audit_head`,
    `truncate audit_head`,
  ])('is append-only: the database refuses "%s"', async (statement) => {
    await expect(test.pool.query(statement)).rejects.toThrow(/append-only/);
  });

  it('takes no entry that does not follow its head', async () => {
    const forged = `insert into audit_entry (id, at, actor, action, outcome, prev_hash, hash)
      select max(id) + $1, now(), 'x', 'x.y', 'done', $2, $2 from audit_entry`;
    for (const skip of [1, 2])
      await expect(test.pool.query(forged, [skip, GENESIS])).rejects.toThrow(/does not follow the head/);
    await expectChain(test.db);
  });
});

it('the migration chains the entries that were there before, gaps in their numbers and all', async () => {
  const name = `sholu_test_${randomUUID().replaceAll('-', '')}`;
  await test.pool.query(`create database ${name} template template0 encoding 'UTF8' locale 'C'`);
  const db = makeKysely(makePool(withDatabase(test.url, name), silentLog));
  try {
    const earlier = Object.fromEntries(Object.entries(MIGRATIONS).filter(([n]) => n < '0006-audit'));
    await migrate(db, earlier);
    await sql`insert into audit_entry (actor, action, note, after)
      select 'seed', 'register.seed', 'жазба ' || i, jsonb_build_object('zz', i, 'a', 1.50, 'ә', '[]'::jsonb)
      from generate_series(1, 2500) i`.execute(db);
    await sql`delete from audit_entry where id in (7, 8, 2500)`.execute(db);
    await migrate(db);
    await expect(expectChain(db)).resolves.toBe(2_497);
    await expect(note(db, { actor: 'person:1', action: 'audit.read' })).resolves.toBe(2_500);
    await expectChain(db);
  } finally {
    await db.destroy();
    await test.pool.query(`drop database ${name} with (force)`);
  }
});
