import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomFrom } from '../../shared/random.ts';
import { kindOf, type CameraKind } from '../../shared/register/camera-kind.ts';
import { buildCameraPicture, camerasInTile, type CameraPicture } from '../picture/camera-picture.ts';
import { demonstrationCameras } from './camera-rows.fixture.ts';
import { missingPostgis, startPostgis } from '../db/postgis.fixture.ts';
import { ALL_FROM_ZOOM, encodeCameraTile } from './camera-tile.ts';

// Tiles of the whole demonstration register, z4 to z14, on every second zoom: our encoder against PostGIS ST_AsMVT over the
// same points in the same run. Neither is packed. Needs Debian's PostgreSQL 15 with PostGIS; without it only ours is timed.
const ZOOMS = [4, 6, 8, 10, 12, 14];
const AVERAGE_TILES = 6;
/** A tile is asked for this often, or until the time is over. */
const REPEATS = { least: 3, most: 30, untilMs: 1_500 };
/** Zoom whose thinned tiles must be made this many times faster than by PostGIS. */
const LIMIT = { z: 6, ratio: 15 };

let picture: CameraPicture;
let pool: Pool | null = null;
let stop = (): Promise<void> => Promise.resolve();

beforeAll(async () => {
  picture = buildCameraPicture(demonstrationCameras());
  const missing = missingPostgis();
  if (missing !== null) {
    console.log(`PostGIS is not compared: ${missing} is missing (Debian: postgresql-15-postgis-3).`);
    return;
  }
  ({ pool, stop } = await startPostgis());
  await fill(pool, picture);
}, 300_000);
afterAll(() => stop());

const WORLD_M = 2 * 20_037_508.342_789_244;
const metres = (world: number): number => (world / 2 ** 32 - 0.5) * WORLD_M;

/** The same points with the same attributes, indexed as PostGIS recommends. */
async function fill(
  to: Pool,
  { id, worldX, worldY, kind, azimuthDeg, fovDeg }: CameraPicture,
): Promise<void> {
  await to.query('drop table if exists camera_point');
  await to.query(`create unlogged table camera_point (id bigint, owner text, linked boolean, working boolean, class text,
    traffic boolean, azimuth int, fov int, geom geometry(Point, 3857))`);
  const batch = 50_000;
  for (let from = 0; from < id.length; from += batch) {
    const at = Array.from({ length: Math.min(batch, id.length - from) }, (_, i) => from + i);
    const kinds: CameraKind[] = at.map((i) => kindOf(kind[i] ?? 0));
    await to.query(
      `insert into camera_point select i, o, l, w, c, t, nullif(a, -1), nullif(f, 0), st_setsrid(st_makepoint(x, y), 3857)
       from unnest($1::bigint[], $2::text[], $3::boolean[], $4::boolean[], $5::text[], $6::boolean[], $7::int[], $8::int[],
         $9::float8[], $10::float8[]) as u(i, o, l, w, c, t, a, f, x, y)`,
      [
        at.map((i) => id[i]),
        kinds.map((k) => k.owner),
        kinds.map((k) => k.link === 'linked'),
        kinds.map((k) => k.state === 'working'),
        kinds.map((k) => k.class),
        kinds.map((k) => k.traffic === 'traffic'),
        at.map((i) => azimuthDeg[i]),
        at.map((i) => fovDeg[i]),
        at.map((i) => metres(worldX[i] ?? 0)),
        at.map((i) => -metres(worldY[i] ?? 0)),
      ],
    );
  }
  await to.query('create index on camera_point using gist (geom)');
  await to.query('vacuum analyze camera_point');
}

const EVERY_ONE = `with tile as (select st_tileenvelope($1, $2, $3) as box)
  select st_asmvt(p, 'cameras', 4096, 'geom', 'id') as mvt from (
    select id, owner, linked, working, class, traffic, azimuth, fov, st_asmvtgeom(geom, box, 4096, 0, true) as geom
    from camera_point, tile where geom && box) p`;

/** The same thinning: a point per cell of a 64th of the tile and kind, with its count. */
const THINNED = `with tile as (select st_tileenvelope($1, $2, $3) as box)
  select st_asmvt(p, 'cameras', 4096, 'geom') as mvt from (
    select owner, linked, working, class, traffic, count(*) as count,
      st_asmvtgeom((array_agg(geom))[1], (array_agg(box))[1], 4096, 0, true) as geom
    from camera_point, tile where geom && box
    group by owner, linked, working, class, traffic,
      floor((st_x(geom) - st_xmin(box)) * 64 / (st_xmax(box) - st_xmin(box))),
      floor((st_y(geom) - st_ymin(box)) * 64 / (st_ymax(box) - st_ymin(box)))) p`;

type Tile = { z: number; x: number; y: number };

