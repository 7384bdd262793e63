import { parse } from 'csv-parse';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { units } from '../../../../data/bundle.ts';
import { randomFrom } from '../../../../shared/random.ts';
import { cellsCheck, checkRow } from '../../../../shared/register/import/check-row.ts';
import { openTable } from './open-table.ts';
import { context } from './read-all.fixture.ts';

// The whole register of cameras as CSV: rows per second of reading and checking, against csv-parse alone in the same
// run; then the memory that files of 200 MB need in the three formats that stream.
const CAMERAS = 450_000;
const REPEATS = 3;
const LARGE_BYTES = 200 * 1024 * 1024;
const HEADER =
  'external_id,owner,facility_external_id,kato,lon,lat,azimuth_deg,fov_deg,linked,working,technical_class,traffic';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sholu-read-bench-'));
});
afterAll(() => rm(folder, { recursive: true }));

type Write = (row: { n: number; kato: string; lon: number; lat: number; azimuth: number }) => string;
const csvRow: Write = ({ n, kato, lon, lat, azimuth }) =>
  `CAM-${n},police,,${kato},${lon.toFixed(6)},${lat.toFixed(6)},${azimuth},90,true,true,meets_profile,false\n`;
const feature: Write = ({ n, kato, lon, lat, azimuth }) =>
  `${n === 0 ? '' : ',\n'}{"type":"Feature","properties":{"external_id":"CAM-${n}","owner":"police","facility_external_id":null,"kato":"${kato}","azimuth_deg":${azimuth},"fov_deg":90,"linked":true,"working":true,"technical_class":"meets_profile","traffic":false},"geometry":{"type":"Point","coordinates":[${lon.toFixed(6)},${lat.toFixed(6)}]}}`;

/** Writes cameras near the seats of their districts, until there are so many rows or bytes. */
async function generate(
  name: string,
  frame: readonly [string, string],
  write: Write,
  rows: number,
  bytes: number,
) {
  const path = join(folder, name);
  const file = createWriteStream(path);
  const random = randomFrom('cameras of a benchmark');
  const places = units().flatMap(({ kato, level, label }) => (level === 2 && label ? [{ kato, label }] : []));
  let written = file.write(frame[0]) ? frame[0].length : 0;
  for (let n = 0; n < rows && written < bytes;) {
    let chunk = '';
    for (const end = Math.min(rows, n + 2_000); n < end; n++) {
      const place = places[Math.floor(random() * places.length)];
      const [lon, lat] = place?.label ?? [0, 0];
      const azimuth = Math.floor(random() * 360);
      chunk += write({
        n,
        kato: place?.kato ?? '',
        lon: lon + random() / 50,
        lat: lat + random() / 50,
        azimuth,
      });
    }
    written += chunk.length;
    if (!file.write(chunk)) await once(file, 'drain');
  }
  file.end(frame[1]);
  await once(file, 'close');
  return path;
}

async function readAndCheck(path: string, onRow?: () => void): Promise<{ good: number; bad: number }> {
  const table = await openTable(path, 'cameras');
  const check = cellsCheck('cameras', context);
  let [good, bad] = [0, 0];
  for await (const raw of table.rows) {
    if ('value' in checkRow(check, raw, table.header)) good++;
    else bad++;
    onRow?.();
  }
  return { good, bad };
}

async function readBare(path: string): Promise<number> {
  let rows = 0;
  for await (const _ of createReadStream(path).pipe(parse({ columns: true }))) rows++;
  return rows;
}

async function seconds(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await run();
  return (performance.now() - began) / 1000;
}

test('450,000 cameras, read and checked, against csv-parse alone', async () => {
  const path = await generate('cameras.csv', [`${HEADER}\n`, ''], csvRow, CAMERAS, Infinity);
  expect(await readAndCheck(path)).toEqual({ good: CAMERAS, bad: 0 });
  expect(await readBare(path)).toBe(CAMERAS);
  const ours: number[] = [];
  const bare: number[] = [];
  for (let i = 0; i < REPEATS; i++) {
    bare.push(await seconds(() => readBare(path)));
    ours.push(await seconds(() => readAndCheck(path)));
  }
  const [best, peer] = [Math.min(...ours), Math.min(...bare)];
  console.log(
    `${Math.round(CAMERAS / best)} rows/s read and checked (${best.toFixed(2)} s), csv-parse alone ${Math.round(CAMERAS / peer)} rows/s (${peer.toFixed(2)} s): ${(best / peer).toFixed(2)} × its time`,
  );
}, 300_000);

test('files of 200 MB', async () => {
  for (const [name, frame, write] of [
    ['large.csv', [`${HEADER}\n`, ''], csvRow],
    ['large.geojson', ['{"type":"FeatureCollection","features":[\n', '\n]}\n'], feature],
  ] as const) {
    const path = await generate(name, frame, write, Infinity, LARGE_BYTES);
    global.gc?.();
    const before = process.memoryUsage.rss();
    let peak = before;
    let rows = 0;
    const { bad } = await readAndCheck(path, () => {
      if (rows++ % 5_000 === 0) peak = Math.max(peak, process.memoryUsage.rss());
    });
    expect(bad).toBe(0);
    const mb = (bytes: number) => (bytes / 1024 / 1024).toFixed(0);
    console.log(
      `${name}: ${mb((await stat(path)).size)} MB, ${rows} rows; peak memory ${mb(peak - before)} MB above ${mb(before)} MB before`,
    );
    await rm(path);
  }
}, 300_000);
