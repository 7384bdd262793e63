import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settleByEvidence } from './cases.ts';
import { inspectionWork } from '../inspection/import/work.ts';
import { HIERARCHY_VALID_FROM, parseUnits } from '../../../data/hierarchy/units.ts';
import aliasesCsv from '../../../data/hierarchy/aliases.csv?raw';
import hierarchyCsv from '../../../data/hierarchy/hierarchy.csv?raw';
import type { Role } from '../../../shared/access/role.ts';
import type { GapFilter } from '../../../shared/coverage/gap-case.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { testContext } from '../../access/test-access.ts';
import { settleOverdue } from '../../alarms/overdue.ts';
import type { Db } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/test-database.ts';
import { makeSuiteDir } from '../../db/test-data-dir.ts';
import { seedHierarchy } from '../../hierarchy/store.ts';
import { createLog } from '../../log.ts';
import { loadPicture } from '../../picture/load.ts';
import { upsertEvidence, upsertEvidenceSources, upsertFacilities } from '../../register/bulk/store.ts';
import { checkedImport } from '../../register/import/files.fixture.ts';
import { openImports, type Imports } from '../../register/import/imports.ts';
import { problemPage } from '../../register/import/run/store.ts';
import { appRouter } from '../../router.ts';
import { createCaller } from '../../trpc.ts';

const REGION = '610000000';
const DISTRICT = '615800000';
const BESIDE = '630000000';
const FACILITIES = ['town', 'village', 'beside', 'other'] as const;

let test: TestDatabase;
let db: Db;
let ids: ReadonlyMap<string, number>;
let folder: Awaited<ReturnType<typeof makeSuiteDir>>;
let imports: Imports;

beforeAll(async () => {
  test = await createTestDatabase();
  ({ db } = test);
  await seedHierarchy(db, parseUnits(hierarchyCsv, aliasesCsv), HIERARCHY_VALID_FROM);
  await upsertEvidenceSources(db, [
    {
      id: 'moe-2023q1',
      kind: 'published',
      title: { kk: 'm', ru: 'm', en: 'm' },
      asOf: '2023-03-31',
      priority: 20,
    },
    {
      id: 'mia-2023-04',
      kind: 'published',
      title: { kk: 'm', ru: 'm', en: 'm' },
      asOf: '2023-04-30',
      priority: 30,
    },
  ]);
  ids = await upsertFacilities(
    db,
    FACILITIES.map((name, i) => ({
      externalId: `F-${name}`,
      type: name === 'village' ? 'kindergarten' : 'school',
      name: { kk: name, ru: name, en: name },
      kato: name === 'beside' ? BESIDE : DISTRICT,
      settlement: null,
      lon: 68.5 + i / 100,
      lat: 42.3,
      people: name === 'village' ? 150 : 900,
      learners: name === 'other' ? null : name === 'village' ? 100 : 800,
      placeKind: 'rural',
      owner: name === 'other' ? 'private' : 'state',
      demonstration: false,
    })),
  );
  const evidence = (
    name: string,
    measure: 'access_control' | 'video_system',
    source: string,
    works: boolean,
  ) => ({
    facilityId: idOf(name),
    measure,
    source,
    state: works ? ('working' as const) : ('absent' as const),
    observedOn: source === 'moe-2023q1' ? '2023-03-31' : '2023-04-30',
  });
  await upsertEvidence(db, [
    ...FACILITIES.map((name) => evidence(name, 'access_control', 'mia-2023-04', false)),
    evidence('town', 'access_control', 'moe-2023q1', false),
    evidence('other', 'access_control', 'moe-2023q1', true),
    evidence('village', 'video_system', 'moe-2023q1', false),
  ]);
  folder = await makeSuiteDir();
  const later = { inspections: inspectionWork, incidents: inspectionWork, units: inspectionWork };
  imports = openImports({ db, dir: folder.dir, log: createLog('silent'), later });
});
afterAll(async () => {
  await imports.close();
  await test.drop();
  await folder.remove();
});

