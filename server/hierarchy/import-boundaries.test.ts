import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, beforeAll, describe, expect, it } from 'vitest';
import { districtFeature, featureOf, squareAround, squareOf, unitOf } from './boundary-fixture.ts';
import { importBoundaries, type BoundaryImportOptions } from './import-boundaries.ts';
import {
  activeBoundarySet,
  boundariesOf,
  boundarySets,
  replaceBoundarySet,
  seedHierarchy,
  activateBoundarySet,
} from './store.ts';
import { HIERARCHY_VALID_FROM, schematicBoundaries, units } from '../../data/bundle.ts';
import { createTestDatabase, type TestDatabase } from '../db/test-database.ts';

const SEMEY = '101000000';
const ZHANASEMEY = '104100000';
const SATPAEV = '622000000';
const KENTAU = '612000000';
const SAURAN = '615500000';
const AYAGOZ = '103600000';
const URZHAR = '104600000';

let test: TestDatabase;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sholu-boundaries-'));
});
beforeEach(async () => {
  test = await createTestDatabase();
  await seedHierarchy(test.db, units(), HIERARCHY_VALID_FROM);
  await replaceBoundarySet(test.db, schematicBoundaries());
  return () => test.drop();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}
async function run(features: unknown[], options: Partial<BoundaryImportOptions> = {}, collection = {}) {
  const content = JSON.stringify({ type: 'FeatureCollection', ...collection, features });
  const path = await file('boundaries.geojson', content);
  return importBoundaries({ db: test.db, path, actor: 'test', dryRun: false, ...options });
}
type Report = Awaited<ReturnType<typeof run>>;
const messages = ({ findings }: Report) => findings.filter((f) => f.feature !== null).map((f) => f.message);
const notMissing = ({ findings }: Report) => findings.filter((f) => f.kind !== 'missing');

describe('matching', () => {
  it('takes a unit by its code, or by its name within its region where the code is of no unit', async () => {
    const report = await run([
      districtFeature(SEMEY),
      districtFeature(ZHANASEMEY, { KATO: '101010000' }),
      districtFeature(SATPAEV, { KATO: '622010000', ADM2_RU: 'Сатпаев' }),
      featureOf({ name: 'Аягозский', region: 'область Абай', level: 2 }, [squareOf(AYAGOZ)]),
      featureOf({ shapeName: 'Urzhar', shapeType: 'ADM2' }, [squareOf(URZHAR)]),
    ]);
    expect(notMissing(report).map((f) => [f.kind, f.kato, f.by])).toEqual([
      ['matched', SEMEY, 'code'],
      ['wrong-code', ZHANASEMEY, 'name'],
      ['wrong-code', SATPAEV, 'name'],
      ['matched', AYAGOZ, 'name'],
      ['matched', URZHAR, 'name'],
    ]);
    expect(messages(report)[1]).toContain('There is no unit of this level with code 101010000');
    expect(report.set).toMatchObject({ kind: 'imported' });
  });

  it('tells renamed units and other spellings apart, and takes both', async () => {
    const report = await run([
      districtFeature(AYAGOZ, { ADM2_KK: 'Сергиополь', ADM2_RU: 'Сергиопольский', ADM2_EN: 'Sergiopol' }),
      districtFeature(URZHAR, { ADM2_KK: '', ADM2_RU: 'Урджарскиы', ADM2_EN: '' }),
    ]);
    expect(notMissing(report).map((f) => [f.kind, f.kato])).toEqual([
      ['renamed', AYAGOZ],
      ['spelling', URZHAR],
    ]);
    expect(report.good).toBe(2);
  });

  it('stops at a code of one unit with the name of another, unless the proposal is accepted', async () => {
    const feature = districtFeature(AYAGOZ, { KATO: URZHAR });
    const stopped = await run([feature]);
    expect(stopped).toMatchObject({ good: 0, set: null });
    expect(stopped.findings[0]).toMatchObject({ kind: 'contradiction', fileCode: URZHAR, kato: AYAGOZ });
    expect(stopped.findings[0]?.message).toContain(`proposal: ${AYAGOZ}`);
    const accepted = await run([feature], { acceptProposals: true });
    const { features } = await boundariesOf(test.db, accepted.set?.id ?? 0, 2);
    expect(features.map((f) => f.properties.kato)).toEqual([AYAGOZ]);
  });

  it('names what no unit has, two features for one unit, a name that fits two units and a level that nothing tells', async () => {
    const report = await run([
      districtFeature(AYAGOZ, { KATO: '999999999', ADM2_KK: 'Жоқ', ADM2_RU: 'Нет', ADM2_EN: 'None' }),
      districtFeature(SEMEY),
      districtFeature(SEMEY),
      featureOf({ name: 'Павлодар', region: 'Павлодарская область', level: 2 }, [squareOf('551000000')]),
    ]);
    expect(notMissing(report).map((f) => f.kind)).toEqual(['unknown', 'disputed', 'disputed', 'disputed']);
    expect(messages(report)[1]).toContain('Feature 3 claims Semey (city administration) (101000000) too');
    expect(messages(report)[3]).toMatch(/Pavlodar \(city administration\).*Pavlodar District/);
    const [nameless] = (await run([featureOf({}, [squareOf(SEMEY)])])).findings;
    expect(nameless).toMatchObject({ kind: 'unknown', message: expect.stringContaining('--level 1') });
  });

  it('names units that the file lacks and whose boundary holds their place', async () => {
    const { label, seat } = unitOf(SAURAN);
    const [lon, lat] = label ?? [seat?.lon ?? 0, seat?.lat ?? 0];
    const report = await run([districtFeature(KENTAU, {}, [squareAround(lon, lat, 0.5)])]);
    const sauran = report.findings.find((f) => f.kato === SAURAN);
    expect(sauran).toMatchObject({
      kind: 'missing',
      message: expect.stringContaining('Kentau (city administration) (612000000)'),
    });
    expect(report.findings.filter((f) => f.kind === 'missing')).toHaveLength(227);
  });
});

describe('geometry', () => {
  const [lon = 0, lat = 0] = squareOf(AYAGOZ)[0] ?? [];
  const bowtie = [
    [lon, lat],
    [lon + 1, lat + 1],
    [lon + 1, lat],
    [lon, lat + 1],
    [lon, lat],
  ];
  const outside = squareAround(100, 50, 1);
  const swapped = (ring: GeoJSON.Position[]) => ring.map(([x = 0, y = 0]) => [y, x]);

  it.each([
    ['an open ring', [squareOf(AYAGOZ).slice(0, 4)], 'is not closed'],
    [
      'a ring of three positions',
      [
        [
          [lon, lat],
          [lon + 1, lat],
          [lon, lat],
        ],
      ],
      'it needs four',
    ],
    ['a ring that crosses itself', [bowtie], 'The boundary crosses itself near'],
    ['a hole that crosses the outer ring', [squareOf(AYAGOZ), squareAround(lon, lat, 0.005)], 'Two rings'],
    [
      'a ring without area',
      [
        [
          [lon, lat],
          [lon + 1, lat],
          [lon + 2, lat],
          [lon, lat],
        ],
      ],
      'encloses nothing',
    ],
    ['a place outside the country', [outside], 'lies outside Kazakhstan'],
    ['metres', [squareOf(AYAGOZ).map(([x = 0, y = 0]) => [x * 1e5, y * 1e5])], 'is not in degrees'],
    ['swapped axes', [swapped(squareOf(AYAGOZ))], 'Latitude and longitude are swapped'],
    ['no positions', 'none', 'cannot be read (coordinates)'],
  ])('refuses %s by the name of the unit', async (_, rings, sentence) => {
    const before = await activeBoundarySet(test.db);
    const report = await run([districtFeature(SEMEY), districtFeature(AYAGOZ, {}, rings)]);
    expect(report.findings[1]).toMatchObject({ kind: 'refused', kato: AYAGOZ, unit: 'Аягозский район' });
    expect(report.findings[1]?.message).toContain(sentence);
    expect(await activeBoundarySet(test.db)).toEqual(before);
  });

  it('sees swapped axes where the swapped place lies in the country too', async () => {
    const atyrau = '231000000';
    const report = await run([districtFeature(atyrau, {}, [swapped(squareAround(51.9, 47.1, 0.2))])]);
    expect(report.findings[0]).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('swapped'),
    });
  });

  it('turns rings that run the wrong way round', async () => {
    const report = await run([districtFeature(AYAGOZ, {}, [squareOf(AYAGOZ).toReversed()])]);
    expect(report.turned).toBe(1);
    const { features } = await boundariesOf(test.db, report.set?.id ?? 0, 2);
    expect(features[0]?.geometry.coordinates[0]).toEqual(squareOf(AYAGOZ));
  });

  it('cuts off a small loop when asked to, never a large one', async () => {
    const big = squareAround(lon, lat, 0.5);
    const [a = [], , c = [], d = []] = big;
    const loop = [
      a,
      [lon + 0.5, lat - 0.5],
      [lon + 0.5, lat],
      [lon + 0.499, lat + 0.001],
      [lon + 0.502, lat + 0.001],
    ];
    const slip = [...loop, [lon + 0.499, lat + 0.0005], c, d, a];
    const plain = await run([districtFeature(AYAGOZ, {}, [slip])]);
    expect(plain.findings[0]?.message).toContain('--mend cuts it off');
    const mended = await run([districtFeature(AYAGOZ, {}, [slip])], { mend: true });
    expect(mended.findings.map((f) => f.kind)).toContain('mended');
    expect(mended.set).not.toBeNull();
    const large = await run([districtFeature(AYAGOZ, {}, [bowtie])], { mend: true });
    expect(large).toMatchObject({ good: 0, set: null });
  });

  it('tells units that overlap by more than a hundredth, and takes them with the good', async () => {
    const shifted = squareOf(AYAGOZ).map(([x = 0, y = 0]) => [x + 0.01, y]);
    const features = [districtFeature(AYAGOZ), districtFeature(URZHAR, {}, [shifted])];
    const report = await run(features);
    const overlap = report.findings.find((f) => f.kind === 'overlap');
    expect(overlap?.message).toMatch(/^Overlaps Urzhar District \(104600000\) by .* km², 50\.0 %/);
    expect(report.set).toBeNull();
    expect((await run(features, { acceptGood: true })).good).toBe(2);
  });
});

