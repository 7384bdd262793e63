import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildRollup, cellOf, replaceFacility, type FacilityFacts } from '../../shared/coverage/rollup.ts';
import { MEASURES } from '../../shared/register/schema.ts';
import { openDatabase, type OpenDatabase } from '../db/open.ts';
import { loadPicture } from '../picture/load.ts';
import type { Picture } from '../picture/picture.ts';
import { ensureSeeded } from '../seed.ts';

// The whole Republic at once – every unit × type × group × source × measure – by the engine and by SQL, in one run.
let opened: OpenDatabase;
let picture: Picture;
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sholu-bench-'));
  const log = { info: () => {}, warn: () => {} };
  opened = await openDatabase({ env: { databaseUrl: undefined, dataDir }, log, mode: 'own' });
  await ensureSeeded(opened.db, { demonstration: true, say: () => {} });
  await sql`vacuum analyze`.execute(opened.db);
  picture = await loadPicture(opened.db);
}, 300_000);

afterAll(async () => {
  await opened.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** The same aggregate as a database would be asked for it: evidence joined to every ancestor of its facility's unit. */
const aggregate = sql<{ kato: string; measure: string; source: string; type: string; working: number }>`
  select a.kato, e.measure, e.source, f.type,
    case when f.people is null then 'unknown' when f.people < 100 then 'non_tto'
      when f.people > 700 or f.place_kind in ('republican_city', 'regional_city') then 'group_3'
      when f.people >= 300 or f.place_kind in ('district_centre', 'town') then 'group_2' else 'group_1' end as "group",
    count(*) as reported, count(*) filter (where e.state = 'working') as working,
    count(*) filter (where e.state = 'faulty') as faulty
  from measure_evidence e
  join facility f on f.id = e.facility_id
  join admin_unit_version u on u.kato = f.kato and u.valid_to is null
  join admin_unit_version a on a.valid_to is null and a.kato = any (string_to_array(u.path, '/'))
  group by 1, 2, 3, 4, 5`;

test('the roll-up of the whole Republic, engine against SQL', async ({ bench }) => {
  const { rows } = await aggregate.execute(opened.db);
  const filter = { measure: 'video_link', source: 'moe-2023q1', type: 'all', group: 'all' } as const;
  const fromSql = rows
    .filter((r) => r.kato === '000000000' && r.measure === filter.measure && r.source === filter.source)
    .reduce((sum, r) => sum + r.working, 0);
  expect(cellOf(picture.rollup, 0, filter).working).toBe(fromSql);

  const { columns, tree } = picture;
  const run = columns.sources.length * MEASURES.length;
  const at = columns.count >> 1;
  const facility: FacilityFacts = {
    unit: columns.unit[at] ?? 0,
    type: columns.type[at] ?? 0,
    group: columns.group[at] ?? 0,
    states: columns.states.slice(at * run, (at + 1) * run),
  };
  const rollup = buildRollup(tree, columns);
  await bench.compare(
    bench('engine, whole Republic', () => {
      buildRollup(tree, columns);
    }),
    bench('engine, one facility changed', () => {
      replaceFacility(rollup, facility, facility);
    }),
    bench('PostgreSQL, whole Republic', async () => {
      await aggregate.execute(opened.db);
    }),
    { time: 500, iterations: 8, warmupTime: 100, warmupIterations: 2 },
  );
}, 300_000);