const idOf = (name: string): number => ids.get(`F-${name}`) ?? 0;
/** Somebody with a role in the region, and the picture as it is now. */
async function as(role: Role, unit: Kato = REGION) {
  const context = testContext(db, await loadPicture(db), [[role, unit]]);
  return createCaller(appRouter)(context).coverage;
}
const lines = async (filter: Partial<GapFilter> = {}): Promise<string[]> => {
  const page = await (await as('analyst')).gaps.list({ unit: REGION, ...filter });
  return page.rows.map(
    ({ name, measure, state, overdue, since }) =>
      `${name.en} ${measure} ${since ?? '–'} ${state}${overdue ? ' overdue' : ''}`,
  );
};
const order = { number: '14-П', issuedOn: '2024-01-10', deadline: '2024-03-01', responsible: 'А. Серікбаев' };
const ask = { reason: 'By the plan' };
const gapAt = (name: string, version = 0) => ({
  facilityId: idOf(name),
  measure: 'access_control' as const,
  version,
});
const act = (own: object = {}) => ({
  facilityId: idOf('town'),
  act: 'A-1',
  inspectedOn: '2024-05-02',
  inspector: 'Б. Ахметов',
  findings: [{ measure: 'access_control' as const, state: 'working' as const }],
  ...own,
});
const alarms = async () =>
  (await db.selectFrom('alarm').select('data').orderBy('id').execute()).map(
    ({ data }) => data as { class: string; object: string; code: string; restoredAt: number | null },
  );

