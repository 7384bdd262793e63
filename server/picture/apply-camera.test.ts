import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KIND_COUNT } from '../../shared/register/camera-kind.ts';
import { encodeCameraTile } from '../register/camera-tile.ts';
import { applyCamera } from './apply-camera.ts';
import { buildCameraPicture, NO_CAMERAS, type CameraPicture, type CameraRows } from './camera-picture.ts';
import { tileStamp } from './camera-stamps.ts';

type Row = { [Column in keyof CameraRows]: number };

const rowsOf = (rows: readonly Row[]): CameraRows => ({
  id: Float64Array.from(rows, (r) => r.id),
  lonE6: Int32Array.from(rows, (r) => r.lonE6),
  latE6: Int32Array.from(rows, (r) => r.latE6),
  unit: Uint16Array.from(rows, (r) => r.unit),
  kind: Uint8Array.from(rows, (r) => r.kind),
  azimuthDeg: Int16Array.from(rows, (r) => r.azimuthDeg),
  fovDeg: Uint16Array.from(rows, (r) => r.fovDeg),
});

/** Few ids and few places: the same camera comes again, and several stand in one place. */
const row = fc.record<Row>({
  id: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constant(2 ** 40 + 3)),
  lonE6: fc.oneof(fc.constantFrom(76_940_000, 76_940_001), fc.integer({ min: 46_000_000, max: 88_000_000 })),
  latE6: fc.oneof(fc.constantFrom(43_250_000, 43_250_001), fc.integer({ min: 40_000_000, max: 56_000_000 })),
  unit: fc.nat(300),
  kind: fc.nat(KIND_COUNT - 1),
  azimuthDeg: fc.integer({ min: -1, max: 359 }),
  fovDeg: fc.nat(180),
});
/** Without the stamps, half a megabyte of which the version is the digest. */
const told = (picture: CameraPicture) => ({ ...picture, stamps: null });
const edits = fc.array(fc.record({ row, isGone: fc.boolean() }), { maxLength: 40 });

test('after any edits the picture is the one that is built from the whole register', () => {
  fc.assert(
    fc.property(edits, (sequence) => {
      const register = new Map<number, Row>();
      let picture = NO_CAMERAS;
      for (const { row: changed, isGone } of sequence) {
        if (isGone) register.delete(changed.id);
        else register.set(changed.id, changed);
        picture = applyCamera(picture, changed.id, rowsOf(isGone ? [] : [changed]));
      }
      const rows = [...register.values()].sort((a, b) => a.id - b.id);
      expect(told(picture)).toEqual(told(buildCameraPicture(rowsOf(rows))));
    }),
  );
});

test('an edit leaves the former picture as it was, and one that changes nothing gives the same picture', () => {
  fc.assert(
    fc.property(row, row, (first, second) => {
      const before = buildCameraPicture(rowsOf([first]));
      const copy = structuredClone(told(before));
      const stamps = before.stamps.slice();
      const after = applyCamera(before, second.id, rowsOf([second]));
      expect(told(before)).toEqual(copy);
      expect(Buffer.from(before.stamps.buffer).equals(Buffer.from(stamps.buffer))).toBe(true);
      expect(applyCamera(after, second.id, rowsOf([second]))).toBe(after);
    }),
  );
});

test('a tile whose stamp is still the same has not changed', () => {
  const z = fc.integer({ min: 3, max: 14 });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 10 }), row, row, z, (others, old, now, zoom) => {
      const rows = [...new Map([...others, old].map((r) => [r.id, r])).values()].sort((a, b) => a.id - b.id);
      const before = buildCameraPicture(rowsOf(rows));
      const after = applyCamera(before, old.id, rowsOf([{ ...now, id: old.id }]));
      for (let at = 0; at < before.id.length; at++) {
        const [x, y] = [before.worldX, before.worldY].map((column) =>
          Math.floor((column[at] ?? 0) / 2 ** (32 - zoom)),
        );
        const tile = { z: zoom, x: x ?? 0, y: y ?? 0 };
        const isKept =
          tileStamp(before.stamps, zoom, tile.x, tile.y) === tileStamp(after.stamps, zoom, tile.x, tile.y);
        const isSame = Buffer.from(encodeCameraTile(after, tile)).equals(encodeCameraTile(before, tile));
        expect(isSame || !isKept).toBe(true);
      }
    }),
  );
});

test('an edit far away leaves the stamp of a tile, an edit in it changes the stamp', () => {
  const almaty = { id: 1, lonE6: 76_940_000, latE6: 43_250_000, unit: 1, kind: 0, azimuthDeg: 0, fovDeg: 60 };
  const aktobe = { ...almaty, id: 2, lonE6: 57_170_000, latE6: 50_280_000 };
  const before = buildCameraPicture(rowsOf([almaty, aktobe]));
  const after = applyCamera(before, 2, rowsOf([{ ...aktobe, azimuthDeg: 90 }]));
  expect(after.version).not.toBe(before.version);
  const stampAt = (picture: typeof before, at: number): string =>
    tileStamp(picture.stamps, 12, (picture.worldX[at] ?? 0) >>> 20, (picture.worldY[at] ?? 0) >>> 20);
  const [inAktobe = 0, inAlmaty = 0] = [before.byId[1], before.byId[0]];
  expect(stampAt(after, inAlmaty)).toBe(stampAt(before, inAlmaty));
  expect(stampAt(after, inAktobe)).not.toBe(stampAt(before, inAktobe));
});
