import { COLLECTION_IDS, collectionOf } from './collections.ts';
import type { Collection } from './collection.ts';

/** CRS84: WGS 84 as longitude, latitude. The only one spoken here. */
export const CRS84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';
export const GEO_JSON = 'application/geo+json';
export const JSON_TYPE = 'application/json';
export const OPENAPI_TYPE = 'application/vnd.oai.openapi+json;version=3.0';
export const MVT = 'application/vnd.mapbox-vector-tile';
export const TILE_SET = 'WebMercatorQuad';
const TILE_SET_URI = 'http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad';
const TILE_SETS_REL = 'http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector';
/** Kazakhstan with its neighbourhood, degrees: saying more exactly would tell of what somebody may not see. */
export const EXTENT = [46, 40, 88, 56] as const;

const FEATURES = 'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf';
const TILES = 'http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf';
export const CONFORMS_TO: readonly string[] = [
  ...['core', 'oas30', 'geojson'].map((name) => `${FEATURES}/${name}`),
  ...['core', 'tileset', 'tilesets-list', 'geodata-tilesets', 'mvt'].map((name) => `${TILES}/${name}`),
];

type Link = { href: string; rel: string; type: string; title?: string; templated?: true };
/** `base` is the address of the landing page, without a slash at its end. */
export const link = (base: string, path: string, rel: string, type: string, title?: string): Link => ({
  href: `${base}${path}`,
  rel,
  type,
  ...(title === undefined ? {} : { title }),
});

/** The first page: what there is, and where. */
export const landing = (base: string) => ({
  title: 'Sholu',
  description:
    'The situational-awareness map of the operations control centres: its register, gaps and plans.',
  links: [
    link(base, '', 'self', JSON_TYPE, 'This document'),
    link(base, '/api', 'service-desc', OPENAPI_TYPE, 'The description of the interface'),
    link(base, '/conformance', 'conformance', JSON_TYPE, 'Conformance classes'),
    link(base, '/collections', 'data', JSON_TYPE, 'Collections'),
  ],
});

/** What is said of one collection. */
export function described(base: string, id: string, collection: Collection) {
  const path = `/collections/${id}`;
  return {
    id,
    title: collection.title,
    description: collection.description,
    itemType: 'feature',
    crs: [CRS84],
    extent: {
      spatial: { bbox: [EXTENT], crs: CRS84 },
      ...(collection.time === undefined
        ? {}
        : {
            temporal: {
              interval: [[null, null]],
              trs: 'http://www.opengis.net/def/uom/ISO-8601/0/Gregorian',
            },
          }),
    },
    links: [
      link(base, path, 'self', JSON_TYPE),
      link(base, `${path}/items`, 'items', GEO_JSON, collection.title),
      ...(collection.tiles ? [link(base, `${path}/tiles`, TILE_SETS_REL, JSON_TYPE, 'Vector tiles')] : []),
    ],
  };
}

/** The collections that who asks may see. */
export const collectionsDocument = (base: string, maySee: (collection: Collection) => boolean) => ({
  links: [link(base, '/collections', 'self', JSON_TYPE)],
  collections: COLLECTION_IDS.flatMap((id) => {
    const collection = collectionOf(id);
    return collection && maySee(collection) ? [described(base, id, collection)] : [];
  }),
});

/** A row comes before a column: the other way round than in the addresses of most web maps. */
const tilesPath = (id: string): string => `/collections/${id}/tiles/${TILE_SET}`;

const tileSet = (base: string, id: string, { title }: Collection) => ({
  title,
  dataType: 'vector',
  crs: 'http://www.opengis.net/def/crs/EPSG/0/3857',
  tileMatrixSetURI: TILE_SET_URI,
  links: [
    link(base, tilesPath(id), 'self', JSON_TYPE),
    link(base, `${tilesPath(id)}/tiles.json`, 'describedby', JSON_TYPE, 'TileJSON'),
    {
      ...link(base, `${tilesPath(id)}/{tileMatrix}/{tileRow}/{tileCol}`, 'item', MVT),
      templated: true as const,
    },
    {
      href: TILE_SET_URI,
      rel: 'http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme',
      type: JSON_TYPE,
    },
  ],
});

/** The tile sets of a collection: one. */
export const tileSetsDocument = (base: string, id: string, collection: Collection) => ({
  links: [link(base, `/collections/${id}/tiles`, 'self', JSON_TYPE)],
  tilesets: [tileSet(base, id, collection)],
});

/** The tile set, with what its layer holds. */
export function tileSetDocument(base: string, id: string, collection: Collection) {
  const { tiles } = collection;
  return {
    ...tileSet(base, id, collection),
    tileMatrixSetLimits: Array.from({ length: (tiles?.maxZoom ?? 0) - (tiles?.minZoom ?? 0) + 1 }, (_, i) => {
      const zoom = (tiles?.minZoom ?? 0) + i;
      const last = 2 ** zoom - 1;
      return { tileMatrix: String(zoom), minTileRow: 0, maxTileRow: last, minTileCol: 0, maxTileCol: last };
    }),
    layers: [{ id, dataType: 'vector', geometryDimension: 0, description: collection.description }],
  };
}

/** TileJSON 3.0.0 of the same tiles: what most web maps read. */
export function tileJson(base: string, id: string, collection: Collection) {
  const { tiles } = collection;
  return {
    tilejson: '3.0.0',
    name: `Sholu: ${id}`,
    version: '1.0.0',
    scheme: 'xyz',
    tiles: [`${base}${tilesPath(id)}/{z}/{y}/{x}`],
    minzoom: tiles?.minZoom ?? 0,
    maxzoom: tiles?.maxZoom ?? 0,
    bounds: EXTENT,
    vector_layers: [{ id, description: collection.description, fields: tiles?.fields ?? {} }],
  };
}
