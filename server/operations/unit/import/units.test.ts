import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PoliceUnit } from '../../../../shared/operations/schema.ts';
import type { Db } from '../../../db/schema.ts';
import { makeSuiteDir } from '../../../db/test-data-dir.ts';
import { operationsImports } from '../../imports.fixture.ts';
import {
  DISTRICT,
  newKey,
  openedBy,
  operationsWorld,
  personAt,
  REGION,
  unitAt,
  type Caller,
} from '../../operations.fixture.ts';

let world: Awaited<ReturnType<typeof operationsWorld>>;
let folder: Awaited<ReturnType<typeof makeSuiteDir>>;
let files: ReturnType<typeof operationsImports>;
let db: Db;
let chief: Caller;
beforeAll(async () => {
  world = await operationsWorld();
  ({ db } = world);
  folder = await makeSuiteDir();
  files = operationsImports({ db, dir: folder.dir });
  chief = await personAt(db, world.picture, 'Аида', [['administrator', REGION]]);
});
afterAll(async () => {
  await files.imports.close();
  await world.test.drop();
  await folder.remove();
});

const COLUMNS = 'call_sign,type,kato,lon,lat,crew_size,equipment,shift,shift_days';
const fileOf = (...rows: string[]): string => [COLUMNS, ...rows].join('\n');
const row = (callSign: string, more = '2,body_armour; first_aid,20:00-08:00,1-5'): string =>
  `${callSign},patrol_car,${DISTRICT},68.5,42.3,${more}`;

const unitCalled = async (callSign: string): Promise<PoliceUnit | undefined> =>
  (await chief.units.list({ unit: REGION })).find(({ unit }) => unit.callSign === callSign)?.unit;
const historyOf = async (id: number): Promise<string[]> =>
  (await chief.units.file({ id })).history.map(({ what, by, reason }) => `${what} ${by} ${reason}`.trim());

describe('units from a file', () => {
  it('stand on the register off duty, with post, crew, equipment and duty; an undo stands them down', async () => {
    const run = await files.accept('units', fileOf(row('Сұңқар-1'), row('Сұңқар-2', ',,,')));
    expect(run).toMatchObject({ status: 'accepted', created: 2, canUndo: true });
    const unit = await unitCalled('Сұңқар-1');
    expect(unit).toMatchObject({
      type: 'patrol_car',
      home: { kato: DISTRICT, lon: 68.5, lat: 42.3 },
      crewSize: 2,
      equipment: ['body_armour', 'first_aid'],
      duty: { kind: 'hours', fromMin: 1_200, toMin: 480, days: [1, 2, 3, 4, 5] },
      status: 'off_duty',
    });
    expect(await unitCalled('Сұңқар-2')).toMatchObject({ crewSize: null, equipment: [], duty: null });

    // The screens hear of each.
    const told = await db.selectFrom('event').select(['kind', 'object']).execute();
    expect(told).toContainEqual({ kind: 'unit.registered', object: `unit:${unit?.id}` });

    expect(await files.undo(run.id)).toMatchObject({ status: 'undone' });
    expect(await unitCalled('Сұңқар-1')).toBeUndefined();
    const [retired, registered] = await historyOf(unit?.id ?? 0);
    expect([retired, registered]).toEqual(['retired person:7 It was the wrong file', 'registered person:7']);
    // Their call signs are free again.
    expect(await files.check('units', fileOf(row('Сұңқар-1')))).toMatchObject({ created: 1 });
  });

  it('that are there are changed as far as the file has columns, with a line in their history, and back', async () => {
    const id = await unitAt(db, { callSign: 'Қыран-1', crew: ['Ахметов'], equipment: ['dog'] });
    const before = await unitCalled('Қыран-1');
    const same = `call_sign,type,kato,lon,lat\nҚыран-1,patrol_car,${DISTRICT},68.5,42.3`;
    expect(await files.check('units', same)).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
    const run = await files.accept(
      'units',
      `call_sign,type,kato,lon,lat,equipment\nҚыран-1,duty_group,${DISTRICT},68.6,42.3,drone`,
    );
    expect(run).toMatchObject({ created: 0, updated: 1 });
    expect(await unitCalled('Қыран-1')).toMatchObject({
      type: 'duty_group',
      home: { lon: 68.6 },
      crew: ['Ахметов'],
      equipment: ['drone'],
      status: 'free',
    });
    expect((await historyOf(id))[0]).toBe('edited person:7 From the old system');
    await files.undo(run.id);
    expect(await unitCalled('Қыран-1')).toEqual({ ...before, version: 3 });
  });

  it('are not undone once somebody has changed them or sent them out', async () => {
    const run = await files.accept('units', fileOf(row('Лашын-1'), row('Лашын-2')));
    const [sent, edited] = [await unitCalled('Лашын-1'), await unitCalled('Лашын-2')];
    await chief.units.office({
      type: 'edit',
      key: newKey(),
      unitId: edited?.id ?? 0,
      expectedVersion: 1,
      reason: 'A dog came',
      patch: { equipment: ['dog'] },
    });
    await chief.units.command({
      type: 'unit.status',
      key: newKey(),
      unitId: sent?.id ?? 0,
      expectedVersion: 1,
      status: 'free',
      reason: '',
    });
    const incident = await openedBy(chief);
    await chief.incidents.command({
      type: 'task.assign',
      key: newKey(),
      incidentId: incident.id,
      expectedVersion: incident.version,
      unitId: sent?.id ?? 0,
    });
    await expect(files.undo(run.id)).rejects.toMatchObject({
      problem: { code: 'units-at-work', params: { ids: 'Лашын-1, Лашын-2' } },
    });
  });

  it('outside the territory of the importer are not taken', async () => {
    const run = await files.check('units', fileOf(row('Тұйғын-1')), ['000000000/750000000']);
    expect(await files.problems(run)).toEqual(['2 kato outside-your-territory']);
  });
});
