import { KIND_COUNT } from '../../shared/register/camera-kind.ts';
import { kindCounts, type CameraPicture, type CameraRows } from './camera-picture.ts';
import { stamp, versionOf, type PlacedCamera } from './camera-stamps.ts';
import { worldXOf, worldYOf } from './mercator.ts';
import { morton16 } from './morton.ts';

/**
 * The picture with one camera as it is now. The columns are copied around it, so that a reader of the former picture is not
 * disturbed; the result is the one that `buildCameraPicture` gives for the whole register.
 * @param row the camera's one row, or none when it is gone.
 * @returns the very same picture when nothing has changed.
 */
export function applyCamera(picture: CameraPicture, id: number, row: CameraRows): CameraPicture {
  const rank = rankOf(picture, id);
  const old = cameraAt(picture, rank, id);
  const now = cameraOf(row);
  if (old === now || (old && now && isSame(old, now))) return picture;

  const stamps = picture.stamps.slice();
  const perKind = new Uint32Array(KIND_COUNT);
  for (const [code, count] of picture.counts) perKind[code] = count;
  let next = picture;
  for (const [camera, sign] of [
    [old, -1],
    [now, 1],
  ] as const) {
    if (!camera) continue;
    next = sign < 0 ? without(next, rank) : withCamera(next, rank, camera);
    perKind[camera.kind] = (perKind[camera.kind] ?? 0) + sign;
    stamp(stamps, codeOf(camera), camera, sign);
  }
  return { ...next, stamps, version: versionOf(stamps), counts: kindCounts(perKind) };
}

const codeOf = ({ worldX, worldY }: PlacedCamera): number => morton16(worldX >>> 16, worldY >>> 16);

const isSame = (a: PlacedCamera, b: PlacedCamera): boolean => JSON.stringify(a) === JSON.stringify(b);

function cameraOf(rows: CameraRows): PlacedCamera | null {
  const [id] = rows.id;
  if (id === undefined) return null;
  return {
    id,
    worldX: worldXOf((rows.lonE6[0] ?? 0) / 1e6),
    worldY: worldYOf((rows.latE6[0] ?? 0) / 1e6),
    unit: rows.unit[0] ?? 0,
    kind: rows.kind[0] ?? 0,
    azimuthDeg: rows.azimuthDeg[0] ?? -1,
    fovDeg: rows.fovDeg[0] ?? 0,
  };
}

/** The camera of an id, null when the picture has none; `rank` is its place among the ids. */
function cameraAt(picture: CameraPicture, rank: number, id: number): PlacedCamera | null {
  const at = picture.byId[rank];
  if (at === undefined || picture.id[at] !== id) return null;
  return {
    id,
    worldX: picture.worldX[at] ?? 0,
    worldY: picture.worldY[at] ?? 0,
    unit: picture.unit[at] ?? 0,
    kind: picture.kind[at] ?? 0,
    azimuthDeg: picture.azimuthDeg[at] ?? -1,
    fovDeg: picture.fovDeg[at] ?? 0,
  };
}

/** The first of `count` places that is not before, by halving; `isBefore` turns from true to false once. */
function firstNot(count: number, isBefore: (at: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many cameras have a lower id. */
const rankOf = ({ byId, id: ids }: CameraPicture, id: number): number =>
  firstNot(byId.length, (rank) => (ids[byId[rank] ?? 0] ?? 0) < id);

/** Where a camera stands in Morton order; in one place, by id. */
function placeOf(picture: CameraPicture, camera: PlacedCamera): number {
  const code = codeOf(camera);
  const low = morton16(camera.worldX, camera.worldY);
  return firstNot(picture.code.length, (at) => {
    const byCode = (picture.code[at] ?? 0) - code;
    if (byCode !== 0) return byCode < 0;
    const byLow = morton16(picture.worldX[at] ?? 0, picture.worldY[at] ?? 0) - low;
    return byLow === 0 ? (picture.id[at] ?? 0) < camera.id : byLow < 0;
  });
}

type Column = Float64Array | Uint32Array | Uint16Array | Int16Array | Uint8Array;

/** A copy of a column without its value at `at`. */
function dropped<C extends Column>(column: C, at: number): C {
  const next = new (column.constructor as new (length: number) => C)(column.length - 1);
  next.set(column.subarray(0, at));
  next.set(column.subarray(at + 1), at);
  return next;
}

/** A copy of a column with a value before the one at `at`. */
function inserted<C extends Column>(column: C, at: number, value: number): C {
  const next = new (column.constructor as new (length: number) => C)(column.length + 1);
  next.set(column.subarray(0, at));
  next[at] = value;
  next.set(column.subarray(at), at + 1);
  return next;
}

function without(picture: CameraPicture, rank: number): CameraPicture {
  const at = picture.byId[rank] ?? 0;
  const byId = dropped(picture.byId, rank);
  for (let i = 0; i < byId.length; i++) if ((byId[i] ?? 0) > at) byId[i] = (byId[i] ?? 0) - 1;
  return {
    ...picture,
    id: dropped(picture.id, at),
    worldX: dropped(picture.worldX, at),
    worldY: dropped(picture.worldY, at),
    code: dropped(picture.code, at),
    unit: dropped(picture.unit, at),
    kind: dropped(picture.kind, at),
    azimuthDeg: dropped(picture.azimuthDeg, at),
    fovDeg: dropped(picture.fovDeg, at),
    byId,
  };
}

function withCamera(picture: CameraPicture, rank: number, camera: PlacedCamera): CameraPicture {
  const at = placeOf(picture, camera);
  const byId = inserted(picture.byId, rank, at);
  for (let i = 0; i < byId.length; i++) if (i !== rank && (byId[i] ?? 0) >= at) byId[i] = (byId[i] ?? 0) + 1;
  return {
    ...picture,
    id: inserted(picture.id, at, camera.id),
    worldX: inserted(picture.worldX, at, camera.worldX),
    worldY: inserted(picture.worldY, at, camera.worldY),
    code: inserted(picture.code, at, codeOf(camera)),
    unit: inserted(picture.unit, at, camera.unit),
    kind: inserted(picture.kind, at, camera.kind),
    azimuthDeg: inserted(picture.azimuthDeg, at, camera.azimuthDeg),
    fovDeg: inserted(picture.fovDeg, at, camera.fovDeg),
    byId,
  };
}
