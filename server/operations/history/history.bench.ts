import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pastAtFacility, pastByAddress, pastByPhone, pastNear, type Past } from './store.ts';
import { HIERARCHY_VALID_FROM, parseUnits } from '../../../data/hierarchy/units.ts';
import aliasesCsv from '../../../data/hierarchy/aliases.csv?raw';
import hierarchyCsv from '../../../data/hierarchy/hierarchy.csv?raw';
import { openDatabase, type OpenDatabase } from '../../db/open.ts';
import type { Db } from '../../db/schema.ts';
import { seedHierarchy } from '../../hierarchy/store.ts';

// The past of an incident among generated ones of a year: 20 million of them with SHOLU_BENCH_PAST=20000000, which takes
// some 8 GB and ten minutes. Two million lie in each town, spread over some kilometres, so that fewer rows are fewer towns and not
// thinner ones; a number has called five times, an address is known ten times. Beside the time that passes stands the time
// that the database worked, as Linux counts it: a busy machine changes the first and hardly the second.
const ROWS = Number(process.env['SHOLU_BENCH_PAST'] ?? 1_000_000);
const QUESTIONS = 500;
const BATCH = 1_000_000;
const TO_MS = Date.UTC(2026, 10, 20);
const DAY_MS = 86_400_000;

const units = parseUnits(hierarchyCsv, aliasesCsv);
const PER_TOWN = 2_000_000;
const TOWNS = units
  .filter(({ level, seat }) => level === 1 && seat)
  .slice(0, Math.min(10, Math.max(1, Math.round(ROWS / PER_TOWN))));

let opened: OpenDatabase;
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sholu-bench-'));
  const log = { info: () => {}, warn: () => {} };
  opened = await openDatabase({ env: { databaseUrl: undefined, dataDir }, log, mode: 'own' });
  const { db } = opened;
  await seedHierarchy(db, units, HIERARCHY_VALID_FROM);
  const { rows: indexes } = await sql<{ name: string; made: string }>`
    select indexname as name, indexdef as made from pg_indexes
    where tablename = 'past_incident' and indexname <> 'past_incident_pkey'`.execute(db);
  for (const { name } of indexes) await sql`drop index ${sql.ref(name)}`.execute(db);
  const began = performance.now();
  for (let from = 0; from < ROWS; from += BATCH)
    await db.transaction().execute(async (trx) => {
      // Rows that are made here need no look at their unit of territory.
      await sql`set local session_replication_role = replica`.execute(trx);
      await sql`
        insert into past_incident (at, facility_id, phone_key, address_key, lat_e6, lon_e6, kato, source, category, number)
        select ${new Date(TO_MS - 365 * DAY_MS)}::timestamptz + interval '365 days' * (i::float8 / ${ROWS}),
          case when i % 10 = 0 then abs(hashint8(i)::bigint % 14500) end, hashint8extended(hashint8(i) % ${ROWS / 5}, 1),
          hashint8extended(hashint8(i + 7) % ${ROWS / 10}, 2),
          (lat[t] + (random() + random() + random() - 1.5) * 0.1) * 1e6,
          (lon[t] + (random() + random() + random() - 1.5) * 0.14) * 1e6, kato[t],
          (array['police', 'police', 'traffic', 'ambulance'])[1 + i % 4], 'fight', 'n' || i
        from generate_series(${from + 1}::bigint, ${Math.min(ROWS, from + BATCH)}::bigint) as i
          cross join lateral (select 1 + (i % ${TOWNS.length})::int4 as t) as town,
          (select ${TOWNS.map(({ seat }) => seat?.lat ?? 0)}::float8[] as lat,
            ${TOWNS.map(({ seat }) => seat?.lon ?? 0)}::float8[] as lon, ${TOWNS.map(({ kato }) => kato)}::text[] as kato
          ) as towns`.execute(trx);
    });
  const filledMs = performance.now() - began;
  for (const { made } of indexes) await sql.raw(made).execute(db);
  await sql`vacuum analyze past_incident`.execute(db);
  const { rows } = await sql<{ heap: number; indexes: number }>`
    select pg_table_size('past_incident') as heap, pg_indexes_size('past_incident') as indexes`.execute(db);
  const gb = (bytes = 0): string => (bytes / 2 ** 30).toFixed(2);
  console.log(
    `${ROWS} past incidents written in ${(filledMs / 1000).toFixed(0)} s, indexed in ${((performance.now() - began - filledMs) / 1000).toFixed(0)} s: ` +
      `${gb(rows[0]?.heap)} GB, indexes ${gb(rows[0]?.indexes)} GB`,
  );
}, 3_600_000);