/** The tile with the most cameras, and some that were drawn by lot among those with any. */
function tilesOf(z: number): { dense: Tile; average: Tile[] } {
  const shift = 32 - z;
  const found = new Map<string, Tile & { cameras: number }>();
  for (let i = 0; i < picture.id.length; i++) {
    const x = Math.floor((picture.worldX[i] ?? 0) / 2 ** shift);
    const y = Math.floor((picture.worldY[i] ?? 0) / 2 ** shift);
    const tile = found.get(`${x}/${y}`);
    if (tile) tile.cameras++;
    else found.set(`${x}/${y}`, { z, x, y, cameras: 1 });
  }
  const tiles = [...found.values()].sort((a, b) => b.cameras - a.cameras);
  const random = randomFrom(`tiles of zoom ${z}`);
  const average = Array.from({ length: AVERAGE_TILES }, () => tiles[Math.floor(random() * tiles.length)]);
  const [dense] = tiles;
  if (!dense) throw new Error(`Zoom ${z} has no tile`);
  return { dense, average: average.filter((tile) => tile !== undefined) };
}

/** What making tiles takes: times of single ones, sorted, and how many a second when two are asked for at once. */
type Timed = { ms: number[]; perSecond: number };

async function timed(tiles: readonly Tile[], make: (tile: Tile) => unknown): Promise<Timed> {
  const ms: number[] = [];
  for (const tile of tiles) await make(tile);
  const began = performance.now();
  const goesOn = (round: number): boolean =>
    round < REPEATS.least || (round < REPEATS.most && performance.now() - began < REPEATS.untilMs);
  for (let round = 0; goesOn(round); round++)
    for (const tile of tiles) {
      const start = performance.now();
      await make(tile);
      ms.push(performance.now() - start);
    }
  const rounds = Math.max(2, ms.length / tiles.length);
  const queue = Array.from({ length: rounds }, () => tiles).flat();
  const total = queue.length;
  const start = performance.now();
  const work = async (): Promise<void> => {
    for (let tile = queue.pop(); tile; tile = queue.pop()) await make(tile);
  };
  await Promise.all([work(), work()]);
  const perSecond = (1000 * total) / (performance.now() - start);
  return { ms: ms.sort((a, b) => a - b), perSecond };
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
const ms = (value: number): string => value.toFixed(value < 10 ? 2 : 0);
const cells = (dense: Timed, average: Timed): string[] => [
  ...[dense, average].map((times) => `${ms(at(times.ms, 0.5))} / ${ms(at(times.ms, 0.99))}`),
  average.perSecond.toFixed(0),
];

test('camera tiles, our encoder against PostGIS', async () => {
  const side = (name: string) =>
    ` ${name}, densest, p50 / p99 ms | ${name}, average, p50 / p99 ms | ${name}, average, tiles/s |`;
  console.log(
    `| zoom | points | cameras in the densest tile | its size |${side('ours')}${pool ? `${side('PostGIS')} ratio, densest p50 | p99 | tiles/s |` : ''}`,
    `\n|${'---|'.repeat(pool ? 13 : 7)}`,
  );
  for (const z of ZOOMS) {
    const { dense, average } = tilesOf(z);
    for (const mode of z < ALL_FROM_ZOOM ? (['thinned', 'every'] as const) : (['every'] as const)) {
      const encode = (tile: Tile) => encodeCameraTile(picture, tile, mode === 'every' ? 0 : ALL_FROM_ZOOM);
      const [from, to] = camerasInTile(picture, dense.z, dense.x, dense.y);
      const size = encode(dense).byteLength;
      expect(size).toBeGreaterThan(0);
      const line = [`z${z}`, mode, String(to - from), `${(size / 1024).toFixed(0)} KiB`];
      const [ours, oursAverage] = [await timed([dense], encode), await timed(average, encode)];
      line.push(...cells(ours, oursAverage));
      if (pool) {
        const peer = pool;
        const ask = (tile: Tile) =>
          peer.query(mode === 'every' ? EVERY_ONE : THINNED, [tile.z, tile.x, tile.y]);
        const [theirs, theirsAverage] = [await timed([dense], ask), await timed(average, ask)];
        const ratio = at(theirs.ms, 0.5) / at(ours.ms, 0.5);
        line.push(
          ...cells(theirs, theirsAverage),
          `${ratio.toFixed(0)} ×`,
          `${(at(theirs.ms, 0.99) / at(ours.ms, 0.99)).toFixed(0)} ×`,
          `${(oursAverage.perSecond / theirsAverage.perSecond).toFixed(0)} ×`,
        );
        if (z === LIMIT.z && mode === 'thinned') expect(ratio).toBeGreaterThan(LIMIT.ratio);
      }
      console.log(`| ${line.join(' | ')} |`);
    }
  }
}, 600_000);
