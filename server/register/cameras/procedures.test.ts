import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import aliasesCsv from '../../../data/hierarchy/aliases.csv?raw';
import hierarchyCsv from '../../../data/hierarchy/hierarchy.csv?raw';
import { HIERARCHY_VALID_FROM, parseUnits } from '../../../data/hierarchy/units.ts';
import { filterMask } from '../../../shared/register/camera-filter.ts';
import { kindCode, kindOfCamera } from '../../../shared/register/camera-kind.ts';
import {
  cameraOwnerSchema,
  technicalClassSchema,
  type Camera,
  type Facility,
} from '../../../shared/register/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/test-database.ts';
import { seedHierarchy } from '../../hierarchy/store.ts';
import { loadPicture } from '../../picture/load.ts';
import type { Picture } from '../../picture/picture.ts';
import { testContext } from '../../access/test-access.ts';
import { createCaller } from '../../trpc.ts';
import { upsertCameras, upsertFacilities } from '../bulk/store.ts';
import { registerRouter } from '../router.ts';

const SCHOOL: Omit<Facility, 'id'> = {
  externalId: 'S-1',
  type: 'school',
  name: { kk: '№ 1 мектеп', ru: 'Школа № 1', en: 'School No. 1' },
  kato: '611000000',
  settlement: null,
  lon: 68.25,
  lat: 43.3,
  people: 850,
  learners: 800,
  placeKind: 'regional_city',
  owner: 'state',
  demonstration: true,
};
/** A region, a city in it, a district in it, and a city elsewhere. */
const PLACES = ['610000000', '611000000', '615800000', '750000000'];

/** Cameras of every owner, class, link and state, spread over the places. */
const cameras = (facilityId: number): Omit<Camera, 'id'>[] =>
  cameraOwnerSchema.options.flatMap((owner, o) =>
    technicalClassSchema.options.flatMap((technicalClass, c) =>
      [true, false].flatMap((linked) =>
        [true, false].map((working, w) => ({
          externalId: `${owner}-${technicalClass}-${linked}-${working}`,
          owner,
          facilityId: owner === 'facility' ? facilityId : null,
          kato: PLACES[(o + c + w) % PLACES.length] ?? '',
          lon: 60 + o + 0.1 * c + 0.000_001,
          lat: 43 + 0.1 * w,
          azimuthDeg: c === 0 ? null : 100 * c + o,
          fovDeg: c === 0 ? null : 90,
          linked,
          working,
          technicalClass,
          traffic: owner === 'traffic',
        })),
      ),
    ),
  );

let test: TestDatabase;
let picture: Picture;
let all: Omit<Camera, 'id'>[];
beforeAll(async () => {
  test = await createTestDatabase();
  await seedHierarchy(test.db, parseUnits(hierarchyCsv, aliasesCsv), HIERARCHY_VALID_FROM);
  const ids = await upsertFacilities(test.db, [SCHOOL]);
  all = cameras(ids.get('S-1') ?? 0);
  const column = <F extends keyof Omit<Camera, 'id'>>(field: F) => all.map((camera) => camera[field]);
  await upsertCameras(
    test.db,
    {
      externalId: column('externalId'),
      owner: column('owner'),
      facilityId: column('facilityId'),
      kato: column('kato'),
      lon: column('lon'),
      lat: column('lat'),
      azimuthDeg: column('azimuthDeg'),
      fovDeg: column('fovDeg'),
      linked: column('linked'),
      working: column('working'),
      technicalClass: column('technicalClass'),
      traffic: column('traffic'),
    },
    { demonstration: true },
  );
  picture = await loadPicture(test.db, { cameras: true });
});
afterAll(() => test.drop());

const caller = () => createCaller(registerRouter)(testContext(test.db, picture));
const externalIds = (rows: readonly { externalId: string }[]): string[] =>
  rows.map(({ externalId }) => externalId).sort();

