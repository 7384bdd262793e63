import type { Source, TileAddress, TileLayer } from './collection.ts';
import { worldXOf, worldYOf } from '../../picture/mercator.ts';
import { pointLayer } from '../../tiles/point-layer.ts';

type Tags = Readonly<Record<string, string | number | boolean>>;
/** A point of a collection as a tile shows it. `id` is a whole number. */
export type TilePoint = { id: number; lon: number; lat: number; tags: Tags };

const EXTENT_BITS = 12;
const EXTENT = 2 ** EXTENT_BITS;
/** Below this zoom the points of one kind in a cell are one point with a `count`. */
const ALL_FROM_ZOOM = 9;
/** A cell is 1/128 of a tile: 4 pixels of a tile drawn 512 pixels wide. */
const CELL_BITS = 7;

/**
 * Vector tiles of some ten thousand points: each tile looks at all of them, which takes a millisecond. Below zoom 9 points
 * with the same tags in one cell are one, without an id, with how many they are.
 */
export function pointTiles(
  name: string,
  fields: Readonly<Record<string, string>>,
  pointsOf: (source: Source) => Iterable<TilePoint>,
): TileLayer {
  const encode = (source: Source, { z, x, y }: TileAddress): Uint8Array<ArrayBuffer> => {
    const layer = pointLayer(name, EXTENT);
    const shift = 32 - EXTENT_BITS - z;
    const [left, top] = [x * EXTENT, y * EXTENT];
    const tagsOf = (tags: Tags): number[] =>
      Object.entries(tags).flatMap(([key, value]) => [layer.key(key), layer.value(value)]);
    const cells = new Map<string, { x: number; y: number; point: TilePoint; count: number }>();
    for (const point of pointsOf(source)) {
      const px = Math.floor(worldXOf(point.lon) / 2 ** shift) - left;
      const py = Math.floor(worldYOf(point.lat) / 2 ** shift) - top;
      if (px < 0 || py < 0 || px >= EXTENT || py >= EXTENT) continue;
      if (z >= ALL_FROM_ZOOM) {
        layer.point(point.id, px, py, tagsOf(point.tags));
        continue;
      }
      const cell = [px >> (EXTENT_BITS - CELL_BITS), py >> (EXTENT_BITS - CELL_BITS)];
      const key = `${cell.join('/')}/${Object.values(point.tags).join('/')}`;
      const known = cells.get(key);
      if (known) known.count++;
      else cells.set(key, { x: px, y: py, point, count: 1 });
    }
    for (const { x: px, y: py, point, count } of cells.values())
      layer.point(count === 1 ? point.id : null, px, py, [
        ...tagsOf(point.tags),
        layer.key('count'),
        layer.value(count),
      ]);
    return layer.finish();
  };
  return {
    minZoom: 3,
    maxZoom: 14,
    fields: { ...fields, count: `Number: points it stands for, below zoom ${ALL_FROM_ZOOM}` },
    encode,
  };
}
