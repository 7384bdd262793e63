import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Change } from '../../../shared/planning/branch/change.ts';
import { testContext, type TestGrants } from '../../access/test-access.ts';
import { insertPerson } from '../../access/people/store.ts';
import type { Db } from '../../db/schema.ts';
import { createLog } from '../../log.ts';
import { crewUnit, DISTRICT, operationsWorld, PLACE, REGION } from '../../operations/operations.fixture.ts';
import { insertUnits } from '../../operations/unit/store.ts';
import { openVoids, type Voids } from '../../operations/void/voids.ts';
import { loadPicture } from '../../picture/load.ts';
import type { Picture } from '../../picture/picture.ts';
import { upsertCameras, upsertFacilities } from '../../register/bulk/store.ts';
import { appRouter } from '../../router.ts';
import { createCaller } from '../../trpc.ts';

const BESIDE = '630000000';
const [costKzt, basis] = [null, 'posts' as const];
let world: Awaited<ReturnType<typeof operationsWorld>>;
let db: Db;
let picture: Picture;
let voids: Voids;
let unitId = 0;
let facility = 0;
const cameras = new Map<string, number>();

const watch = (): Promise<Voids> =>
  openVoids({
    db,
    picture: () => picture,
    positions: { onTick: () => undefined },
    feed: { follow: () => () => undefined },
    log: createLog('silent'),
    clock: Date.now,
  });

beforeAll(async () => {
  world = await operationsWorld();
  ({ db } = world);
  const school = (externalId: string, kato: string, lat: number) => ({
    externalId,
    type: 'school' as const,
    name: { kk: externalId, ru: externalId, en: externalId },
    kato,
    settlement: null,
    lon: PLACE.lon,
    lat,
    people: 900,
    learners: 800,
    placeKind: 'rural' as const,
    owner: 'state' as const,
    demonstration: false,
  });
  // 0.6° of latitude are 67 km: nobody comes so far in 20 minutes.
  const ids = await upsertFacilities(db, [
    school('near', DISTRICT, PLACE.lat),
    school('far', DISTRICT, PLACE.lat + 0.6),
    school('beside', BESIDE, PLACE.lat),
  ]);
  facility = ids.get('near') ?? 0;
  await upsertCameras(
    db,
    {
      externalId: ['own', 'beside'],
      owner: ['facility', 'facility'],
      facilityId: [facility, ids.get('beside') ?? 0],
      kato: [DISTRICT, BESIDE],
      lon: [PLACE.lon, PLACE.lon],
      lat: [PLACE.lat, PLACE.lat],
      azimuthDeg: [90, 90],
      fovDeg: [null, null],
      linked: [true, true],
      working: [true, true],
      technicalClass: ['unknown', 'unknown'],
      traffic: [false, false],
    },
    { demonstration: false },
  );
  for (const { id, external_id } of await db.selectFrom('camera').select(['id', 'external_id']).execute())
    cameras.set(external_id, id);
  const by = { actor: 'test', at: Date.now(), demonstration: false };
  [unitId = 0] = await insertUnits(
    db,
    [crewUnit(), crewUnit({ callSign: 'Чужой', home: { kato: BESIDE, ...PLACE } })],
    by,
  );
  picture = await loadPicture(db, { cameras: true });
  voids = await watch();
});
afterAll(async () => {
  await voids.close();
  await world.test.drop();
});

let people = 0;
/** Somebody with a name, who plans. */
async function plannerOf(displayName: string, grants: TestGrants = [['chief', REGION]]) {
  const personId = await insertPerson(db, {
    login: `planner-${++people}`,
    displayName,
    passwordHash: null,
    passwordUntil: null,
    demonstration: false,
    createdBy: 'test',
  });
  const context = testContext(db, picture, grants);
  if (!context.access || personId === undefined) throw new Error('Nobody was made');
  const access = { ...context.access, personId, actor: `person:${personId}` };
  return createCaller(appRouter)({ ...context, access, voids }).planning.branch;
}
type Planner = Awaited<ReturnType<typeof plannerOf>>;

const begun = (planner: Planner, changes: Change[] = []): Promise<{ id: number }> =>
  planner.create({ unit: REGION, name: 'План', basis, changes });
const moved = (unit: string): Change => ({
  type: 'unit.move',
  unit,
  lon: PLACE.lon,
  lat: PLACE.lat + 0.5,
  costKzt,
});

