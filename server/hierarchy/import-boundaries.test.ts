import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importBoundaries } from './import-boundaries.ts';
import { activeBoundarySet, boundariesOf, replaceBoundarySet, seedHierarchy } from './store.ts';
import { HIERARCHY_VALID_FROM, schematicBoundaries, units } from '../../data/bundle.ts';
import { createTestDatabase, type TestDatabase } from '../db/test-database.ts';

let test: TestDatabase;
let folder: string;
beforeAll(async () => {
  test = await createTestDatabase();
  await seedHierarchy(test.db, units(), HIERARCHY_VALID_FROM);
  await replaceBoundarySet(test.db, schematicBoundaries());
  folder = await mkdtemp(join(tmpdir(), 'sholu-boundaries-'));
});
afterAll(async () => {
  await test.drop();
  await rm(folder, { recursive: true, force: true });
});

const RING = [
  [68, 43],
  [69, 43],
  [69, 44],
  [68, 43],
];
const feature = (kato: string, coordinates: unknown = [RING], type = 'Polygon') => ({
  type: 'Feature',
  properties: { kato, name: 'of the file' },
  geometry: { type, coordinates },
});
async function run(features: unknown[], dryRun = false) {
  const path = join(folder, 'boundaries.geojson');
  await writeFile(path, JSON.stringify({ type: 'FeatureCollection', features }));
  return importBoundaries({ db: test.db, path, actor: 'test', dryRun });
}

describe('an import of boundaries', () => {
  it('names every bad feature and keeps the set in use', async () => {
    const before = await activeBoundarySet(test.db);
    const report = await run([
      feature('610000000'),
      feature('999999999'),
      feature('610000000'),
      feature('000000000'),
      feature('620000000', [RING.slice(0, 3)]),
      feature('630000000', [[...RING.slice(0, 3), [1, 1]]]),
      feature('100000000', [[[430, 68], ...RING, [430, 68]]]),
      { ...feature('110000000'), geometry: { type: 'Point', coordinates: [1, 2] } },
    ]);
    expect(report.problems.map((p) => [p.feature, p.message])).toEqual([
      [2, 'There is no unit of territory with this KATO code'],
      [3, 'Feature 1 already has this code'],
      [4, 'Only units of the first and second level have boundaries'],
      [5, expect.stringContaining('A ring needs four positions at least')],
      [6, expect.stringContaining('A ring is not closed')],
      [7, expect.stringContaining('outside the world')],
      [8, expect.stringContaining('A boundary is a Polygon or a MultiPolygon')],
    ]);
    expect(await activeBoundarySet(test.db)).toEqual(before);
  });

  it('writes nothing in a dry run and says which units have no polygon', async () => {
    const before = await activeBoundarySet(test.db);
    const report = await run([feature('610000000')], true);
    expect([report.matched, report.missing.length, report.problems]).toEqual([1, 19, []]);
    expect(await activeBoundarySet(test.db)).toEqual(before);
  });

  it('puts the polygons of one level into use and keeps those of the other', async () => {
    const before = await activeBoundarySet(test.db);
    const districts = await boundariesOf(test.db, before?.id ?? 0, 2);
    await run([feature('610000000')]);
    const after = await activeBoundarySet(test.db);
    expect(after).toMatchObject({ kind: 'imported' });
    expect((await boundariesOf(test.db, after?.id ?? 0, 1)).features.map((f) => f.geometry)).toEqual([
      { type: 'Polygon', coordinates: [RING] },
    ]);
    expect(await boundariesOf(test.db, after?.id ?? 0, 2)).toEqual(districts);
    expect(await boundariesOf(test.db, before?.id ?? 0, 1)).toMatchObject({ features: { length: 20 } });
  });
});
