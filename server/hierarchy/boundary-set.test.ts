import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HIERARCHY_VALID_FROM, parseUnits } from '../../data/hierarchy/units.ts';
import type { BoundaryFeature } from '../../shared/hierarchy/boundary-set.ts';
import { createTestDatabase, type TestDatabase } from '../db/test-database.ts';
import { activeBoundarySet, boundariesOf, replaceBoundarySet, seedHierarchy } from './store.ts';

const read = (name: string): Promise<string> =>
  readFile(new URL(`../../data/hierarchy/${name}`, import.meta.url), 'utf8');

/** A square of one degree with its south-west corner at a point. */
const square = (kato: string, lon: number, lat: number): BoundaryFeature => ({
  type: 'Feature',
  properties: { kato },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [lon, lat],
        [lon + 1, lat],
        [lon + 1, lat + 1],
        [lon, lat + 1],
        [lon, lat],
      ],
    ],
  },
});

const schematic = {
  kind: 'schematic',
  source: 'squares of one degree',
  licence: null,
  features: [square('610000000', 68, 43), square('611000000', 68.2, 43.2), square('190000000', 77, 43)],
} as const;

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const units = parseUnits(await read('hierarchy.csv'), await read('aliases.csv'));
  await database.db.transaction().execute((trx) => seedHierarchy(trx, units, HIERARCHY_VALID_FROM));
});
afterAll(() => database?.drop());

const replace = (set: Parameters<typeof replaceBoundarySet>[1]) =>
  database.db.transaction().execute((trx) => replaceBoundarySet(trx, set));

test('boundaries read back by level as they were given', async () => {
  const set = await replace(schematic);
  const [turkistan, turkistanCity, almaty] = schematic.features;
  expect(await activeBoundarySet(database.db)).toEqual(set);
  expect((await boundariesOf(database.db, set.id, 1)).features).toEqual([almaty, turkistan]);
  expect((await boundariesOf(database.db, set.id, 2)).features).toEqual([turkistanCity]);
  expect((await boundariesOf(database.db, set.id, 3)).features).toEqual([]);
});

test('a new set comes into use and the old one is kept', async () => {
  const old = await replace(schematic);
  const set = await replace({
    kind: 'imported',
    source: 'the operator',
    licence: 'CC BY 4.0',
    features: [square('610000000', 67, 42)],
  });
  expect(await activeBoundarySet(database.db)).toEqual(set);
  expect(set).toMatchObject({ kind: 'imported', source: 'the operator', licence: 'CC BY 4.0' });
  expect(set.hash).not.toBe(old.hash);
  expect((await boundariesOf(database.db, old.id, 1)).features).toHaveLength(2);
});

test('the hash is of the boundaries, whatever their order', async () => {
  const a = await replace(schematic);
  const b = await replace({ ...schematic, features: schematic.features.toReversed() });
  expect(b.hash).toBe(a.hash);
  expect(b.hash).toMatch(/^[0-9a-f]{64}$/);
});

test('a set with an unknown code, a doubled one or none is refused and the old one stays in use', async () => {
  const before = await replace(schematic);
  const [first] = schematic.features;
  await expect(replace({ ...schematic, features: [first, square('999999999', 70, 50)] })).rejects.toThrow(
    'There is no unit of territory with KATO code 999999999',
  );
  await expect(replace({ ...schematic, features: [first, first] })).rejects.toThrow(
    'Unit of territory 610000000 has two boundaries in the set',
  );
  await expect(replace({ ...schematic, features: [] })).rejects.toThrow('at least one boundary');
  expect(await activeBoundarySet(database.db)).toEqual(before);
});
