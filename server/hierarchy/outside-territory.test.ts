import { afterAll, beforeAll, expect, it } from 'vitest';
import { featureOf, squareAround, unitOf } from './boundary-fixture.ts';
import { checkPlaces } from './outside-territory.ts';
import { replaceBoundarySet, seedHierarchy } from './store.ts';
import { HIERARCHY_VALID_FROM, units } from '../../data/bundle.ts';
import type { BoundaryFeature } from '../../shared/hierarchy/boundary-set.ts';
import { createTestDatabase, type TestDatabase } from '../db/test-database.ts';

const ABAI = '100000000';
const AYAGOZ = '103600000';
const AYAGOZ_TOWN = '103620100';
const URZHAR = '104600000';
const SEMEY = '101000000';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  await seedHierarchy(test.db, units(), HIERARCHY_VALID_FROM);
  const square = (kato: string, lon: number, halfDeg: number) =>
    featureOf({ kato }, [squareAround(lon, 48, halfDeg)]) as BoundaryFeature;
  await replaceBoundarySet(test.db, {
    kind: 'imported',
    source: 'squares',
    licence: null,
    features: [square(ABAI, 80, 3), square(AYAGOZ, 79, 1), square(URZHAR, 81, 1)],
  });
  const places: [id: string, kato: string, lon: number][] = [
    ['inside', AYAGOZ, 79.5],
    ['in the neighbour', AYAGOZ, 80.1],
    ['town in the neighbour', AYAGOZ_TOWN, 81],
    ['nowhere', URZHAR, 85],
    ['no boundary, in the region', SEMEY, 82.5],
    ['no boundary, out of the region', SEMEY, 84],
  ];
  for (const [external_id, kato, lon] of places)
    await test.db
      .insertInto('facility')
      .values({
        external_id,
        type: 'school',
        name_kk: 'Мектеп',
        name_ru: 'Школа',
        name_en: 'School',
        kato,
        lon,
        lat: 48,
        place_kind: 'rural',
        owner: 'state',
        demonstration: false,
      })
      .execute();
});
afterAll(() => test?.drop());

it('facilities outside the territory they name are listed with where they stand, and stay where they are', async () => {
  const { checked, againstRegion, outside } = await checkPlaces(test.db);
  expect([checked, againstRegion]).toEqual([6, 2]);
  const name = (kato: string) => unitOf(kato).name.ru;
  expect(outside.map((o) => [o.facility.externalId, o.named.name.ru, o.standsIn?.name.ru])).toEqual([
    ['in the neighbour', name(AYAGOZ), name(URZHAR)],
    ['town in the neighbour', name(AYAGOZ), name(URZHAR)],
    ['nowhere', name(URZHAR), undefined],
    ['no boundary, out of the region', name(ABAI), undefined],
  ]);
  const { lon } = await test.db
    .selectFrom('facility')
    .select('lon')
    .where('external_id', '=', 'in the neighbour')
    .executeTakeFirstOrThrow();
  expect(lon).toBe(80.1);
});

it('the distance is that to the boundary of the named unit', async () => {
  const { outside } = await checkPlaces(test.db);
  // A tenth of a degree of longitude at latitude 48: 0.1 · 111.195 km · cos 48°.
  expect(outside[0]?.distanceKm).toBeCloseTo(0.1 * 111.195 * Math.cos((48 * Math.PI) / 180), 3);
});
