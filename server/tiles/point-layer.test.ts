import { VectorTile } from '@mapbox/vector-tile';
import fc from 'fast-check';
import { PbfReader } from 'pbf';
import { describe, expect, it } from 'vitest';
import { pointLayer } from './point-layer.ts';

const EXTENT = 4096;

/** What an independent reader of the specification finds in a tile. */
function decode(tile: Uint8Array) {
  const layer = new VectorTile(new PbfReader(tile)).layers['things'];
  if (!layer) throw new Error('There is no layer of this name');
  const features = Array.from({ length: layer.length }, (_, i) => {
    const feature = layer.feature(i);
    const [[at] = []] = feature.loadGeometry();
    return {
      id: feature.id ?? null,
      x: at?.x,
      y: at?.y,
      type: feature.type,
      properties: { ...feature.properties },
    };
  });
  return { version: layer.version, extent: layer.extent, features };
}

const value = fc.oneof(
  fc.string(),
  fc.boolean(),
  fc.integer({ min: 0 }),
  fc.maxSafeInteger().filter((n) => n >= 0),
  fc.integer({ min: -(2 ** 31) + 1, max: -1 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => !Number.isInteger(n)),
);
const point = fc.record({
  id: fc.option(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })),
  x: fc.integer({ min: -128, max: EXTENT + 128 }),
  y: fc.integer({ min: -128, max: EXTENT + 128 }),
  properties: fc.dictionary(
    fc.string().filter((key) => key !== '__proto__'),
    value,
    { maxKeys: 12 },
  ),
});

describe('a layer of points', () => {
  it('is read back as it was written, whatever the points are', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 60 }), (points) => {
        const layer = pointLayer('things', EXTENT);
        for (const { id, x, y, properties } of points)
          layer.point(
            id,
            x,
            y,
            Object.entries(properties).flatMap(([key, of]) => [layer.key(key), layer.value(of)]),
          );
        const read = decode(layer.finish());
        expect(read.version).toBe(2);
        expect(read.extent).toBe(EXTENT);
        expect(read.features).toEqual(
          points.map(({ id, x, y, properties }) => ({ id, x, y, type: 1, properties: { ...properties } })),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('without a point is an empty file, not a layer without features', () => {
    const layer = pointLayer('things', EXTENT);
    layer.key('unused');
    expect(layer.finish()).toHaveLength(0);
  });

  it('writes an attribute that many points share once', () => {
    const shared = 'a word that would be long a thousand times over';
    const sizeOf = (count: number): number => {
      const layer = pointLayer('things', EXTENT);
      for (let i = 0; i < count; i++) layer.point(null, 1, 1, [layer.key('word'), layer.value(shared)]);
      return layer.finish().byteLength;
    };
    expect(sizeOf(101) - sizeOf(100)).toBeLessThan(shared.length);
  });
});
