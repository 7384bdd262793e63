import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type OpenDatabase } from './open.ts';
import { note } from './write.ts';
import { verifyChain } from '../access/audit/verify.ts';

// What the chain costs a writer: the same row with the same indexes, with and without head and hash, by one writer and by
// ten at once (as many as the pool has connections), on a disk that is waited for.
let opened: OpenDatabase;
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sholu-bench-'));
  const log = { info: () => {}, warn: () => {} };
  opened = await openDatabase({ env: { databaseUrl: undefined, dataDir }, log, mode: 'own' });
  await sql`create table unchained (like audit_entry including indexes including constraints)`.execute(
    opened.db,
  );
  await sql`alter table unchained alter column id add generated always as identity, alter column prev_hash drop not null,
    alter column hash drop not null`.execute(opened.db);
}, 120_000);

afterAll(async () => {
  await opened.close();
  await rm(dataDir, { recursive: true, force: true });
});

const ENTRY = {
  actor: 'person:7',
  action: 'camera.view',
  object: 'camera:9',
  kato: '750000000',
  note: 'Жол апаты',
};

const chained = () => note(opened.db, ENTRY);
/** As much work for the driver, in a transaction of its own, too. */
const unchained = () =>
  opened.db.transaction().execute((trx) =>
    sql`insert into unchained (at, actor, action, object, kato, note, outcome) values (now(), ${ENTRY.actor},
      ${ENTRY.action}, ${ENTRY.object}, ${ENTRY.kato}, ${ENTRY.note}, 'done')`.execute(trx),
  );
const tenTimes = (write: () => Promise<unknown>) => async () => {
  await Promise.all(Array.from({ length: 10 }, write));
};

test('an entry, chained and unchained', async ({ bench }) => {
  const options = { time: 3_000, iterations: 50, warmupTime: 300, warmupIterations: 10 };
  await bench.compare(
    bench('one writer, chained', async () => void (await chained())),
    bench('one writer, unchained', async () => void (await unchained())),
    options,
  );
  await bench.compare(
    bench('ten writers, chained', tenTimes(chained)),
    bench('ten writers, unchained', tenTimes(unchained)),
    options,
  );
  const start = performance.now();
  const { entries, broken } = await verifyChain(opened.db);
  console.log(`verified: ${Math.round(entries / ((performance.now() - start) / 1000))} entries/s`);
  expect(broken).toBeNull();
}, 120_000);
