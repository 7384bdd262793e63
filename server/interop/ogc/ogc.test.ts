import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COLLECTION_IDS } from './collections.ts';
import { CONFORMS_TO } from './documents.ts';
import { ALL_READ, openOgc, type Page } from './ogc.fixture.ts';
import { meets } from './meets.ts';
import { updateBranch } from '../../planning/branch/store.ts';

const TURKISTAN = '610000000';
let ogc: Awaited<ReturnType<typeof openOgc>>;
let token = '';
beforeAll(async () => {
  ogc = await openOgc();
  token = await ogc.tokenOf(TURKISTAN, ALL_READ);
});
afterAll(() => ogc.close());
const page = (path: string): Promise<Page> => ogc.page(path, token);
const statusOf = async (path: string): Promise<number> => (await ogc.get(path, token)).status;

describe('OGC API – Features 1.0, core', () => {
  it('links from the landing page to the API, the conformance classes and the collections, each of its type', async () => {
    const answer = await ogc.get('/ogc/', token);
    const { links } = (await answer.json()) as Page;
    expect(links.map(({ rel }) => rel)).toEqual(['self', 'service-desc', 'conformance', 'data']);
    for (const { href, type } of links) {
      const linked = await ogc.get(href.replace(ogc.server.origin, ''), token);
      expect([linked.status, linked.headers.get('content-type')]).toEqual([200, type]);
    }
    const conformance = await (await ogc.get('/ogc/conformance', token)).json();
    expect(conformance).toEqual({ conformsTo: CONFORMS_TO });
    expect(CONFORMS_TO).toContain('http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core');
  });

  it('describes every path that it answers in OpenAPI 3.0, with the bounds of limit, and resolves its references', async () => {
    const text = await (await ogc.get('/ogc/api', token)).text();
    const api = JSON.parse(text) as {
      openapi: string;
      paths: Record<string, object>;
      components: Record<string, Record<string, { schema?: object }>>;
    };
    expect(api.openapi).toBe('3.0.3');
    for (const id of COLLECTION_IDS)
      for (const path of ['', '/items', '/items/{featureId}'])
        expect(api.paths).toHaveProperty([`/collections/${id}${path}`]);
    expect(api.components['parameters']?.['limit']?.schema).toMatchObject({ maximum: 10_000, default: 10 });
    for (const [, kind = '', name = ''] of text.matchAll(/#\/components\/(\w+)\/(\w+)/g))
      expect(api.components[kind]).toHaveProperty([name]);
  });

  it('lists the collections with CRS84, an extent and links to their items', async () => {
    const { collections } = (await (await ogc.get('/ogc/collections', token)).json()) as {
      collections: { id: string; crs: string[]; links: Page['links'] }[];
    };
    expect(collections.map(({ id }) => id)).toEqual(COLLECTION_IDS);
    for (const collection of collections) {
      expect(collection.crs).toEqual(['http://www.opengis.net/def/crs/OGC/1.3/CRS84']);
      expect(collection.links.find(({ rel }) => rel === 'items')?.href).toBe(
        `${ogc.server.origin}/ogc/collections/${collection.id}/items`,
      );
      expect(await (await ogc.get(`/ogc/collections/${collection.id}`, token)).json()).toEqual(collection);
    }
  });

  it.each(COLLECTION_IDS)(
    'pages %s to the end without a gap or a double, and each feature has an address',
    async (id) => {
      const ids: unknown[] = [];
      let next: string | undefined = `/ogc/collections/${id}/items?limit=7`;
      let matched = 0;
      while (next !== undefined) {
        const answer = await ogc.get(next, token);
        expect(answer.headers.get('content-type')).toBe('application/geo+json');
        const read = (await answer.json()) as Page;
        matched = read.numberMatched;
        expect(read.features).toHaveLength(read.numberReturned);
        expect(Date.parse(read.timeStamp)).toBeGreaterThan(0);
        expect(read.links.find(({ rel }) => rel === 'self')?.href).toBe(`${ogc.server.origin}${next}`);
        ids.push(...read.features.map((feature) => feature.id));
        next = read.links.find(({ rel }) => rel === 'next')?.href.replace(ogc.server.origin, '');
      }
      expect(ids).toHaveLength(ogc.inside.length);
      expect([new Set(ids).size, matched]).toEqual([ids.length, ids.length]);
      const [first] = ids;
      const one = await (await ogc.get(`/ogc/collections/${id}/items/${String(first)}`, token)).json();
      expect(one).toMatchObject({ type: 'Feature', id: first });
    },
  );

  it('gives ten features unless asked otherwise, and no error for more than it gives at once', async () => {
    expect((await page('facilities/items')).numberReturned).toBe(10);
    expect((await page('facilities/items?limit=999999')).numberReturned).toBe(ogc.inside.length);
  });

  it('finds by box of four or six numbers, over the antimeridian too, and by what touches a polygon', async () => {
    const all = (await page('facilities/items?limit=100')).features;
    const box = [60.25, 42.9, 60.65, 43.05];
    const isIn = all.filter(({ geometry }) => {
      const [lon = 0, lat = 0] = (geometry as GeoJSON.Point).coordinates;
      return lon >= 60.25 && lon <= 60.65 && lat >= 42.9 && lat <= 43.05;
    });
    expect(isIn.length).toBeGreaterThan(1);
    for (const id of ['facilities', 'cameras', 'gaps'])
      for (const text of [box.join(','), '60.25,42.9,-5,60.65,43.05,900'])
        expect((await page(`${id}/items?bbox=${text}`)).numberMatched).toBe(isIn.length);
    expect((await page('facilities/items?bbox=170,40,61,50')).numberMatched).toBe(
      (await page('cameras/items?bbox=170,40,61,50')).numberMatched,
    );
    expect((await page('facilities/items?bbox=0,0,1,1')).numberMatched).toBe(0);
    // A box in the middle of the first triangle: none of its corners is in the box.
    expect((await page('units/items?bbox=60.08,43.02,60.081,43.021')).numberMatched).toBe(1);
  });

  it('finds by moment and interval; what has no time matches always', async () => {
    for (const [text, matched] of [
      ['2023-03-31', ogc.inside.length],
      ['2023-03-31T12:00:00Z', ogc.inside.length],
      ['../2023-03-30T23:59:59Z', 0],
      ['2023-03-31T00:00:00Z/..', ogc.inside.length],
      ['/2024-01-01', ogc.inside.length],
      ['2023-04-01T00:00:00Z/2024-01-01T00:00:00Z', 0],
    ] as const)
      expect([text, (await page(`gaps/items?datetime=${text}`)).numberMatched]).toEqual([text, matched]);
    expect((await page('facilities/items?datetime=1999-01-01')).numberMatched).toBe(ogc.inside.length);
    expect((await page('units/items?datetime=1900-01-01')).numberMatched).toBe(0);
  });

  it('finds by the values of a property', async () => {
    expect((await page('gaps/items?measure=video_link&state=absent')).numberMatched).toBe(ogc.inside.length);
    expect((await page('gaps/items?measure=alarm_button')).numberMatched).toBe(0);
    expect((await page('cameras/items?working=false')).numberMatched).toBe(0);
    expect((await page('units/items?level=1')).features.map(({ id }) => id)).toEqual([TURKISTAN]);
  });

  it.each([
    'limit=0',
    'limit=-1',
    'limit=ten',
    'limit=1&limit=2',
    'bbox=1,2,3',
    'bbox=1,2,3,4,5',
    'bbox=1,2,3,four',
    'bbox=60,50,61,40',
    'datetime=yesterday',
    'datetime=2026-02-30',
    'datetime=2026-01-02/2026-01-01',
    'datetime=../..',
    'after=-1',
    'type=hospital',
    'colour=red',
    '__proto__=1',
  ])('refuses %s with 400 and says why', async (query) => {
    const answer = await ogc.get(`/ogc/collections/facilities/items?${query}`, token);
    const body = (await answer.json()) as { code: string; description: string };
    expect([answer.status, body.code]).toEqual([400, '400']);
    expect(body.description.length).toBeGreaterThan(10);
  });

  it('refuses a parameter of a document, and addresses of nothing', async () => {
    expect(await statusOf('/ogc?x=1')).toBe(400);
    for (const path of ['collections/nothing', 'collections/units/tiles', 'collections/gaps/items/1/2', 'x'])
      expect([path, await statusOf(`/ogc/${path}`)]).toEqual([path, 404]);
    expect(await statusOf('/ogc/collections/facilities/items/987654')).toBe(404);
  });
});

describe('plans', () => {
  it('show what is shared, change by change with its place, and nobody else a plan of their own', async () => {
    const id = ogc.planted.get(TURKISTAN)?.branch ?? 0;
    const by = { by: 'test', at: Date.now() };
    const place = { lon: 60.5, lat: 43.2 };
    const view = { azimuthDeg: 90, fovDeg: 60, rangeM: 50 };
    await updateBranch(ogc.test.db, id, {
      ...by,
      changes: [
        { type: 'unit.add', unit: 'unit:+1', callSign: 'A', unitType: 'patrol_car', ...place, costKzt: 1 },
        { type: 'post.close', post: 'post:60.10000,43.10000', costKzt: null },
        { type: 'camera.add', camera: 'camera:+1', name: 'C', ...place, ...view, costKzt: null },
        {
          type: 'equip',
          facility: ogc.planted.get(TURKISTAN)?.facility ?? 0,
          measure: 'video_link',
          costKzt: 5,
        },
        { type: 'road.close', name: 'Bridge', from: [60, 43], to: [60.1, 43], costKzt: null },
        { type: 'target.set', facilityType: 'school', kind: 'urban', targetS: 300, costKzt: null },
      ],
    });
    const changes = (await page('plans/items?limit=1000')).features.filter(
      ({ properties }) => properties['plan_id'] === id,
    );
    expect(changes.map(({ geometry }) => geometry?.type ?? null)).toEqual([
      'Point',
      'Point',
      'Point',
      'Point',
      'LineString',
      null,
    ]);
    expect((await page('plans/items?change=road.close&bbox=60.05,42,60.06,44')).numberMatched).toBe(1);
    await updateBranch(ogc.test.db, id, { ...by, shared: false });
    expect(await statusOf(`/ogc/collections/plans/items/${id}-1`)).toBe(404);
  });
});

describe('OGC API – Tiles 1.0', () => {
  it('serves the points as vector tiles, row before column, as its TileJSON says', async () => {
    const json = (await (
      await ogc.get('/ogc/collections/facilities/tiles/WebMercatorQuad/tiles.json', token)
    ).json()) as { tiles: string[]; vector_layers: { id: string }[] };
    const [layer] = json.vector_layers;
    const address = (json.tiles[0] ?? '').replace(ogc.server.origin, '');
    const at = (z: number, x: number, y: number): string =>
      address.replace('{z}', String(z)).replace('{x}', String(x)).replace('{y}', String(y));
    const answer = await ogc.get(at(3, 5, 2), token);
    expect(answer.headers.get('content-type')).toBe('application/vnd.mapbox-vector-tile');
    const tile = new VectorTile(new PbfReader(new Uint8Array(await answer.arrayBuffer())));
    const points = tile.layers[layer?.id ?? ''];
    let count = 0;
    for (let i = 0; i < (points?.length ?? 0); i++) count += Number(points?.feature(i).properties['count']);
    expect(count).toBe(ogc.inside.length);
    expect(await statusOf(at(3, 2, 5))).toBe(204);
    expect(await statusOf(at(3, 8, 2))).toBe(404);
    const sets = await (await ogc.get('/ogc/collections/gaps/tiles', token)).json();
    expect(sets).toMatchObject({
      tilesets: [
        { dataType: 'vector', tileMatrixSetURI: expect.stringContaining('WebMercatorQuad') as string },
      ],
    });
  });
});

describe('who asks', () => {
  it('gets their territory alone, and takes out only what they may both see and take out', async () => {
    const below = await ogc.tokenOf(ogc.inside[1] ?? '', ALL_READ);
    for (const id of COLLECTION_IDS) expect((await ogc.page(`${id}/items`, below)).numberMatched).toBe(1);
    const noExport = await ogc.tokenOf(TURKISTAN, ['register.read']);
    expect((await ogc.get('/ogc', noExport)).status).toBe(403);
    const noCameras = await ogc.tokenOf(TURKISTAN, ['export.read', 'register.read']);
    expect((await ogc.get('/ogc/collections/cameras/items', noCameras)).status).toBe(403);
    const { collections } = (await (await ogc.get('/ogc/collections', noCameras)).json()) as {
      collections: { id: string }[];
    };
    expect(collections.map(({ id }) => id)).toEqual(['facilities']);
  });

  it('may show the token as a password, and is told how to come in without one', async () => {
    const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });
    expect((await ogc.server.get('/ogc', undefined, basic(`any:${token}`))).status).toBe(200);
    expect((await ogc.server.get('/ogc', undefined, basic(`any:${token}x`))).status).toBe(401);
    expect((await ogc.server.get('/ogc', undefined, basic(token))).status).toBe(401);
    const refused = await ogc.server.get('/ogc');
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="Sholu"']);
  });

  it('leaves one entry an hour and collection in the audit, however many pages they read', async () => {
    const reader = await ogc.tokenOf(TURKISTAN, ALL_READ);
    for (let i = 0; i < 5; i++) await ogc.page('gaps/items?limit=1', reader);
    await ogc.page('units/items', reader);
    const { rows } = await ogc.test.pool.query(
      `select object, after->>'kind' as kind from audit_entry where action = 'interop.read' and actor = $1 order by id`,
      [`token:${reader.split('_')[1]}`],
    );
    expect(rows).toEqual([
      { object: 'collection:gaps', kind: 'items' },
      { object: 'collection:units', kind: 'items' },
    ]);
  });
});

describe('a polygon meets a box', () => {
  const ring = (w: number, s: number, e: number, n: number) => [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
    [w, s],
  ];
  const holed: GeoJSON.Polygon = { type: 'Polygon', coordinates: [ring(0, 0, 10, 10), ring(4, 4, 6, 6)] };
  it.each([
    ['that lies in it', [1, 1, 2, 2], true],
    ['that holds it', [-1, -1, 11, 11], true],
    ['that an edge runs through without a corner', [-1, 5, 0, 6], true],
    ['in its hole', [4.5, 4.5, 5.5, 5.5], false],
    ['beside it', [11, 11, 12, 12], false],
    ['over the antimeridian', [170, 0, 1, 1], true],
  ] as const)('%s', (_, box, expected) => expect(meets(holed, box)).toBe(expected));
});
