import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addClosure, endClosure } from './closures.ts';
import { crossing, crossings, gridNetwork, secondsFrom, type Street } from './grid.fixture.ts';
import { importRoads, roadsDir } from './import-roads.ts';
import { osmBlob, osmHeader, osmPbf } from './osm-pbf.fixture.ts';
import { closureById, roadEditions } from './store.ts';
import { openTravel, type Travel } from './travel.ts';
import { findValhalla, NO_VALHALLA } from './valhalla.ts';
import { createTestDatabase, type TestDatabase } from '../../db/test-database.ts';
import { bundleScript } from '../../db/test-child.ts';
import { addTestTerritory, TEST_PATHS } from '../../db/test-territory.ts';
import { createLog } from '../../log.ts';
import { isInArea } from '../../../shared/hierarchy/area.ts';
import { createEstimate } from '../../../shared/planning/travel/estimate.ts';
import type { Isochrones, TravelPoint } from '../../../shared/planning/travel/travel-time.ts';

/** The router counts turns, some two seconds each, and whole seconds; no way here has more than a few. */
const TURNS_S = 8;
const NOON = Date.UTC(2026, 5, 2, 7);
const START = crossing(4, 4);

const points: TravelPoint[] = crossings.map(({ lon, lat }) => ({ lon, lat, kind: 'urban' }));
const start: TravelPoint = { lon: START.lon, lat: START.lat, kind: 'urban' };
const byCar = { type: 'patrol_car', hours: 'day' } as const;
/** The street from the start to the east. */
const isEastward = ({ from, to }: Street): boolean => from.row === 4 && from.column === 4 && to.row === 4;

const contains = ({ list }: Isochrones, i: number, { lon, lat }: { lon: number; lat: number }): boolean =>
  isInArea({ type: 'MultiPolygon', coordinates: list[i]?.area ?? [] }, lon, lat);

