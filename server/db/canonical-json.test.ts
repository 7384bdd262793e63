import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { canonicalJson, storableJson, storableText } from './canonical-json.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

let test: TestDatabase;
beforeAll(async () => void (test = await createTestDatabase()));
afterAll(() => test.drop());

/** The example of RFC 8785, 3.2.3. */
it('writes the example of RFC 8785 as it is printed there', () => {
  const value = JSON.parse(
    String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],` +
      String.raw`"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`,
  ) as never;
  expect(canonicalJson(value)).toBe(
    String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],` +
      String.raw`"string":"€$\u000f\nA'B\"\\\\\"/"}`,
  );
});

it('sorts names by their UTF-16 code units, as RFC 8785 demands', () => {
  const names = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
  const sorted = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33'];
  const text = canonicalJson(Object.fromEntries(names.map((name) => [name, 0])));
  expect(text).toBe(`{${sorted.map((name) => `${JSON.stringify(name)}:0`).join(',')}}`);
});

it('gives the same bytes before a value goes into jsonb and after it comes back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.jsonValue({ stringUnit: 'binary' }), { maxLength: 20 }), async (values) => {
      const stored = storableJson(values);
      const { rows } = await sql<{
        back: never;
      }>`select ${JSON.stringify(stored)}::jsonb as back`.execute(test.db);
      expect(rows.map(({ back }) => canonicalJson(back))).toEqual([canonicalJson(stored)]);
    }),
    { numRuns: 200 },
  );
});

it('gives the same text before it goes into a text column and after it comes back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
      const stored = storableText(text);
      const { rows } = await sql<{ back: string }>`select ${stored}::text as back`.execute(test.db);
      expect(rows).toEqual([{ back: stored }]);
    }),
    { numRuns: 200 },
  );
});
