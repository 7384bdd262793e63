import { KIND_COUNT } from '../../shared/register/camera-kind.ts';
import type { KindCounts } from '../../shared/register/camera-filter.ts';
import { emptyStamps, stamp, versionOf } from './camera-stamps.ts';
import { worldXOf, worldYOf } from './mercator.ts';
import { morton16, mortonOrder, tileCodes } from './morton.ts';

/** Cameras in columns as the register holds them, by rising id. */
export type CameraRows = {
  id: Float64Array;
  /** Degrees × 1,000,000. */
  lonE6: Int32Array;
  latE6: Int32Array;
  /** Index of the unit of territory in the tree. */
  unit: Uint16Array;
  /** Code of the camera's kind. */
  kind: Uint8Array;
  /** −1 for a dome or when unknown. */
  azimuthDeg: Int16Array;
  /** 0 when unknown. */
  fovDeg: Uint16Array;
};

/**
 * Every camera of the register in columns, some 30 bytes each. They are kept in Morton order, so that the cameras of
 * a tile are one range: no index beside the columns.
 */
export type CameraPicture = Omit<CameraRows, 'lonE6' | 'latE6'> & {
  /** Content address: cameras that differ in anything a tile or a list shows have another version. */
  version: string;
  /** Place in the square of `mercator.ts`. */
  worldX: Uint32Array;
  worldY: Uint32Array;
  /** Morton code of the upper halves of the place. */
  code: Uint32Array;
  /** Positions by rising id. */
  byId: Uint32Array;
  /** Cameras of each kind. */
  counts: KindCounts;
  /** See `camera-stamps.ts`. */
  stamps: Uint32Array;
};

/** The kinds that have cameras, from the number of cameras of every kind. */
export const kindCounts = (perKind: ArrayLike<number>): KindCounts =>
  Array.from(perKind, (cameras, code): [number, number] => [code, cameras]).filter(([, n]) => n > 0);

/** The picture of rows; they are read, not kept. */
export function buildCameraPicture(rows: CameraRows): CameraPicture {
  const count = rows.id.length;
  const x = new Uint32Array(count);
  const y = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    x[i] = worldXOf((rows.lonE6[i] ?? 0) / 1e6);
    y[i] = worldYOf((rows.latE6[i] ?? 0) / 1e6);
  }
  const order = mortonOrder(x, y);
  const worldX = new Uint32Array(count);
  const worldY = new Uint32Array(count);
  const code = new Uint32Array(count);
  const byId = new Uint32Array(count);
  const [id, unit, kind] = [new Float64Array(count), new Uint16Array(count), new Uint8Array(count)];
  const [azimuthDeg, fovDeg] = [new Int16Array(count), new Uint16Array(count)];
  for (let i = 0; i < count; i++) {
    const from = order[i] ?? 0;
    worldX[i] = x[from] ?? 0;
    worldY[i] = y[from] ?? 0;
    code[i] = morton16((worldX[i] ?? 0) >>> 16, (worldY[i] ?? 0) >>> 16);
    id[i] = rows.id[from] ?? 0;
    unit[i] = rows.unit[from] ?? 0;
    kind[i] = rows.kind[from] ?? 0;
    azimuthDeg[i] = rows.azimuthDeg[from] ?? -1;
    fovDeg[i] = rows.fovDeg[from] ?? 0;
    byId[from] = i;
  }
  return described({ id, unit, kind, azimuthDeg, fovDeg, worldX, worldY, code, byId });
}

/** Adds to columns what is computed from all of them. */
function described(columns: Omit<CameraPicture, 'version' | 'counts' | 'stamps'>): CameraPicture {
  const perKind = new Uint32Array(KIND_COUNT);
  const stamps = emptyStamps();
  const camera = { id: 0, worldX: 0, worldY: 0, unit: 0, kind: 0, azimuthDeg: 0, fovDeg: 0 };
  for (let i = 0; i < columns.id.length; i++) {
    camera.id = columns.id[i] ?? 0;
    camera.worldX = columns.worldX[i] ?? 0;
    camera.worldY = columns.worldY[i] ?? 0;
    camera.unit = columns.unit[i] ?? 0;
    camera.kind = columns.kind[i] ?? 0;
    camera.azimuthDeg = columns.azimuthDeg[i] ?? -1;
    camera.fovDeg = columns.fovDeg[i] ?? 0;
    perKind[camera.kind] = (perKind[camera.kind] ?? 0) + 1;
    stamp(stamps, columns.code[i] ?? 0, camera, 1);
  }
  return { ...columns, version: versionOf(stamps), counts: kindCounts(perKind), stamps };
}

