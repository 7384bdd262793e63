import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditHead, linksAfter } from './store.ts';
import { verifyChain } from './verify.ts';
import { hashOfEntry, type HashedEntry } from '../../db/audit-hash.ts';
import { openDatabase, type OpenDatabase } from '../../db/open.ts';

// A whole audit is read and every hash computed again, against the same rows read by the same pages and not hashed. The rows
// go in as one statement of many, through the triggers that keep the chain: how fast a chain can be appended to when nobody
// waits for the disk, against the same rows in a table without it. `SHOLU_BENCH_ENTRIES` takes another number.
const ENTRIES = Number(process.env['SHOLU_BENCH_ENTRIES'] ?? 1_000_000);
/** Few enough that the row of the head, written anew with every entry, stays quick to find within a statement. */
const BATCH = 500;
const MEMORY_LIMIT_MB = 150;

let opened: OpenDatabase;
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sholu-bench-'));
  const log = { info: () => {}, warn: () => {} };
  opened = await openDatabase({ env: { databaseUrl: undefined, dataDir }, log, mode: 'own' });
  await sql`create table unchained (like audit_entry including all)`.execute(opened.db);
}, 120_000);
afterAll(async () => {
  await opened.close();
  await rm(dataDir, { recursive: true, force: true });
});

type Link = HashedEntry & { hash: Buffer };

/** Entries of many people on many objects, one a second, each after the one before; a fifth are changes with both states. */
function* chain(from: number, to: number, before: Buffer): Generator<Link> {
  let prev_hash = before;
  for (let id = from; id <= to; id++) {
    const isChange = id % 5 === 0;
    const entry = {
      id,
      at: new Date(Date.UTC(2026, 0, 1) + id * 1_000),
      actor: `person:${(id * 7919) % 2000}`,
      action: isChange ? 'register.editFacility' : 'camera.view',
      object: `facility:${(id * 104729) % 50_000}`,
      note: `Хабарлама ${id % 9973} жол апаты`,
      before: isChange ? { people: id % 900, name: { kk: `№ ${id} мектеп`, ru: `Школа № ${id}` } } : null,
      after: isChange
        ? { people: (id % 900) + 1, name: { kk: `№ ${id} мектеп`, ru: `Школа № ${id}` } }
        : null,
      address: '10.0.0.7',
      kato: '750000000',
      outcome: 'done',
      prev_hash,
    };
    const hash = hashOfEntry(entry);
    yield { ...entry, hash };
    prev_hash = hash;
  }
}

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
const insert = (table: 'audit_entry' | 'unchained', links: readonly Link[]) =>
  sql`insert into ${sql.table(table)} (id, at, actor, action, object, note, before, after, address, kato, outcome, prev_hash, hash)
    select * from unnest(${links.map((l) => l.id)}::bigint[], ${links.map((l) => l.at)}::timestamptz[],
      ${links.map((l) => l.actor)}::text[], ${links.map((l) => l.action)}::text[], ${links.map((l) => l.object)}::text[],
      ${links.map((l) => l.note)}::text[], ${links.map((l) => json(l.before))}::jsonb[],
      ${links.map((l) => json(l.after))}::jsonb[], ${links.map((l) => l.address)}::text[],
      ${links.map((l) => l.kato)}::text[], ${links.map((l) => l.outcome)}::text[],
      ${links.map((l) => l.prev_hash)}::bytea[], ${links.map((l) => l.hash)}::bytea[])`.execute(opened.db);

/** Runs work and says how long it took and how far the memory of this process rose meanwhile. */
async function measured<Result>(work: () => Promise<Result>) {
  const before = process.memoryUsage.rss();
  let peak = before;
  const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20);
  const began = performance.now();
  try {
    const result = await work();
    return { result, seconds: (performance.now() - began) / 1000, mb: (peak - before) / 1024 / 1024 };
  } finally {
    clearInterval(timer);
  }
}
const rate = (seconds: number): string => `${Math.round(ENTRIES / seconds).toLocaleString('en')} entries/s`;

test(`${ENTRIES} entries appended and verified`, async () => {
  let { hash } = await auditHead(opened.db);
  let [chainedS, bareS] = [0, 0];
  for (let from = 1; from <= ENTRIES; from += BATCH) {
    const chained = await measured(async () => {
      const links = [...chain(from, Math.min(from + BATCH - 1, ENTRIES), hash)];
      await insert('audit_entry', links);
      return links;
    });
    const bare = await measured(() => insert('unchained', chained.result));
    hash = chained.result.at(-1)?.hash ?? hash;
    chainedS += chained.seconds;
    bareS += bare.seconds;
  }
  await sql`vacuum analyze audit_entry`.execute(opened.db);
  console.log(
    `appended: ${rate(chainedS)}, ${(chainedS / bareS).toFixed(2)} × the same rows unchained (${rate(bareS)})`,
  );

  const read = async (): Promise<number> => {
    for (let last = 0; ;) {
      const page = await linksAfter(opened.db, last, 1_000);
      last = page.at(-1)?.id ?? last;
      if (page.length < 1_000) return last;
    }
  };
  await read();
  const bare = await measured(read);
  expect(bare.result).toBe(ENTRIES);
  const verified = await measured(() => verifyChain(opened.db));
  expect(verified.result).toMatchObject({ entries: ENTRIES, broken: null });
  console.log(
    `verified: ${rate(verified.seconds)} in ${verified.seconds.toFixed(1)} s, ${(verified.seconds / bare.seconds).toFixed(2)} × ` +
      `the same rows read and not hashed (${rate(bare.seconds)}), +${verified.mb.toFixed(0)} MB (limit ${MEMORY_LIMIT_MB} MB)`,
  );
  expect(verified.mb).toBeLessThan(MEMORY_LIMIT_MB);
}, 3_600_000);
