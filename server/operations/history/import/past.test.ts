import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FOREIGN_CALLERS } from './work.ts';
import { expirePersonalData } from '../../../access/retention/expire.ts';
import type { Db } from '../../../db/schema.ts';
import { makeSuiteDir } from '../../../db/test-data-dir.ts';
import { plantSchool } from '../../../ingest/panels.fixture.ts';
import { operationsImports } from '../../imports.fixture.ts';
import {
  DISTRICT,
  openedBy,
  operationsWorld,
  personAt,
  PLACE,
  REGION,
  type Caller,
} from '../../operations.fixture.ts';
import { NO_ADDRESS } from '../../../../shared/operations/schema.ts';

let world: Awaited<ReturnType<typeof operationsWorld>>;
let folder: Awaited<ReturnType<typeof makeSuiteDir>>;
let files: ReturnType<typeof operationsImports>;
let db: Db;
let aida: Caller;
beforeAll(async () => {
  world = await operationsWorld();
  ({ db } = world);
  folder = await makeSuiteDir();
  files = operationsImports({ db, dir: folder.dir });
  aida = await personAt(db, world.picture, 'Аида', [['operator', REGION]]);
});
afterAll(async () => {
  await files.imports.close();
  await world.test.drop();
  await folder.remove();
});

const COLUMNS = 'number,source,date,category,kato,lon,lat,settlement,street,house,phone,facility_external_id';
/** Yesterday at noon, which every card of today looks back to. */
const DAY = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const fileOf = (...rows: string[]): string => [COLUMNS, ...rows].join('\n');
const crash = (number: string, more = ''): string =>
  `${number},traffic,${DAY} 12:00,Столкновение,${DISTRICT},${PLACE.lon},${PLACE.lat},${more || ',,,,'}`;

/** Everything that the index says of other systems, row by row. */
async function foreignPast(): Promise<string> {
  const { rows } = await sql<{ line: string }>`
    select (to_jsonb(p) - 'id')::text as line from past_incident p where incident_id is null order by 1`.execute(
    db,
  );
  return rows.map(({ line }) => line).join('\n');
}