/** The picture of a part of the cameras, given by rising positions: what was in Morton order stays so. */
export function pictureOfPositions(picture: CameraPicture, positions: readonly number[]): CameraPicture {
  const newPosition = new Map(positions.map((at, i) => [at, i]));
  const of = (column: ArrayLike<number>) => (at: number) => column[at] ?? 0;
  return described({
    id: Float64Array.from(positions, of(picture.id)),
    unit: Uint16Array.from(positions, of(picture.unit)),
    kind: Uint8Array.from(positions, of(picture.kind)),
    azimuthDeg: Int16Array.from(positions, of(picture.azimuthDeg)),
    fovDeg: Uint16Array.from(positions, of(picture.fovDeg)),
    worldX: Uint32Array.from(positions, of(picture.worldX)),
    worldY: Uint32Array.from(positions, of(picture.worldY)),
    code: Uint32Array.from(positions, of(picture.code)),
    byId: Uint32Array.from([...picture.byId].flatMap((at) => newPosition.get(at) ?? [])),
  });
}

/** The picture of a register without cameras. */
export const NO_CAMERAS: CameraPicture = buildCameraPicture({
  id: new Float64Array(0),
  lonE6: new Int32Array(0),
  latE6: new Int32Array(0),
  unit: new Uint16Array(0),
  kind: new Uint8Array(0),
  azimuthDeg: new Int16Array(0),
  fovDeg: new Uint16Array(0),
});

/** Positions `[from, to)` of the cameras in a tile; zoom 0 to 16. */
export function camerasInTile(
  { code }: CameraPicture,
  z: number,
  x: number,
  y: number,
): [from: number, to: number] {
  const [from, to] = tileCodes(z, x, y);
  return [lowerBound(code, from), lowerBound(code, to)];
}

/** First position whose value is not below `value`, in a rising column. */
function lowerBound(column: Uint32Array, value: number): number {
  let low = 0;
  let high = column.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((column[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** `[west, south, east, north]`, degrees. */
export type Box = readonly [number, number, number, number];

/** What a list of cameras is asked for; `units` is a range of indices `[from, to)` of the tree. */
export type CameraQuestion = { units: readonly [number, number]; box: Box | null; mask: Uint8Array };

/** Whether a list of the question holds the camera at a position. */
function answers(picture: CameraPicture, question: CameraQuestion): (at: number) => boolean {
  const { units, box, mask } = question;
  const [west, south, east, north] = box ?? [-180, -90, 180, 90];
  const [left, top, right, bottom] = [worldXOf(west), worldYOf(north), worldXOf(east), worldYOf(south)];
  return (at) => {
    const unit = picture.unit[at] ?? 0;
    const x = picture.worldX[at] ?? 0;
    const y = picture.worldY[at] ?? 0;
    return (
      unit >= units[0] &&
      unit < units[1] &&
      mask[picture.kind[at] ?? 0] === 1 &&
      x >= left &&
      x <= right &&
      y >= top &&
      y <= bottom
    );
  };
}

/** How many cameras a list holds. */
export function countCameras(picture: CameraPicture, question: CameraQuestion): number {
  const isListed = answers(picture, question);
  let count = 0;
  for (let at = 0; at < picture.id.length; at++) if (isListed(at)) count++;
  return count;
}

/** Ids of a page of a list, rising, after the id `after`. */
export function cameraIdsAfter(
  picture: CameraPicture,
  question: CameraQuestion,
  after: number,
  limit: number,
): number[] {
  const isListed = answers(picture, question);
  const ids: number[] = [];
  for (const at of picture.byId) {
    const id = picture.id[at] ?? 0;
    if (id <= after || !isListed(at)) continue;
    ids.push(id);
    if (ids.length === limit) break;
  }
  return ids;
}
