import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditActions, auditPage } from './store.ts';
import { openDatabase, type OpenDatabase } from '../../db/open.ts';

// The auditor's first page for every filter over ten times as many entries: when each is read from an index that ends in the
// number, the ratio stays near 1.
const SMALL = 100_000;
const FACTOR = 10;
let opened: OpenDatabase;
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sholu-bench-'));
  const log = { info: () => {}, warn: () => {} };
  opened = await openDatabase({ env: { databaseUrl: undefined, dataDir }, log, mode: 'own' });
}, 120_000);

afterAll(async () => {
  await opened.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** Entries of 2,000 people on 50,000 objects in 228 units, one in 500 denied, one a second; without the triggers. */
async function fill(from: number, to: number): Promise<void> {
  await opened.db.connection().execute(async (db) => {
    await sql`set session_replication_role = replica; set statement_timeout = 0`.execute(db);
    await sql`insert into audit_entry
      select i, timestamptz '2026-01-01' + i * interval '1 second', 'person:' || i * 7919 % 2000,
        (array['camera.view', 'register.editFacility', 'access.signIn', 'incident.accept'])[1 + i % 4],
        'facility:' || i * 104729 % 50000, 'Хабарлама ' || i % 9973 || ' жол апаты', null, null, '10.0.0.7',
        lpad((i * 31 % 228 + 100)::text, 3, '0') || '000000', case when i % 500 = 0 then 'denied' else 'done' end,
        sha256('before'), sha256('after')
      from generate_series(${from}::bigint, ${to}::bigint) i`.execute(db);
    await sql`reset session_replication_role`.execute(db);
  });
  await sql`vacuum analyze audit_entry`.execute(opened.db);
}

const QUESTIONS = {
  everything: {},
  'a person': { actor: 'person:77' },
  'an action': { action: 'access.signIn' },
  'an action that never was': { action: 'plan.approve' },
  'an object': { object: 'facility:4711' },
  'a region of twelve units': { katos: Array.from({ length: 12 }, (_, i) => `${120 + i}000000`) },
  'what was denied': { outcome: 'denied' },
  'an hour': { from: '2026-01-01T12:00:00Z', to: '2026-01-01T13:00:00Z' },
  'a person, an action and an hour': {
    actor: 'person:77',
    action: 'access.signIn',
    from: '2026-01-01T12:00:00Z',
  },
  'a rare word': { text: 'Хабарлама 4711' },
  'a word that is everywhere': { text: 'апаты' },
} as const;

/** Milliseconds of the fastest of many: what the question costs when nobody else works. */
async function fastestMs(ask: () => Promise<unknown>): Promise<number> {
  let fastest = Infinity;
  for (let i = 0; i < 15; i += 1) {
    const start = performance.now();
    await ask();
    fastest = Math.min(fastest, performance.now() - start);
  }
  return fastest;
}

test(`the first page, of ${SMALL} and of ${SMALL * FACTOR} entries`, async () => {
  const measure = async () => {
    const times = new Map<string, number>();
    for (const [name, filter] of Object.entries(QUESTIONS))
      times.set(name, await fastestMs(() => auditPage(opened.db, filter, { limit: 100 })));
    times.set('the actions', await fastestMs(() => auditActions(opened.db)));
    return times;
  };
  await fill(1, SMALL);
  const small = await measure();
  await fill(SMALL + 1, SMALL * FACTOR);
  const large = await measure();
  console.table(
    Array.from(small, ([question, ms]) => {
      const largeMs = large.get(question) ?? Infinity;
      return { question, ms: ms.toFixed(2), largeMs: largeMs.toFixed(2), ratio: (largeMs / ms).toFixed(2) };
    }),
  );
  expect(large.size).toBe(small.size);
}, 580_000);
