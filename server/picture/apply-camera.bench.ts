import { expect, test } from 'vitest';
import { demonstrationCameras } from '../register/camera-rows.fixture.ts';
import { applyCamera } from './apply-camera.ts';
import { buildCameraPicture, type CameraRows } from './camera-picture.ts';

// What the main thread spends on one changed camera in the whole demonstration register: carried in, against built anew.
const EDITS = 40;
const REBUILDS = 5;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

function timedMs(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

/** The camera at `from`, moved by a few metres and turned. */
const moved = (rows: CameraRows, from: number): CameraRows => ({
  id: rows.id.slice(from, from + 1),
  lonE6: rows.lonE6.slice(from, from + 1).map((lon) => lon + 50),
  latE6: rows.latE6.slice(from, from + 1),
  unit: rows.unit.slice(from, from + 1),
  kind: rows.kind.slice(from, from + 1),
  azimuthDeg: rows.azimuthDeg.slice(from, from + 1).map((azimuth) => (azimuth + 30) % 360),
  fovDeg: rows.fovDeg.slice(from, from + 1),
});

test('one changed camera, carried in against built anew', () => {
  const rows = demonstrationCameras();
  let picture = buildCameraPicture(rows);
  const first = picture.version;
  const edit = (n: number): void => {
    const at = Math.floor(((n + 0.5) / EDITS) * rows.id.length);
    picture = applyCamera(picture, rows.id[at] ?? 0, moved(rows, at));
  };
  for (let n = 0; n < EDITS; n += 8) edit(n);
  const carriedIn = Array.from({ length: EDITS }, (_, n) => timedMs(() => edit(n)));
  const anew = Array.from({ length: REBUILDS }, () => timedMs(() => buildCameraPicture(rows)));
  expect(picture.version).not.toBe(first);
  console.log(
    `one changed camera of ${rows.id.length}: carried in ${median(carriedIn).toFixed(1)} ms (worst ${Math.max(...carriedIn).toFixed(1)}), ` +
      `built anew ${median(anew).toFixed(0)} ms without reading the register: ${(median(anew) / median(carriedIn)).toFixed(0)} ×`,
  );
}, 120_000);