describe('what comes into use', () => {
  it('is nothing while one feature has a problem, and the good ones when they are accepted', async () => {
    const before = await activeBoundarySet(test.db);
    const features = [districtFeature(SEMEY), districtFeature(AYAGOZ, {}, [squareOf(AYAGOZ).slice(1)])];
    expect(await run(features)).toMatchObject({ good: 1, set: null });
    expect(await run(features, { dryRun: true, acceptGood: true })).toMatchObject({ good: 1, set: null });
    expect(await activeBoundarySet(test.db)).toEqual(before);
    const { set } = await run(features, { acceptGood: true });
    const { features: stored } = await boundariesOf(test.db, set?.id ?? 0, 2);
    expect(stored.map((f) => f.properties.kato)).toEqual([SEMEY]);
  });

  it('keeps the other level, and missing units only when asked to', async () => {
    const old = await activeBoundarySet(test.db);
    const { set } = await run([districtFeature(SEMEY)]);
    expect(await boundariesOf(test.db, set?.id ?? 0, 1)).toEqual(
      await boundariesOf(test.db, old?.id ?? 0, 1),
    );
    expect((await boundariesOf(test.db, set?.id ?? 0, 2)).features).toHaveLength(1);
    await test.db.transaction().execute((trx) => activateBoundarySet(trx, old?.id ?? 0));
    const kept = await run([districtFeature(SEMEY)], { keepMissing: true });
    expect((await boundariesOf(test.db, kept.set?.id ?? 0, 2)).features).toHaveLength(228);
  });

  it('can be taken back to any earlier set, of which the list tells', async () => {
    const old = await activeBoundarySet(test.db);
    const { set } = await run([districtFeature(SEMEY)], { source: 'the akimat', licence: 'own' });
    expect(await boundarySets(test.db)).toMatchObject([
      { id: set?.id, active: true, kind: 'imported', source: 'the akimat', regions: 20, districts: 1 },
      { id: old?.id, active: false, kind: 'schematic', regions: 20, districts: 228 },
    ]);
    const use = (id: number) => test.db.transaction().execute((trx) => activateBoundarySet(trx, id));
    expect(await use(old?.id ?? 0)).toBe(true);
    expect(await activeBoundarySet(test.db)).toEqual(old);
    expect(await use(4_711)).toBe(false);
  });

  it('leaves an audit entry with the set before and after', async () => {
    const old = await activeBoundarySet(test.db);
    const { set } = await run([districtFeature(SEMEY)]);
    const entry = await test.db.selectFrom('audit_entry').selectAll().executeTakeFirstOrThrow();
    expect(entry).toMatchObject({
      actor: 'test',
      action: 'hierarchy.import-boundaries',
      object: `boundaries:${set?.id}`,
      before: { set: old?.id },
      after: { set: set?.id, good: 1, kept: 20 },
    });
  });
});

