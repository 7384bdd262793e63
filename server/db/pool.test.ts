import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

describe('the pool', () => {
  let test: TestDatabase;
  beforeAll(async () => void (test = await createTestDatabase()));
  afterAll(() => test.drop());

  async function valueOf(expression: string): Promise<unknown> {
    const { rows } = await test.pool.query<{ value: unknown }>(`select ${expression} as value`);
    return rows[0]?.value;
  }

  it('reads ids and counts as numbers', async () => {
    await expect(valueOf('450000::bigint')).resolves.toBe(450_000);
    await expect(valueOf('count(*)')).resolves.toBe(1);
    await expect(valueOf('9007199254740991')).resolves.toBe(Number.MAX_SAFE_INTEGER);
    await expect(valueOf(`'{{1,2},{null,-3}}'::bigint[]`)).resolves.toEqual([
      [1, 2],
      [null, -3],
    ]);
  });

  it('throws rather than read another number than was stored', async () => {
    await expect(valueOf('9007199254740993::bigint')).rejects.toThrow(/9007199254740993.*too large/);
    await expect(valueOf(`'{9007199254740993}'::bigint[]`)).rejects.toThrow(RangeError);
  });

  it('reads a calendar day as text, whatever time zone this machine keeps', async () => {
    await expect(valueOf(`date '2023-03-31'`)).resolves.toBe('2023-03-31');
    await expect(valueOf(`array[date '2023-03-31', null]`)).resolves.toEqual(['2023-03-31', null]);
  });

  it('reads other types as the driver does', async () => {
    await expect(valueOf(`timestamptz '2024-03-01 00:00:00+05'`)).resolves.toEqual(
      new Date('2024-02-29T19:00:00Z'),
    );
    await expect(valueOf(`'{"a": [1]}'::jsonb`)).resolves.toEqual({ a: [1] });
    await expect(valueOf(`array['Шымкент', 'Өскемен']`)).resolves.toEqual(['Шымкент', 'Өскемен']);
  });

  it('survives that the server ends its idle connections', async () => {
    await test.pool.query('select 1');
    const ended = new Promise((resolve) => test.pool.once('error', resolve));
    const url = new URL(test.url);
    await test.pool.query('select 1');
    const other = await createTestDatabase();
    try {
      await other.pool.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
        url.pathname.slice(1),
      ]);
      await ended;
    } finally {
      await other.drop();
    }
    await expect(valueOf('1')).resolves.toBe(1);
  });
});
