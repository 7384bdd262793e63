import { kindOf, type CameraKind } from '../../shared/register/camera-kind.ts';
import { camerasInTile, type CameraPicture } from '../picture/camera-picture.ts';
import { pointLayer, type PointLayer } from '../tiles/point-layer.ts';

/** Layer of the tiles and what `vector_layers` of TileJSON calls it. */
export const CAMERA_LAYER = 'cameras';
export const MIN_ZOOM = 2;
export const MAX_ZOOM = 14;
/** From this zoom on every camera is a point; below it cameras of one kind in one cell are one point with a `count`. */
export const ALL_FROM_ZOOM = 12;

const EXTENT_BITS = 12;
const EXTENT = 2 ** EXTENT_BITS;
/** A cell is 1/64 of a tile: 8 pixels of a tile drawn 512 pixels wide. */
const CELL_BITS = 6;

type Address = { z: number; x: number; y: number };

/**
 * The cameras of a tile as a Mapbox Vector Tile; empty when there are none. Attributes are `owner`, `linked`, `working`,
 * `class`, `traffic` and, where a point is one camera, `azimuth` and `fov` in degrees when they are known. The id of
 * such a point is the camera's. All thinned points of a cell stand in one place, so that a filter moves nothing.
 */
export function encodeCameraTile(
  picture: CameraPicture,
  { z, x, y }: Address,
  allFromZoom: number = ALL_FROM_ZOOM,
): Uint8Array<ArrayBuffer> {
  const [from, to] = camerasInTile(picture, z, x, y);
  const layer = pointLayer(CAMERA_LAYER, EXTENT);
  const tagsOf = kindTags(layer);
  const frame = { shift: 32 - EXTENT_BITS - z, left: x * EXTENT, top: y * EXTENT };
  if (z < allFromZoom) thinned(picture, layer, tagsOf, frame, from, to);
  else everyOne(picture, layer, tagsOf, frame, from, to);
  return layer.finish();
}

/** From world units to units of the tile. */
type Frame = { shift: number; left: number; top: number };

/** The tags of a kind, made once a tile. */
function kindTags(layer: PointLayer): (code: number) => readonly number[] {
  const made: number[][] = [];
  return (code) => (made[code] ??= tagsOfKind(layer, kindOf(code)));
}

function tagsOfKind(layer: PointLayer, kind: CameraKind): number[] {
  return [
    layer.key('owner'),
    layer.value(kind.owner),
    layer.key('linked'),
    layer.value(kind.link === 'linked'),
    layer.key('working'),
    layer.value(kind.state === 'working'),
    layer.key('class'),
    layer.value(kind.class),
    layer.key('traffic'),
    layer.value(kind.traffic === 'traffic'),
  ];
}

function everyOne(
  picture: CameraPicture,
  layer: PointLayer,
  tagsOf: (code: number) => readonly number[],
  { shift, left, top }: Frame,
  from: number,
  to: number,
): void {
  const viewOf = viewTags(layer);
  for (let i = from; i < to; i++)
    layer.point(
      picture.id[i] ?? 0,
      ((picture.worldX[i] ?? 0) >>> shift) - left,
      ((picture.worldY[i] ?? 0) >>> shift) - top,
      viewOf(tagsOf(picture.kind[i] ?? 0), picture.azimuthDeg[i] ?? -1, picture.fovDeg[i] ?? 0),
    );
}

/** Adds where a camera looks to the tags of its kind. The answer is good until the next call: one array for all. */
function viewTags(
  layer: PointLayer,
): (kind: readonly number[], azimuthDeg: number, fovDeg: number) => readonly number[] {
  const tags: number[] = [];
  const azimuths: (number | undefined)[] = [];
  const fovs: (number | undefined)[] = [];
  return (kind, azimuthDeg, fovDeg) => {
    tags.length = 0;
    for (let i = 0; i < kind.length; i++) tags.push(kind[i] ?? 0);
    if (azimuthDeg >= 0) tags.push(layer.key('azimuth'), (azimuths[azimuthDeg] ??= layer.value(azimuthDeg)));
    if (fovDeg > 0) tags.push(layer.key('fov'), (fovs[fovDeg] ??= layer.value(fovDeg)));
    return tags;
  };
}

/** In Morton order the cameras of a cell follow each other: a cell ends where the next camera lies in another one. */
function thinned(
  picture: CameraPicture,
  layer: PointLayer,
  tagsOf: (code: number) => readonly number[],
  frame: Frame,
  from: number,
  to: number,
): void {
  const cellShift = frame.shift + EXTENT_BITS - CELL_BITS;
  const { worldX, worldY } = picture;
  for (let begin = from; begin < to;) {
    const cellX = (worldX[begin] ?? 0) >>> cellShift;
    const cellY = (worldY[begin] ?? 0) >>> cellShift;
    let end = begin + 1;
    while (
      end < to &&
      (worldX[end] ?? 0) >>> cellShift === cellX &&
      (worldY[end] ?? 0) >>> cellShift === cellY
    )
      end++;
    writeCell(picture, layer, tagsOf, frame, begin, end);
    begin = end;
  }
}

/** A point for every kind in a cell. It stands where its middle camera does: the mean would draw the grid of the cells. */
function writeCell(
  picture: CameraPicture,
  layer: PointLayer,
  tagsOf: (code: number) => readonly number[],
  { shift, left, top }: Frame,
  begin: number,
  end: number,
): void {
  const middle = (begin + end) >> 1;
  const x = ((picture.worldX[middle] ?? 0) >>> shift) - left;
  const y = ((picture.worldY[middle] ?? 0) >>> shift) - top;
  const id = end - begin === 1 ? (picture.id[begin] ?? 0) : null;
  const counts = new Map<number, number>();
  for (let i = begin; i < end; i++) {
    const code = picture.kind[i] ?? 0;
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  for (const [code, count] of counts)
    layer.point(id, x, y, [...tagsOf(code), layer.key('count'), layer.value(count)]);
}