describe('past incidents of another system', () => {
  it('stand on the card with their service, by place, address, telephone and facility', async () => {
    const facilityId = await plantSchool(db, 'S-1', DISTRICT);
    const run = await files.accept(
      'incidents',
      fileOf(
        crash('T-1'),
        `A-1,ambulance,${DAY} 13:00,Ушиб,${DISTRICT},,,Ленгер,Төле би,7,,`,
        `P-1,police,${DAY} 14:00,Драка,${DISTRICT},,,,,,8 (702) 333-22-11,`,
        `F-1,fire,${DAY} 15:00,fire,${DISTRICT},,,,,,,S-1`,
      ),
    );
    expect(run).toMatchObject({ status: 'accepted', created: 4, canUndo: true });
    const { id: incidentId } = await openedBy(aida, {
      facilityId,
      caller: { name: 'Айдана', phone: '+7 702 333 22 11', relation: 'witness' },
      address: { ...NO_ADDRESS, settlement: 'Ленгер', street: 'ТӨЛЕ БИ', house: '7' },
    });
    const related = await aida.history.related({ incidentId, radiusM: 300, days: 7 });
    const foundBy = (one: (typeof related)['near']) =>
      one.state === 'found'
        ? one.past.newest.map(({ number, source, category, incidentId: card }) => [
            number,
            source,
            category,
            card,
          ])
        : one.state;
    expect(foundBy(related.near)).toEqual([['T-1', 'traffic', 'Столкновение', null]]);
    expect(foundBy(related.address)).toEqual([['A-1', 'ambulance', 'Ушиб', null]]);
    // A word of ours, in whatever language, is our category.
    expect(foundBy(related.phone)).toEqual([['P-1', 'police', 'fight', null]]);
    expect(foundBy(related.facility)).toEqual([['F-1', 'fire', 'fire', null]]);
    await files.undo(run.id);
    expect(await foreignPast()).toBe('');
  });

  it('are known by service and number: sent again nothing changes, and a correction changes one', async () => {
    const before = await foreignPast();
    const first = await files.accept('incidents', fileOf(crash('T-2'), crash('T-3')));
    const again = await files.check('incidents', fileOf(crash('T-2'), crash('T-3')));
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    await files.imports.discard(again.id, 'test');
    const stood = await foreignPast();
    const second = await files.accept(
      'incidents',
      fileOf(crash('T-2', 'Ленгер,Абай,1,,'), crash('T-3').replace('traffic', 'fire')),
    );
    expect(second).toMatchObject({ created: 1, updated: 1, unchanged: 0 });
    // Only the latest is undone, and each undo brings back what stood before it.
    await expect(files.undo(first.id)).rejects.toMatchObject({
      problem: { code: 'cannot-undo' },
    });
    await files.undo(second.id);
    expect(await foreignPast()).toBe(stood);
    await files.undo(first.id);
    expect(await foreignPast()).toBe(before);
  });

  it('come all or none, unless the good rows are accepted', async () => {
    const text = fileOf(crash('T-4'), crash('T-5').replace('Столкновение', ''));
    const run = await files.check('incidents', text);
    expect(run).toMatchObject({ rowsGood: 1, rowsBad: 1 });
    await expect(
      files.imports.accept(run.id, { actor: 'test', reason: 'All', acceptGood: false }),
    ).rejects.toMatchObject({ problem: { code: 'rows-with-problems' } });
    expect(await foreignPast()).toBe('');
    expect(await files.accept('incidents', text, true)).toMatchObject({ status: 'accepted', created: 1 });
    expect(await foreignPast()).toContain('T-4');
  });

  it('of a territory are written by its importer alone, and not taken from another', async () => {
    await files.accept('incidents', fileOf(crash('T-6')));
    const moved = crash('T-6').replace(DISTRICT, '750000000');
    const run = await files.check('incidents', fileOf(moved, crash('T-7')), ['000000000/750000000']);
    expect(run).toMatchObject({ rowsGood: 0, rowsBad: 2 });
    expect(await files.problems(run)).toEqual([
      '2 kato outside-your-territory',
      '3 kato outside-your-territory',
    ]);
  });

  it('keep of a telephone nothing but its keyed hash, and that until the rule for callers takes it', async () => {
    const phone = '87059998877';
    const text = fileOf(crash('T-8', `Ленгер,,,${phone},`), crash('T-9', 'Ленгер,,,12,'));
    const run = await files.check('incidents', text);
    const everywhere = async (): Promise<string> => {
      const { rows } = await sql<{ said: string }>`
        select coalesce(string_agg(t::text, ' '), '') as said from (
          select data::text from import_row union all select value || params::text from import_problem
          union all select to_jsonb(p)::text from past_incident p union all select before::text from import_deed
        ) as x (t)`.execute(db);
      return rows[0]?.said ?? '';
    };
    expect(await everywhere()).not.toContain('9998877');
    await files.imports.accept(run.id, { actor: 'test', reason: 'Calls', acceptGood: false });
    expect(await files.imports.settled(run.id)).toMatchObject({ status: 'accepted', warnings: 1 });
    expect(await everywhere()).not.toContain('9998877');
    // A correction keeps what stood before, for its undo.
    await files.accept('incidents', fileOf(crash('T-8', `Ленгер,Абай,1,${phone},`)));
    const hashes = async (): Promise<number> => {
      const { rows } = await sql<{ n: number }>`
        select (select count(*) from past_incident where incident_id is null and phone_key is not null)
          + (select count(*) from import_deed where before ->> 'phone_key' is not null) as n`.execute(db);
      return Number(rows[0]?.n);
    };
    expect(await hashes()).toBe(2);
    const later = new Date(Date.now() + 1_200 * 86_400_000);
    const { past } = await expirePersonalData(db, later, [FOREIGN_CALLERS]);
    expect(past).toBe(1);
    expect(await hashes()).toBe(0);
  });
});