afterAll(async () => {
  await opened.close();
  await rm(dataDir, { recursive: true, force: true });
});

type Planted = { phone: string; address: string; facility: number; lat: number; lon: number; kato: string };

/** Milliseconds that a process has worked; null where the system does not say. */
function workedMs(pid: number): number | null {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ', 1)[0]) / 1e6;
  } catch {
    return null;
  }
}

test('the past of an incident', async () => {
  await opened.db.connection().execute(askAll);
}, 3_600_000);

async function askAll(db: Db): Promise<void> {
  const { rows: backend } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
  const pid = backend[0]?.pid ?? 0;
  const { rows: asked } = await sql<Planted>`
    select phone_key::text as phone, address_key::text as address, coalesce(facility_id, 7) as facility,
      lat_e6 / 1e6::float8 as lat, lon_e6 / 1e6::float8 as lon, kato
    from past_incident where id in (select (random() * ${ROWS - 1})::bigint + 1 from generate_series(1, ${QUESTIONS}))
  `.execute(db);
  const some = units.slice(0, 25).map(({ kato }) => kato);
  /** Of somebody who sees everything; of somebody in a region, when its code is given. */
  const during = (days: number, kato: string | null = null) => ({
    incidentId: 0,
    fromMs: TO_MS - days * DAY_MS,
    toMs: TO_MS,
    katos: kato === null ? null : [...some, kato],
  });
  const kinds: Record<string, (one: Planted) => Promise<Past>> = {
    // The floor of this machine at this hour: a question that needs no table.
    'nothing, for comparison': async () => {
      await sql`select 1`.execute(db);
      return { days: [], newest: [] };
    },
    'by telephone, 365 days': (one) => pastByPhone(db, during(365), one.phone),
    'by address, 365 days': (one) => pastByAddress(db, during(365), one.address),
    'at a facility, 365 days': (one) => pastAtFacility(db, during(365), one.facility),
    'around, 300 m, 90 days': (one) => pastNear(db, during(90), one, 300),
    'around, 500 m, 365 days': (one) => pastNear(db, during(365), one, 500),
    'around, 500 m, 365 days, in a region': (one) => pastNear(db, during(365, one.kato), one, 500),
    'around, 1 km, 365 days': (one) => pastNear(db, during(365), one, 1_000),
    'around, 2 km, 365 days': (one) => pastNear(db, during(365), one, 2_000),
  };
  const found: number[] = [];
  for (const [kind, ask] of Object.entries(kinds)) {
    const times: number[] = [];
    const worked: number[] = [];
    const counts: number[] = [];
    for (const [i, one] of asked.entries()) {
      const before = workedMs(pid);
      const from = performance.now();
      const past = await ask(one);
      // The first fifth warms pages and plans up.
      if (i < asked.length / 5) continue;
      times.push(performance.now() - from);
      const after = workedMs(pid);
      if (before !== null && after !== null) worked.push(after - before);
      counts.push(past.days.reduce((sum, { n }) => sum + n, 0));
    }
    const at = (values: number[], share: number): number =>
      values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
    console.log(
      `${kind}: p50 ${at(times, 0.5).toFixed(1)} ms, p99 ${at(times, 0.99).toFixed(1)} ms; the database worked ` +
        `p50 ${at(worked, 0.5).toFixed(1)} ms, p99 ${at(worked, 0.99).toFixed(1)} ms; ` +
        `found p50 ${at(counts, 0.5)}, p99 ${at(counts, 0.99)}`,
    );
    found.push(at(counts, 0.99));
  }
  expect(found.slice(1).every((n) => n > 0)).toBe(true);
}