it('stands on the units and facilities of the territory and on no others', async () => {
  const chief = await plannerOf('Айгерим');
  const { units, facilities, targets } = await chief.picture({ unit: REGION });
  expect(units.map(({ callSign, ready }) => [callSign, ready])).toEqual([['Барыс-1', false]]);
  expect([facilities.id.length, facilities.cameras]).toEqual([2, [1, 0]]);
  expect(targets.school).toEqual({ urban: 420, rural: 1_200 });
  await expect(chief.picture({ unit: BESIDE })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

it('is its author’s alone until it is shared, and then of whoever plans in its territory', async () => {
  const chief = await plannerOf('Айгерим');
  const colleague = await plannerOf('Данияр');
  const analyst = await plannerOf('Талгат', [['analyst', REGION]]);
  const neighbour = await plannerOf('Ерлан', [['chief', BESIDE]]);
  const { id } = await begun(chief, [moved(`unit:${unitId}`)]);
  const listed = async (planner: Planner): Promise<number[]> =>
    (await planner.list({ unit: REGION })).map((row) => row.id);
  expect([await listed(chief), await listed(colleague)]).toEqual([[id], []]);
  await expect(colleague.get({ id })).rejects.toThrow(`There is no branch ${id}`);
  await chief.share({ id, version: 1, shared: true });
  expect(await analyst.get({ id })).toMatchObject({
    name: 'План',
    author: 'Айгерим',
    own: false,
    version: 2,
  });
  expect([await listed(colleague), await listed(analyst)]).toEqual([[id], [id]]);
  await expect(neighbour.get({ id })).rejects.toThrow(`There is no branch ${id}`);
  await expect(analyst.save({ id, version: 2, name: 'x', basis, changes: [] })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  await expect(colleague.archive({ id, version: 2 })).rejects.toThrow('Only who made the branch');
  await chief.archive({ id, version: 2 });
  expect(await listed(chief)).toEqual([]);
  await expect(chief.get({ id })).rejects.toThrow(`There is no branch ${id}`);
});

it('is not saved over somebody else’s change, and says whose that is', async () => {
  const chief = await plannerOf('Айгерим');
  const colleague = await plannerOf('Данияр');
  const { id } = await begun(chief);
  await chief.share({ id, version: 1, shared: true });
  const save = (planner: Planner, name: string, version: number) =>
    planner.save({ id, version, name, basis, changes: [moved(`unit:${unitId}`)] });
  const both = await Promise.allSettled([save(colleague, 'Ночной', 2), save(colleague, 'Дневной', 2)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  await expect(save(chief, 'Мой', 2)).rejects.toThrow(/no longer what you saw: Данияр changed it/);
  const { version, changes } = await chief.get({ id });
  expect([version, changes.length]).toEqual([3, 1]);
  const entries = await db
    .selectFrom('audit_entry')
    .select('action')
    .where('object', '=', `branch:${id}`)
    .orderBy('id')
    .execute();
  expect(entries.map(({ action }) => action)).toEqual([
    'planning.createBranch',
    'planning.shareBranch',
    'planning.saveBranch',
  ]);
});

it('takes no change of what is not there, lies outside or was taken away, and says which', async () => {
  const chief = await plannerOf('Айгерим');
  const { id } = await begun(chief);
  const save = (changes: Change[]) => chief.save({ id, version: 1, name: 'План', basis, changes });
  const stranger = (
    await db.selectFrom('police_unit').select('id').where('id', '!=', unitId).executeTakeFirstOrThrow()
  ).id;
  await expect(save([moved(`unit:${stranger}`)])).rejects.toThrow(
    `change 1 (unit:${stranger}): unknown unit`,
  );
  const gone: Change = { type: 'unit.remove', unit: `unit:${unitId}`, costKzt };
  await expect(save([gone, moved(`unit:${unitId}`)])).rejects.toThrow(
    `change 2 (unit:${unitId}): unit removed by change 1`,
  );
  const removed = (camera: string): Change => ({
    type: 'camera.remove',
    camera: `camera:${cameras.get(camera) ?? 0}`,
    was: null,
    costKzt,
  });
  await expect(save([removed('beside')])).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await save([removed('own')]);
  // The register says what the camera saw, not who asks.
  expect((await chief.get({ id })).changes).toMatchObject([{ was: { facilityId: facility, counts: true } }]);
  await expect(begun(await plannerOf('Ерлан', [['chief', BESIDE]]))).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
});

it('says what became of the picture since, and is put onto that of today without what holds no more', async () => {
  const by = { actor: 'test', at: Date.now(), demonstration: false };
  const [second = 0] = await insertUnits(db, [crewUnit({ callSign: 'Барыс-2' })], by);
  const again = async (): Promise<void> => {
    await voids.close();
    voids = await watch();
  };
  await again();
  const changes = [moved(`unit:${second}`), moved(`unit:${unitId}`)];
  const { id } = await (await plannerOf('Айгерим')).create({ unit: REGION, name: 'План', basis, changes });
  await sql`update plan_branch set shared = true where id = ${id}`.execute(db);
  await sql`update police_unit set data = jsonb_set(data, '{retiredAt}', '1700000000000') where id = ${second}`.execute(
    db,
  );
  await again();
  const chief = await plannerOf('Айгерим');
  expect(await chief.since({ id })).toMatchObject({
    unitsGone: ['Барыс-2'],
    unitsNew: [],
    facilitiesChanged: 0,
  });
  const { version, dropped } = await chief.rebase({ id, version: 1 });
  expect([version, dropped]).toEqual([
    2,
    [{ index: 0, code: 'unknown_unit', about: `unit:${second}`, by: null }],
  ]);
  expect(await chief.get({ id })).toMatchObject({
    changes: [{ unit: `unit:${unitId}` }],
    picture: { units: [{ id: unitId }] },
  });
  expect((await chief.since({ id })).unitsGone).toEqual([]);
  await expect(chief.rebase({ id, version: 1 })).rejects.toMatchObject({ code: 'CONFLICT' });
});