describe('the picture of the cameras', () => {
  it('holds what the database holds, packed there and unpacked here', async () => {
    const rows = await test.db.selectFrom('camera').selectAll().orderBy('id').execute();
    const { cameras: columns, tree } = picture;
    expect([...columns.byId].map((at) => columns.id[at])).toEqual(rows.map(({ id }) => id));
    for (const [i, at] of columns.byId.entries()) {
      const camera = all.find(({ externalId }) => externalId === rows[i]?.external_id);
      if (!camera) throw new Error('A camera came from nowhere');
      expect(columns.kind[at]).toBe(kindCode(kindOfCamera(camera)));
      expect(columns.unit[at]).toBe(tree.indexOf.get(camera.kato));
      expect(columns.azimuthDeg[at]).toBe(camera.azimuthDeg ?? -1);
      expect(columns.fovDeg[at]).toBe(camera.fovDeg ?? 0);
      expect(((columns.worldX[at] ?? 0) / 2 ** 32) * 360 - 180).toBeCloseTo(camera.lon, 6);
    }
  });

  it('says how many cameras of each kind there are, and where their tiles are', async () => {
    const { total, counts, path, version } = await caller().cameraTiles();
    expect(total).toBe(all.length);
    expect(counts.reduce((sum, [, count]) => sum + count, 0)).toBe(total);
    expect(path).toBe(`/tiles/cameras/${version}/{z}/{x}/{y}.mvt`);
  });
});

describe('the list of cameras', () => {
  it('of a unit is of it and all below it', async () => {
    const { rows, total } = await caller().cameraList({ unit: '610000000' });
    const inRegion = all.filter(({ kato }) => kato.startsWith('61'));
    expect(externalIds(rows)).toEqual(externalIds(inRegion));
    expect(total).toBe(inRegion.length);
  });

  it('takes the filter of the map', async () => {
    const filter = { owner: ['police' as const, 'private' as const], link: ['linked' as const] };
    const mask = filterMask(filter);
    const { rows } = await caller().cameraList({ filter });
    const expected = all.filter((camera) => mask[kindCode(kindOfCamera(camera))] === 1);
    expect(expected.length).toBeGreaterThan(0);
    expect(externalIds(rows)).toEqual(externalIds(expected));
  });

  it('of a box holds what stands in it', async () => {
    const { rows } = await caller().cameraList({ box: [59.9, 42.9, 61.05, 43.05] });
    expect(externalIds(rows)).toEqual(externalIds(all.filter(({ lon, lat }) => lon < 61.05 && lat < 43.05)));
  });

  it('comes page by page without a gap or a double', async () => {
    const seen: number[] = [];
    let cursor: number | null = 0;
    while (cursor !== null) {
      const page: Awaited<ReturnType<ReturnType<typeof caller>['cameraList']>> = await caller().cameraList({
        cursor,
        limit: 7,
      });
      expect(page.total).toBe(all.length);
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b));
    expect(seen).toHaveLength(all.length);
  });

  it('of an unknown unit, an upside-down box or too many rows is refused', async () => {
    await expect(caller().cameraList({ unit: '999999999' })).rejects.toThrow('999999999');
    await expect(caller().cameraList({ box: [60, 44, 61, 43] })).rejects.toThrow(/west, south, east, north/);
    await expect(caller().cameraList({ limit: 501 })).rejects.toThrow(/500/);
  });
});

describe('the card of a camera', () => {
  it('names the facility, and the profile its class is held against', async () => {
    const { rows } = await caller().cameraList({ filter: { owner: ['facility'] }, limit: 1 });
    const { camera, profile } = await caller().camera({ id: rows[0]?.id ?? 0 });
    expect(camera).toEqual(rows[0]);
    expect(camera.facilityName).toEqual(SCHOOL.name);
    expect(profile.citation.ru).toContain('774');
  });

  it('of a camera that is not there says so', async () => {
    await expect(caller().camera({ id: 123_456 })).rejects.toThrow('123456');
  });
});
