import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { describe, expect, it } from 'vitest';
import { KIND_COUNT, kindCode, kindOf } from '../../shared/register/camera-kind.ts';
import { cameraOwnerSchema, technicalClassSchema } from '../../shared/register/schema.ts';
import { buildCameraPicture } from '../picture/camera-picture.ts';
import { cameraRows } from './camera-rows.fixture.ts';
import { ALL_FROM_ZOOM, CAMERA_LAYER, encodeCameraTile, MAX_ZOOM, MIN_ZOOM } from './camera-tile.ts';

const rows = cameraRows(6_000, 'tiles of cameras');
const picture = buildCameraPicture(rows);

type Properties = Record<string, string | number | boolean>;
type Found = { id: number | undefined; lon: number; lat: number; properties: Properties };

/** Everything the tiles of a zoom hold, as an independent reader finds it. */
function allTiles(z: number): Found[] {
  const tiles = new Set<string>();
  for (let i = 0; i < rows.id.length; i++) {
    const lon = (rows.lonE6[i] ?? 0) / 1e6;
    const sin = Math.sin(((rows.latE6[i] ?? 0) / 1e6) * (Math.PI / 180));
    const y = 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
    tiles.add(`${Math.floor(((lon + 180) / 360) * 2 ** z)}/${Math.floor(y * 2 ** z)}`);
  }
  return [...tiles].flatMap((tile) => {
    const [x = 0, y = 0] = tile.split('/').map(Number);
    const layer = new VectorTile(new PbfReader(encodeCameraTile(picture, { z, x, y }))).layers[CAMERA_LAYER];
    if (!layer) throw new Error(`Tile ${z}/${tile} has no cameras`);
    return Array.from({ length: layer.length }, (_, i) => {
      const feature = layer.feature(i);
      const { geometry } = feature.toGeoJSON(x, y, z);
      const [lon = 0, lat = 0] = geometry.type === 'Point' ? geometry.coordinates : [];
      return { id: feature.id, lon, lat, properties: feature.properties };
    });
  });
}

function codeOf(properties: Properties): number {
  return kindCode({
    owner: cameraOwnerSchema.parse(properties['owner']),
    link: properties['linked'] ? 'linked' : 'unlinked',
    state: properties['working'] ? 'working' : 'broken',
    class: technicalClassSchema.parse(properties['class']),
    traffic: properties['traffic'] ? 'traffic' : 'other',
  });
}

const perKind = (found: Iterable<readonly [code: number, count: number]>): number[] => {
  const counts = Array.from({ length: KIND_COUNT }, () => 0);
  for (const [code, count] of found) counts[code] = (counts[code] ?? 0) + count;
  return counts;
};
const onRegister = perKind(Array.from(rows.kind, (code) => [code, 1] as const));

describe('the tiles of cameras', () => {
  it.each([ALL_FROM_ZOOM, MAX_ZOOM])(
    'of zoom %i hold every camera once, with all that is known of it',
    (z) => {
      const found = allTiles(z).toSorted((a, b) => (a.id ?? 0) - (b.id ?? 0));
      expect(found.map(({ id }) => id)).toEqual([...rows.id]);
      const unitDeg = 360 / 2 ** z / 4096;
      for (const [i, { lon, lat, properties }] of found.entries()) {
        const { azimuth, fov } = properties;
        expect(codeOf(properties)).toBe(rows.kind[i]);
        expect(azimuth ?? -1).toBe(rows.azimuthDeg[i]);
        expect(fov ?? 0).toBe(rows.fovDeg[i]);
        expect(properties).not.toHaveProperty('count');
        expect(Math.abs(lon - (rows.lonE6[i] ?? 0) / 1e6)).toBeLessThanOrEqual(unitDeg);
        expect(Math.abs(lat - (rows.latE6[i] ?? 0) / 1e6)).toBeLessThanOrEqual(unitDeg);
      }
    },
  );

  it.each([MIN_ZOOM, 6, 9, ALL_FROM_ZOOM - 1])(
    'of zoom %i are thinned and lose no camera of any kind',
    (z) => {
      const found = allTiles(z);
      const counts = found.map(
        ({ properties }) => [codeOf(properties), Number(properties['count'])] as const,
      );
      expect(perKind(counts)).toEqual(onRegister);
      expect(found.length).toBeLessThanOrEqual(rows.id.length);
    },
  );

  it('of a far zoom hold fewer points than of a near one', () => {
    expect(allTiles(4).length).toBeLessThan(allTiles(8).length);
    expect(allTiles(8).length).toBeLessThan(rows.id.length);
  });

  it('name a camera that is alone in its cell, so that it can be picked from afar', () => {
    const named = allTiles(8).filter(({ id }) => id !== undefined);
    expect(named.length).toBeGreaterThan(0);
    for (const { id, properties } of named) {
      expect(properties['count']).toBe(1);
      expect(rows.kind[rows.id.indexOf(id ?? 0)]).toBe(codeOf(properties));
    }
  });

  it('of an empty place are empty', () => {
    expect(encodeCameraTile(picture, { z: 10, x: 0, y: 0 })).toHaveLength(0);
  });
});

describe('the version of the cameras', () => {
  it('is the same for the same cameras and another one for any change', () => {
    expect(buildCameraPicture(cameraRows(6_000, 'tiles of cameras')).version).toBe(picture.version);
    const changes: (keyof typeof rows)[] = ['id', 'lonE6', 'latE6', 'unit', 'kind', 'azimuthDeg', 'fovDeg'];
    const versions = changes.map((column) => {
      const changed = cameraRows(6_000, 'tiles of cameras');
      // A step that moves the place by more than a unit of the world square, and no kind out of its range.
      changed[column][17] = (changed[column][17] ?? 0) + ((changed[column][17] ?? 0) > 1 ? -1 : 1);
      return buildCameraPicture(changed).version;
    });
    expect(new Set([picture.version, ...versions]).size).toBe(changes.length + 1);
  });
});

describe('the code of a kind', () => {
  it('gives the kind back', () => {
    for (let code = 0; code < KIND_COUNT; code++) expect(kindCode(kindOf(code))).toBe(code);
    expect(() => kindOf(KIND_COUNT)).toThrow(RangeError);
  });
});