describe('files that are not what they should be', () => {
  const importFile = async (name: string, content: string | Buffer) =>
    importBoundaries({ db: test.db, path: await file(name, content), actor: 'test', dryRun: true });
  const utf16 = Buffer.from('\uFEFF{"type":"FeatureCollection"}', 'utf16le');

  it.each([
    ['districts.zip', 'PK', 'is a .zip; boundaries are read from GeoJSON'],
    ['districts.shp', '', 'is a .shp'],
    ['renamed.geojson', 'PK\u0003\u0004', 'is a ZIP archive'],
    ['utf16.geojson', utf16, 'is not UTF-8'],
    ['half.geojson', '{"type":"FeatureCollection","features":[', 'is not JSON'],
    ['point.geojson', '{"type":"Point","coordinates":[70,50]}', 'A GeoJSON FeatureCollection is expected'],
    ['empty.geojson', '{"type":"FeatureCollection","features":[]}', 'The file holds no feature'],
  ])('refuses %s with a sentence', async (name, content, sentence) => {
    await expect(importFile(name, content)).rejects.toThrow(sentence);
  });

  it('refuses other coordinate systems, and takes the names of WGS 84', async () => {
    const crs = (name: string) => ({ crs: { type: 'name', properties: { name } } });
    await expect(run([districtFeature(SEMEY)], {}, crs('urn:ogc:def:crs:EPSG::32642'))).rejects.toThrow(
      'The file is in another coordinate system',
    );
    for (const name of ['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4326', 'urn:ogc:def:crs:EPSG::4326'])
      expect(await run([districtFeature(SEMEY)], {}, crs(name))).toMatchObject({ good: 1 });
  });
});