describe('travel time by road', () => {
  let test: TestDatabase;
  let dataDir: string;
  let travel: Travel;
  const file = (name: string): string => join(dataDir, name);
  const read = (path: string, { valhalla = findValhalla(), into = dataDir } = {}) =>
    importRoads(
      { db: test.db, dataDir: into, valhalla, clock: () => NOON },
      { path, actor: 'seed', say: () => undefined },
    );

  beforeAll(async () => {
    test = await createTestDatabase();
    await addTestTerritory(test.db);
    dataDir = await mkdtemp(join(tmpdir(), 'sholu-roads-'));
    const script = await bundleScript(new URL('./road-child.ts', import.meta.url));
    travel = openTravel({ db: test.db, dataDir, script, log: createLog('silent'), clock: () => NOON });
    await writeFile(file('grid.osm.pbf'), osmPbf(gridNetwork()));
  });
  afterAll(async () => {
    await travel.close();
    await test.drop();
    await rm(dataDir, { recursive: true });
  });

  it('is an estimate that says so until there are roads', async () => {
    const { basis, seconds } = await travel.matrix({ from: [start], to: points, ...byCar });
    expect(basis).toMatchObject({ name: 'estimate', estimate: true, why: 'no_roads' });
    expect(seconds).toEqual((await createEstimate().matrix({ from: [start], to: points, ...byCar })).seconds);
  });

  it('takes a file into force as an edition, in one audited deed', async () => {
    const edition = await read(file('grid.osm.pbf'));
    expect(edition).toMatchObject({
      fileName: 'grid.osm.pbf',
      dataAtMs: Date.UTC(2026, 5, 1),
      actor: 'seed',
    });
    expect(await travel.status()).toMatchObject({
      basis: { name: 'roads', estimate: false, asOfMs: Date.UTC(2026, 5, 1) },
      edition: { sha256: edition.sha256 },
    });
    const entry = await test.db
      .selectFrom('audit_entry')
      .select(['actor', 'object'])
      .where('action', '=', 'planning.importRoads')
      .executeTakeFirstOrThrow();
    expect(entry).toEqual({ actor: 'seed', object: `road_edition:${edition.id}` });
  });

  it('is the same edition on a second server of the database that reads the same file', async () => {
    const into = await mkdtemp(join(tmpdir(), 'sholu-roads-'));
    const { id } = await read(file('grid.osm.pbf'), { into });
    expect((await travel.status()).edition?.id).toBe(id);
    expect(await readdir(roadsDir(into))).toEqual([`edition-${id}`]);
    await rm(into, { recursive: true });
    expect(await test.db.selectFrom('road_edition').select('id').execute()).toEqual([{ id }]);
  });

  it('agrees with the shortest ways of the same network to the seconds that turns take, one-way streets obeyed', async () => {
    // Against the one-way street as well as along it.
    const from = [start, { ...start, ...crossing(4, 8) }];
    const { basis, seconds, estimated } = await travel.matrix({ from, to: points, ...byCar });
    expect(basis.name).toBe('roads');
    expect(estimated.every((one) => one === 0)).toBe(true);
    const exact = [START, crossing(4, 8)].flatMap((place) => secondsFrom(place));
    const off = Array.from(seconds, (value, i) => value - (exact[i] ?? Number.NaN));
    expect(Math.min(...off)).toBeGreaterThanOrEqual(-1);
    expect(Math.max(...off)).toBeLessThanOrEqual(TURNS_S);
    // Two blocks back along the one-way street are four blocks' way around.
    const back = crossings.findIndex(({ row, column }) => row === 4 && column === 6);
    expect(exact[crossings.length + back]).toBeGreaterThan(140);
  });

  it('draws isochrones that contain exactly the crossings within their time', async () => {
    // 36 s a block and up to TURNS_S on the way: at these minutes no crossing is reached or just not.
    const minutes = [0.9, 2.1, 3.3];
    const answer = await travel.isochrones({ from: start, minutes, ...byCar });
    expect(answer.basis.estimate).toBe(false);
    const exact = secondsFrom(START);
    minutes.forEach((minute, i) => {
      const expected = crossings.filter((_, k) => (exact[k] ?? Infinity) <= minute * 60);
      expect(exact.every((seconds) => Math.abs(seconds - minute * 60) > TURNS_S)).toBe(true);
      expect(crossings.filter((place) => contains(answer, i, place))).toEqual(expected);
    });
  });

  it('takes longer where a road is closed, and no longer once it is open again', async () => {
    const target: TravelPoint = { ...start, ...crossing(4, 5) };
    const ask = async (): Promise<number | undefined> =>
      (await travel.matrix({ from: [start], to: [target], ...byCar })).seconds[0];
    const before = await ask();
    const line: [number, number][] = [START, crossing(4, 5)].map(({ lon, lat }) => [lon, lat]);
    const closure = {
      unit: TEST_PATHS.city.slice(-9),
      line,
      fromMs: NOON - 1_000,
      toMs: null,
      reason: 'A burst pipe',
    };
    const deed = { actor: 'seed', atMs: NOON };
    const id = await addClosure(test.db, deed, closure);
    const around = secondsFrom(START, isEastward);
    const expected = around[crossings.findIndex(({ row, column }) => row === 4 && column === 5)] ?? 0;
    const closed = (await ask()) ?? 0;
    expect(before).toBeLessThan(expected);
    expect(Math.abs(closed - expected)).toBeLessThanOrEqual(TURNS_S);
    const isochrones = await travel.isochrones({ from: start, minutes: [0.9], ...byCar });
    expect(contains(isochrones, 0, crossing(4, 5))).toBe(false);
    expect(contains(isochrones, 0, crossing(5, 4))).toBe(true);
    const stored = await closureById(test.db, id);
    if (!stored) throw new Error('the closure is not there');
    await endClosure(test.db, deed, { closure: stored, ends: true, reason: 'Mended' });
    expect(await ask()).toBe(before);
    // What is only thought closed holds for the one question.
    const thought = await travel.matrix({ from: [start], to: [target], ...byCar, closed: [line] });
    expect(thought.seconds[0]).toBe(closed);
    expect(await ask()).toBe(before);
  });

  it('says which points no road leads to, and estimates those alone', async () => {
    const steppe: TravelPoint = { lon: 68.9, lat: 43.9, kind: 'rural' };
    const { basis, seconds, estimated } = await travel.matrix({
      from: [start, steppe],
      to: [start, steppe],
      ...byCar,
    });
    expect(basis.name).toBe('roads');
    expect([...estimated]).toEqual([0, 1, 1, 1]);
    const { seconds: straight } = await createEstimate().matrix({ from: [start], to: [steppe], ...byCar });
    expect(seconds[1]).toBe(straight[0]);
    const { basis: far } = await travel.isochrones({ from: steppe, minutes: [5], ...byCar });
    expect(far).toMatchObject({ name: 'estimate', why: 'off_road' });
  });

  it('refuses what is no road network in a sentence, and keeps the roads that it has', async () => {
    const good = osmPbf(gridNetwork());
    const network = gridNetwork();
    const bad: Record<string, [Buffer, RegExp]> = {
      'empty.osm.pbf': [Buffer.alloc(0), /is empty/],
      'text.osm.pbf': [Buffer.from('<osm version="0.6"></osm>'.repeat(9)), /not an \.osm\.pbf/],
      'cut.osm.pbf': [good.subarray(0, good.length - 40), /not whole: it ends in the middle/],
      'cut-in-size.osm.pbf': [Buffer.concat([good, Buffer.from([0, 0])]), /not whole/],
      'flipped.osm.pbf': [
        Buffer.concat([good.subarray(0, -200), Buffer.alloc(100, 0x5a), good.subarray(-100)]),
        /not whole: piece 2 cannot be unpacked/,
      ],
      'no-roads.osm.pbf': [
        osmPbf({ ...network, ways: network.ways.map((way) => ({ ...way, tags: { building: 'yes' } })) }),
        /no roads/,
      ],
      'history.osm.pbf': [
        Buffer.concat([osmHeader(network, ['OsmSchema-V0.6', 'HistoricalInformation'])]),
        /needs "HistoricalInformation"/,
      ],
      // Whole by its form, and nonsense inside.
      'nonsense.osm.pbf': [
        Buffer.concat([osmHeader(network), osmBlob('OSMData', Buffer.from('nothing of the kind'))]),
        /cannot be understood|no roads/,
      ],
    };
    const before = await roadEditions(test.db, 10);
    for (const [name, [bytes, words]] of Object.entries(bad)) {
      await writeFile(file(name), bytes);
      await expect(read(file(name)), name).rejects.toThrow(words);
    }
    await expect(read(file('nowhere.osm.pbf'))).rejects.toThrow(/There is no file/);
    await expect(read(file('grid.osm.pbf'), { valhalla: null })).rejects.toThrow(NO_VALHALLA);
    expect(await roadEditions(test.db, 10)).toEqual(before);
    expect(await readdir(roadsDir(dataDir))).toEqual([`edition-${before[0]?.id}`]);
    expect((await travel.status()).basis.name).toBe('roads');
  });

  it('changes to the roads of the next edition without a restart', async () => {
    const slow = gridNetwork(Date.UTC(2026, 6, 1));
    const ways = slow.ways.map((way) => ({ ...way, tags: { ...way.tags, maxspeed: '25' } }));
    await writeFile(file('slow.osm.pbf'), osmPbf({ ...slow, ways }));
    const ask = () => travel.matrix({ from: [start], to: [{ ...start, ...crossing(0, 4) }], ...byCar });
    const before = (await ask()).seconds[0] ?? 0;
    await read(file('slow.osm.pbf'));
    const { seconds, basis } = await ask();
    expect(basis.asOfMs).toBe(Date.UTC(2026, 6, 1));
    expect((seconds[0] ?? 0) / before).toBeCloseTo(2, 1);
  });
});

it('is looked for where it is needed, and its absence is a sentence', () => {
  expect(
    findValhalla(() => {
      throw new Error('Cannot find module');
    }),
  ).toBeNull();
  expect(findValhalla(() => '/nowhere/index.js')).toBeNull();
  expect(NO_VALHALLA).toMatch(/optional/);
});
