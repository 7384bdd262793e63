import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { liftHold, placeHold, setDays } from './change.ts';
import { expirePersonalData, type PersonalDataHolder } from './expire.ts';
import { holdsInForce, notHeld } from './store.ts';
import { verifyChain } from '../audit/verify.ts';
import { createTestDatabase, type TestDatabase } from '../../db/test-database.ts';

const NOW = new Date('2026-11-26T00:00:00Z');
const DAY_MS = 86_400_000;
const daysAgo = (days: number): string => new Date(NOW.getTime() - days * DAY_MS).toISOString();
const by = { actor: 'person:1', reason: 'Іс № 17' };

/** As the incidents will be: closed at some time, with a caller that may be forgotten. */
const report: PersonalDataHolder = {
  id: 'report',
  rule: 'caller',
  async expire(trx, { before, limit }) {
    const { rows } = await sql<{ name: string }>`
      update report set caller_name = null, caller_phone = null where id in (
        select id from report where closed_at < ${before} and (caller_name, caller_phone) is distinct from (null, null)
          and ${notHeld(sql`'report:' || id`)} order by id limit ${limit}
      ) returning 'report:' || id as name`.execute(trx);
    return rows.map(({ name }) => name);
  },
};
/** One that forgot to ask whether somebody holds it. */
const careless: PersonalDataHolder = {
  ...report,
  async expire(trx, { before }) {
    await sql`update report set caller_name = null, caller_phone = null where closed_at < ${before}`.execute(
      trx,
    );
    return ['report:1'];
  },
};

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  await sql`create table report (id bigint primary key, closed_at timestamptz, caller_name text, caller_phone text)`.execute(
    test.db,
  );
});
afterAll(() => test.drop());
beforeEach(async () => {
  await sql`truncate report; truncate legal_hold; delete from setting`.execute(test.db);
  for (const [id, closedAt] of [
    [1, daysAgo(1_096)],
    [2, daysAgo(1_094)],
    [3, null],
    [4, daysAgo(4_000)],
  ])
    await sql`insert into report values (${id}, ${closedAt}, 'Айгүл', '+7 701 000 00 00')`.execute(test.db);
});

const expire = (...holders: PersonalDataHolder[]) => expirePersonalData(test.db, NOW, holders);
const known = async (): Promise<number[]> => {
  const { rows } = await sql<{
    id: number;
  }>`select id from report where caller_name is not null and caller_phone
    is not null order by id`.execute(test.db);
  return rows.map(({ id }) => id);
};

describe('personal data of callers', () => {
  it('expires when its incident has been closed for the days of the rule, and the audit says of which', async () => {
    await expect(expire(report)).resolves.toEqual({ report: 2 });
    await expect(known()).resolves.toEqual([2, 3]);
    const entries = await test.db
      .selectFrom('audit_entry')
      .selectAll()
      .orderBy('id', 'desc')
      .limit(2)
      .execute();
    expect(entries).toMatchObject([
      { action: 'retention.expire', after: { report: 2 } },
      {
        action: 'retention.expire.report',
        after: { rule: 'caller', days: 1_095, objects: ['report:1', 'report:4'] },
      },
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/Айгүл|\+7 701/);
    await expect(expire(report)).resolves.toEqual({ report: 0 });
    await expect(verifyChain(test.db)).resolves.toMatchObject({ broken: null });
  });

  it('expires by thousands, a batch at a time', async () => {
    await sql`insert into report select i, ${daysAgo(2_000)}, 'Дамир', '1' from generate_series(100, 1299) i`.execute(
      test.db,
    );
    await expect(expire(report)).resolves.toEqual({ report: 1_202 });
    await expect(known()).resolves.toEqual([2, 3]);
  });

  it('expires by the days that were set, never fewer than the rule allows', async () => {
    await setDays(test.db, by, { rule: 'caller', days: 1_000 });
    await expect(setDays(test.db, by, { rule: 'caller', days: 1 })).rejects.toThrow(/from 30 to 36500 days/);
    await expect(expire(report)).resolves.toEqual({ report: 3 });
    const { before, after, note } = await test.db
      .selectFrom('audit_entry')
      .selectAll()
      .where('action', '=', 'retention.setDays')
      .executeTakeFirstOrThrow();
    expect([before, after, note]).toEqual([{ days: 1_095 }, { days: 1_000 }, 'Іс № 17']);
  });

  it('expires by the default when somebody wrote nonsense into the setting', async () => {
    await sql`insert into setting values ('retention.caller.days', 'soon')`.execute(test.db);
    await expect(expire(report)).resolves.toEqual({ report: 2 });
  });
});

describe('a legal hold', () => {
  it('keeps one object until it is lifted', async () => {
    await placeHold(test.db, by, { object: 'report:4' });
    await expect(expire(report)).resolves.toEqual({ report: 1 });
    await expect(known()).resolves.toEqual([2, 3, 4]);
    await liftHold(test.db, by, { object: 'report:4' });
    await expect(expire(report)).resolves.toEqual({ report: 1 });
    await expect(known()).resolves.toEqual([2, 3]);
  });

  it('on everything keeps everything', async () => {
    await placeHold(test.db, by, { object: null });
    await expect(expire(report)).resolves.toEqual({ report: 0 });
    await liftHold(test.db, by, { object: null });
    await expect(expire(report)).resolves.toEqual({ report: 2 });
  });

  it('is in force once, has a reason, and is lifted once', async () => {
    await placeHold(test.db, by, { object: 'report:1' });
    await expect(placeHold(test.db, by, { object: 'report:1' })).rejects.toThrow('report:1 is held already');
    await expect(placeHold(test.db, { ...by, reason: ' ' }, { object: 'report:2' })).rejects.toThrow(
      /reason/,
    );
    await expect(holdsInForce(test.db)).resolves.toMatchObject([
      { object: 'report:1', reason: 'Іс № 17', placedBy: 'person:1' },
    ]);
    await liftHold(test.db, by, { object: 'report:1' });
    await expect(liftHold(test.db, by, { object: 'report:1' })).rejects.toThrow(
      'There is no hold on report:1',
    );
    await expect(holdsInForce(test.db)).resolves.toEqual([]);
  });

  it('takes back what a careless holder did to a held object', async () => {
    await placeHold(test.db, by, { object: 'report:1' });
    await expect(expire(careless)).rejects.toThrow(/would lose what hold \d+ keeps/);
    await expect(known()).resolves.toEqual([1, 2, 3, 4]);
  });

  it('that is placed while data expires waits, and holds what is left', async () => {
    let placed: Promise<void> | undefined;
    const slow: PersonalDataHolder = {
      ...report,
      async expire(trx, bounds) {
        placed ??= placeHold(test.db, by, { object: 'report:1' });
        await expect
          .poll(async () => (await sql`select from pg_locks where not granted`.execute(test.db)).rows.length)
          .toBeGreaterThan(0);
        return report.expire(trx, bounds);
      },
    };
    await expect(expire(slow)).resolves.toEqual({ report: 2 });
    await placed;
    await expect(holdsInForce(test.db)).resolves.toHaveLength(1);
  });
});
