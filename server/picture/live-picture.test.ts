import { afterAll, beforeAll, expect, test as it } from 'vitest';
import { openLivePicture, type LivePicture } from './live-picture.ts';
import { loadCameras } from './load.ts';
import aliasesCsv from '../../data/hierarchy/aliases.csv?raw';
import hierarchyCsv from '../../data/hierarchy/hierarchy.csv?raw';
import { HIERARCHY_VALID_FROM, parseUnits } from '../../data/hierarchy/units.ts';
import { cellOf } from '../../shared/coverage/rollup.ts';
import { createTestDatabase, type TestDatabase } from '../db/test-database.ts';
import { seedHierarchy } from '../hierarchy/store.ts';
import { createLog } from '../log.ts';
import { upsertCameras, upsertFacilities } from '../register/bulk/store.ts';
import { testContext } from '../access/test-access.ts';
import { createCaller } from '../trpc.ts';
import { registerRouter } from '../register/router.ts';

let test: TestDatabase;
let here: LivePicture;
let elsewhere: LivePicture;
let school = 0;
beforeAll(async () => {
  test = await createTestDatabase();
  await seedHierarchy(test.db, parseUnits(hierarchyCsv, aliasesCsv), HIERARCHY_VALID_FROM);
  const ids = await upsertFacilities(test.db, [
    {
      externalId: 'L-1',
      type: 'school',
      name: { kk: 'м', ru: 'ш', en: 's' },
      kato: '611000000',
      settlement: null,
      lon: 68.25,
      lat: 43.3,
      people: 900,
      learners: null,
      placeKind: 'rural',
      owner: 'state',
      demonstration: false,
    },
  ]);
  school = ids.get('L-1') ?? 0;
  await upsertCameras(
    test.db,
    {
      externalId: ['C-1', 'C-2'],
      owner: ['facility', 'police'],
      facilityId: [school, null],
      kato: ['611000000', '611000000'],
      lon: [68.25, 68.26],
      lat: [43.3, 43.3],
      azimuthDeg: [90, null],
      fovDeg: [80, null],
      linked: [true, false],
      working: [true, true],
      technicalClass: ['meets_profile', 'unknown'],
      traffic: [false, false],
    },
    { demonstration: false },
  );
  const parts = { db: test.db, pool: test.pool, log: createLog('silent') };
  here = await openLivePicture(parts);
  elsewhere = await openLivePicture(parts);
});
afterAll(async () => {
  await here.close();
  await elsewhere.close();
  await test.drop();
});

const desk = () =>
  createCaller(registerRouter)({
    ...testContext(test.db, here.current()),
    registerChanged: (object) => here.renew(object),
  });
/** Facilities of Turkistan city that must have a guard: those of group 3 only. */
const mustHaveGuard = (live: LivePicture): number => {
  const { rollup, tree } = live.current();
  const filter = { measure: 'licensed_guard', source: 'latest', type: 'all', group: 'all' } as const;
  return cellOf(rollup, tree.indexOf.get('611000000') ?? 0, filter).required;
};

it('a camera turned by hand turns in the pictures of all servers, which are those of a fresh start', async () => {
  await expect.poll(() => here.current().cameras.id.length, { timeout: 20_000 }).toBe(2);
  await expect.poll(() => elsewhere.current().cameras.id.length, { timeout: 20_000 }).toBe(2);
  const before = here.current();
  const [id = 0] = before.cameras.id;
  const { version } = await desk().editableCamera({ id });
  await desk().editCamera({ id, version, reason: 'Moved', changes: { lon: 68.3, azimuthDeg: 10 } });
  const fresh = await loadCameras(test.db, before.tree.units);
  expect(fresh.version).not.toBe(before.cameras.version);
  expect(here.current().cameras).toEqual(fresh);
  // Carried in: a whole renewal would have built the facilities anew.
  expect(here.current().facilities).toBe(before.facilities);
  await expect.poll(() => elsewhere.current().cameras.version, { timeout: 20_000 }).toBe(fresh.version);
});

it('a change by hand shows at once on the server that made it, and soon on every other', async () => {
  expect([mustHaveGuard(here), mustHaveGuard(elsewhere)]).toEqual([1, 1]);
  await desk().editFacility({ id: school, version: 1, reason: 'Counted', changes: { people: 250 } });
  expect(mustHaveGuard(here)).toBe(0);
  await expect.poll(() => mustHaveGuard(elsewhere), { timeout: 20_000 }).toBe(0);
});

it('evidence of a source that nobody knew brings the source with it', async () => {
  const word = {
    facilityId: school,
    measure: 'video_link',
    state: 'working',
    observedOn: '2024-05-20',
  } as const;
  await desk().setEvidence({ ...word, reason: 'Seen there' });
  expect(here.current().columns.sources).toEqual(['latest', 'inspection']);
  await expect.poll(() => elsewhere.current().columns.sources, { timeout: 20_000 }).toContain('inspection');
});