describe('the list of gaps', () => {
  it('has what the law demands and evidence says is missing, the longest known first, of one territory', async () => {
    expect(await lines()).toEqual([
      'town access_control 2023-03-31 open',
      'village video_system 2023-03-31 open',
      'other access_control 2023-04-30 open',
    ]);
    expect(await lines({ measure: 'video_system' })).toEqual(['village video_system 2023-03-31 open']);
    expect(await lines({ owner: 'private', type: 'school' })).toHaveLength(1);
    expect(await lines({ sort: 'people', group: 'group_1' })).toEqual([
      'village video_system 2023-03-31 open',
    ]);
    const analyst = await as('analyst');
    const page = await analyst.gaps.list({ unit: REGION, limit: 2 });
    expect(page).toMatchObject({ total: 3, next: 2, counts: { open: 3, facilities: 3, learners: 900 } });
    expect((await analyst.gaps.list({ unit: REGION, limit: 2, cursor: 2 })).next).toBeNull();
    await expect(analyst.gaps.list({ unit: BESIDE })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('an order', () => {
  it('is written, runs out of time, raises one alarm of its district, and ends with the evidence', async () => {
    const analyst = await as('analyst');
    await analyst.gaps.move({ move: 'prescribe', gaps: [gapAt('town'), gapAt('other')], order, ...ask });
    expect(await lines({ state: 'overdue' })).toEqual([
      'town access_control 2023-03-31 prescribed overdue',
      'other access_control 2023-04-30 prescribed overdue',
    ]);
    await settleOverdue(db, Date.now());
    await settleOverdue(db, Date.now());
    expect(await alarms()).toMatchObject([
      { class: 'order_overdue', object: `overdue:${DISTRICT}`, code: '2', restoredAt: null },
    ]);

    // All or nothing: of two one was moved meanwhile.
    await analyst.gaps.move({ move: 'start', gaps: [gapAt('other', 1)], ...ask });
    const both = { gaps: [gapAt('town', 1), gapAt('other', 1)], ...ask };
    await expect(analyst.gaps.move({ move: 'refute', ...both })).rejects.toThrow(/^changed_meanwhile/);
    await analyst.gaps.move({ move: 'extend', gaps: [gapAt('other', 2)], deadline: '2124-01-01', ...ask });
    expect(await lines({ state: 'overdue' })).toHaveLength(1);

    const { id } = await analyst.inspections.record(act());
    expect(await lines({ state: 'closed' })).toEqual(['town access_control – closed']);
    await settleOverdue(db, Date.now());
    const [alarm] = await alarms();
    expect(alarm?.restoredAt).not.toBeNull();

    // The passport shows it, and the history of the facility tells it.
    const card = await (await as('analyst')).facility({ id: idOf('town') });
    const line = card.measures.find(({ measure }) => measure === 'access_control');
    expect(line).toMatchObject({
      gap: 'closed',
      evidence: [{ source: 'inspection', state: 'working', observedOn: '2024-05-02' }, {}, {}],
    });
    const log = await analyst.gaps.log({ facilityId: idOf('town'), measure: 'access_control' });
    expect(log.map(({ move, to }) => `${move} ${to}`)).toEqual(['close closed', 'prescribe prescribed']);

    // Taken back, the order stands again as it stood.
    await analyst.inspections.undo({ id, reason: 'The wrong school' });
    expect(await lines({ state: 'overdue' })).toEqual(['town access_control 2023-03-31 prescribed overdue']);
    await expect(analyst.inspections.undo({ id, reason: 'Once more' })).rejects.toThrow(/^undone_already/);
  });

  it('is refused to who may only look, of what is no gap, and of a facility outside', async () => {
    const wall = await as('wall');
    const analyst = await as('analyst');
    const write = (by: typeof wall, name: string, measure: 'access_control' | 'alarm_button') =>
      by.gaps.move({ move: 'prescribe', gaps: [{ ...gapAt(name), measure }], order, ...ask });
    await expect(write(wall, 'village', 'access_control')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(write(analyst, 'village', 'access_control')).rejects.toThrow(/^no_gap/);
    await expect(write(analyst, 'town', 'alarm_button')).rejects.toThrow(/^no_gap/);
    await expect(write(analyst, 'beside', 'access_control')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('follows what an import or an edit of the register says', async () => {
    const analyst = await as('analyst');
    const seen = await analyst.gaps.ofFacility({ facilityId: idOf('other') });
    expect(seen).toMatchObject([{ state: 'in_work', version: 3 }]);
    const word = { facilityId: idOf('other'), measure: 'access_control', source: 'mia-2023-04' } as const;
    await upsertEvidence(db, [{ ...word, state: 'working', observedOn: '2024-06-01' }]);
    await settleByEvidence(db, Date.now());
    expect(await lines({ state: 'closed' })).toEqual(['other access_control – closed']);
    await upsertEvidence(db, [{ ...word, state: 'absent', observedOn: '2023-04-30' }]);
    await settleByEvidence(db, Date.now());
    expect(await lines({ state: 'in_work' })).toEqual(['other access_control 2023-04-30 in_work']);
  });
});

describe('an act of inspection', () => {
  it('is recorded once, not of tomorrow, and an older one does not overrule a younger one', async () => {
    const analyst = await as('analyst');
    const { id } = await analyst.inspections.record(act({ act: 'B-2', inspectedOn: '2024-07-01' }));
    await expect(analyst.inspections.record(act({ act: 'B-2' }))).rejects.toThrow(/^act_known/);
    await expect(analyst.inspections.record(act({ act: 'B-3', inspectedOn: '2124-01-01' }))).rejects.toThrow(
      /^day_in_future/,
    );
    const older = { act: 'B-1', inspectedOn: '2024-06-01' };
    const found = [{ measure: 'access_control' as const, state: 'faulty' as const }];
    await analyst.inspections.record(act({ ...older, findings: found }));
    expect(await lines({ state: 'closed' })).toContain('town access_control – closed');
    expect(await analyst.inspections.list({ facilityId: idOf('town') })).toMatchObject([
      { act: 'B-2', undone: null },
      { act: 'B-1', undone: null },
      { act: 'A-1', undone: { reason: 'The wrong school' } },
    ]);
    // A younger word stands on it: first that one goes.
    const last = { act: 'B-4', inspectedOn: '2024-08-01' };
    const younger = await analyst.inspections.record(act({ ...last, findings: found }));
    await expect(analyst.inspections.undo({ id, reason: 'A mistake' })).rejects.toThrow(/^built_upon/);
    const trend = await (
      await as('analyst')
    ).trend({ unit: DISTRICT, measure: 'access_control', type: 'all', group: 'all' });
    expect(trend.unit.map(({ on, reported, working }) => `${on} ${working}/${reported}`)).toEqual([
      '2023-03-31 1/2',
      '2023-04-30 0/3',
      '2024-07-01 1/3',
      '2024-08-01 0/3',
    ]);
    await analyst.inspections.undo({ id: younger.id, reason: 'A mistake' });
    const fairness = await (
      await as('analyst')
    ).fairness({
      unit: DISTRICT,
      measure: 'access_control',
      type: 'all',
      group: 'all',
      source: 'latest',
      of: 'required',
    });
    expect(fairness.unit).toEqual({
      kato: DISTRICT,
      buildings: 2,
      buildingsWorking: 1,
      learners: 800,
      learnersWorking: 800,
      uncounted: 1,
    });
  });
});

const HEAD = 'Номер объекта;Номер акта;Дата осмотра;Проверяющий;Мера;Состояние;Примечание';
let sheets = 0;
async function sheet(...rows: string[]) {
  const path = join(folder.dir, `sheet-${++sheets}.csv`);
  await writeFile(path, [HEAD, ...rows].join('\n'));
  const run = await checkedImport(imports, 'inspections', path, null);
  const { rows: found } = await problemPage(db, { runId: run.id, after: 0, limit: 100 });
  return { run, problems: found.map(({ row, column, code }) => `${row} ${column} ${code}`) };
}
const wish = { actor: 'person:7', reason: 'The sheet of May' };

describe('an inspection sheet', () => {
  it('is reported row by row, its good rows are taken, and an undo takes all of them back', async () => {
    const { run, problems } = await sheet(
      'F-village;С-1;02.05.2025;Ахметов Б.;видеонаблюдение;исправно;',
      'F-village;С-1;02.05.2025;Ахметов Б.;турникет;нет;не требуется',
      'F-village;С-1;03.05.2025;Ахметов Б.;охрана;нет;',
      'F-village;С-1;02.05.2025;Ахметов Б.;видеонаблюдение;нет;',
      'F-nowhere;С-2;02.05.2025;Ахметов Б.;охрана;нет;',
      'F-town;B-2;02.05.2025;Ахметов Б.;охрана;нет;',
      'F-town;С-3;02.05.2125;А;охрана;наверное;',
    );
    expect(problems).toEqual([
      '4 Номер акта act-differs',
      '5 Мера finding-twice',
      '6 Номер объекта unknown-facility',
      '7 Номер акта act-known',
      '8 Проверяющий too-short',
      '8 Дата осмотра date-future',
      '8 Состояние unknown-word',
    ]);
    expect(run).toMatchObject({ rowsRead: 7, rowsGood: 2, rowsBad: 5, created: 1 });
    await expect(imports.accept(run.id, { ...wish, acceptGood: false })).rejects.toMatchObject({
      problem: { code: 'rows-with-problems' },
    });
    await imports.accept(run.id, { ...wish, acceptGood: true });
    expect(await imports.settled(run.id)).toMatchObject({ status: 'accepted', canUndo: true });
    expect(await lines({ measure: 'video_system' })).toEqual([]);

    await imports.undo(run.id, wish);
    expect(await imports.settled(run.id)).toMatchObject({ status: 'undone' });
    expect(await lines({ measure: 'video_system' })).toEqual(['village video_system 2023-03-31 open']);
    expect(await (await as('analyst')).inspections.list({ facilityId: idOf('village') })).toMatchObject([
      { act: 'С-1', findings: [{}, {}], undone: { reason: 'The sheet of May' } },
    ]);
  });

  it('is not undone while another act stands on one of it', async () => {
    const { run } = await sheet('F-village;С-9;02.05.2025;Ахметов Б.;видеонаблюдение;исправно;');
    await imports.accept(run.id, { ...wish, acceptGood: false });
    await imports.settled(run.id);
    const analyst = await as('analyst');
    await analyst.inspections.record({
      ...act({ act: 'D-1', inspectedOn: '2025-06-01', facilityId: idOf('village') }),
      findings: [{ measure: 'video_system', state: 'faulty' }],
    });
    await expect(imports.undo(run.id, wish)).rejects.toMatchObject({
      problem: { code: 'acts-built-upon', params: { ids: 'С-9' } },
    });
  });

  it('without a column that it needs is refused as a whole', async () => {
    const path = join(folder.dir, 'broken.csv');
    await writeFile(path, 'Номер объекта;Номер акта\nF-town;1');
    const run = await checkedImport(imports, 'inspections', path, null);
    expect(run).toMatchObject({ status: 'failed', trouble: { code: 'columns-missing' } });
  });
});
