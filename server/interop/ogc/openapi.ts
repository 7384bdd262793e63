import type { Collection } from './collection.ts';
import { COLLECTION_IDS, collectionOf } from './collections.ts';
import { GEO_JSON, JSON_TYPE, MVT, TILE_SET } from './documents.ts';
import { filtersOf, LIMIT_DEFAULT, LIMIT_MAX } from './question.ts';

type Schema = Record<string, unknown>;
const parameter = (name: string, description: string, schema: Schema, more: object = {}) => ({
  name,
  in: 'query',
  description,
  required: false,
  schema,
  style: 'form',
  explode: false,
  ...more,
});

const PARAMETERS = {
  limit: parameter('limit', 'The most features on a page', {
    type: 'integer',
    minimum: 1,
    maximum: LIMIT_MAX,
    default: LIMIT_DEFAULT,
  }),
  bbox: parameter('bbox', 'West, south, east, north in degrees of CRS84; six numbers with heights', {
    type: 'array',
    oneOf: [
      { minItems: 4, maxItems: 4 },
      { minItems: 6, maxItems: 6 },
    ],
    items: { type: 'number' },
  }),
  datetime: parameter('datetime', 'A moment, or an interval: a/b, ../b, a/..', { type: 'string' }),
  after: parameter('after', 'The cursor, as the link to the next page has it', {
    type: 'integer',
    minimum: 0,
  }),
};

const answer = (description: string, mediaType: string, schema: Schema) => ({
  description,
  content: { [mediaType]: { schema } },
});
const REFUSALS = {
  400: { $ref: '#/components/responses/Refusal' },
  401: { $ref: '#/components/responses/Refusal' },
  403: { $ref: '#/components/responses/Refusal' },
  404: { $ref: '#/components/responses/Refusal' },
};
const operation = (operationId: string, summary: string, ok: object, parameters: readonly object[] = []) => ({
  get: { operationId, summary, tags: ['Sholu'], parameters, responses: { 200: ok, ...REFUSALS } },
});
const path = (name: string, schema: Schema) => ({ name, in: 'path', required: true, schema });
const json = (description: string): object => answer(description, JSON_TYPE, { type: 'object' });

const featureSchema = ({ geometry, properties }: Collection): Schema => ({
  type: 'object',
  required: ['type', 'geometry', 'properties'],
  properties: {
    type: { type: 'string', enum: ['Feature'] },
    id: { oneOf: [{ type: 'string' }, { type: 'integer' }] },
    geometry: { type: 'object', nullable: true, description: geometry },
    properties: {
      type: 'object',
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, { type, description, values }]) => [
          name,
          {
            type,
            description,
            nullable: true,
            ...(values && type === 'string' ? { enum: values } : {}),
          },
        ]),
      ),
    },
  },
});

function pathsOf(id: string, collection: Collection): Record<string, object> {
  const at = `/collections/${id}`;
  const feature = { $ref: `#/components/schemas/${id}` };
  const filters = [...filtersOf(collection)].map(([name, values]) =>
    parameter(name, collection.properties[name]?.description ?? name, { type: 'string', enum: values }),
  );
  const shared = Object.keys(PARAMETERS).map((name) => ({ $ref: `#/components/parameters/${name}` }));
  const collectionSchema = {
    type: 'object',
    required: ['type', 'features'],
    properties: {
      type: { type: 'string', enum: ['FeatureCollection'] },
      features: { type: 'array', items: feature },
      links: { type: 'array', items: { type: 'object' } },
      timeStamp: { type: 'string', format: 'date-time' },
      numberMatched: { type: 'integer', minimum: 0 },
      numberReturned: { type: 'integer', minimum: 0 },
    },
  };
  const tile = ['tileMatrix', 'tileRow', 'tileCol'].map((name) =>
    path(name, { type: 'integer', minimum: 0 }),
  );
  return {
    [at]: operation(`${id}.describe`, `${collection.title}: what it is`, json('The collection')),
    [`${at}/items`]: operation(
      `${id}.items`,
      collection.description,
      answer('A page of features', GEO_JSON, collectionSchema),
      [...shared, ...filters],
    ),
    [`${at}/items/{featureId}`]: operation(
      `${id}.item`,
      `${collection.title}: one of them`,
      answer('The feature', GEO_JSON, feature),
      [path('featureId', { type: 'string' })],
    ),
    ...(collection.tiles && {
      [`${at}/tiles`]: operation(`${id}.tilesets`, 'Tile sets', json('The tile sets')),
      [`${at}/tiles/${TILE_SET}`]: operation(`${id}.tileset`, 'The tile set', json('The tile set')),
      [`${at}/tiles/${TILE_SET}/tiles.json`]: operation(`${id}.tilejson`, 'TileJSON 3.0.0', json('TileJSON')),
      [`${at}/tiles/${TILE_SET}/{tileMatrix}/{tileRow}/{tileCol}`]: operation(
        `${id}.tile`,
        'A vector tile',
        answer('The tile; 204 when it holds nothing', MVT, { type: 'string', format: 'binary' }),
        tile,
      ),
    }),
  };
}

/** OpenAPI 3.0.3 of everything under the landing page, made from the list of collections. */
export function openApi(base: string, maySee: (collection: Collection) => boolean) {
  const seen = COLLECTION_IDS.flatMap((id) => {
    const collection = collectionOf(id);
    return collection && maySee(collection) ? [[id, collection] as const] : [];
  });
  return {
    openapi: '3.0.3',
    info: {
      title: 'Sholu',
      version: '1.0.0',
      description: 'OGC API – Features 1.0 and Tiles 1.0. Everybody sees their own territory alone.',
    },
    servers: [{ url: base }],
    security: [{ bearer: [] }, { basic: [] }],
    paths: {
      '/': operation('landing', 'The landing page', json('Links')),
      '/conformance': operation('conformance', 'Conformance classes', json('Conformance classes')),
      '/collections': operation('collections', 'Collections', json('Collections')),
      ...Object.assign({}, ...seen.map(([id, collection]) => pathsOf(id, collection))),
    },
    components: {
      parameters: PARAMETERS,
      responses: {
        Refusal: answer('Why not', JSON_TYPE, {
          type: 'object',
          required: ['code'],
          properties: { code: { type: 'string' }, description: { type: 'string' } },
        }),
      },
      schemas: Object.fromEntries(seen.map(([id, collection]) => [id, featureSchema(collection)])),
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'An access token' },
        basic: { type: 'http', scheme: 'basic', description: 'An access token as the password' },
      },
    },
  };
}
