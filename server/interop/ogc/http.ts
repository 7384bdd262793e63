import type { IncomingMessage, ServerResponse } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Collection, ItemsPage, Source } from './collection.ts';
import { collectionOf } from './collections.ts';
import {
  collectionsDocument,
  CONFORMS_TO,
  described,
  GEO_JSON,
  JSON_TYPE,
  landing,
  link,
  MVT,
  OPENAPI_TYPE,
  TILE_SET,
  tileJson,
  tileSetDocument,
  tileSetsDocument,
} from './documents.ts';
import { openApi } from './openapi.ts';
import { itemsQuestion } from './question.ts';
import { readNotes } from './reads.ts';
import { Refusal } from './refusal.ts';
import { shapesReader } from '../shapes.ts';
import { intersection, type Scope } from '../../../shared/hierarchy/scope.ts';
import type { Db } from '../../db/schema.ts';
import { acceptedEncoding, pack } from '../../http/encoding.ts';
import { requestOrigin } from '../../http/origin.ts';
import type { Asked, TerritoryHandler } from '../../http/routes.ts';

const PREFIX = '/ogc';

/** One request, in parts: the words of its path behind the prefix, and its parameters. */
type Call = {
  base: string;
  words: readonly string[];
  query: URLSearchParams;
  asked: Asked;
  request: IncomingMessage;
  response: ServerResponse;
};

function send({ request, response }: Call, mediaType: string, body: string | Uint8Array, status = 200): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, {
    'content-type': mediaType,
    'content-length': bytes.byteLength,
    'cache-control': 'no-store',
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

const sendJson = (call: Call, document: object, mediaType: string = JSON_TYPE): void =>
  send(call, mediaType, JSON.stringify(document));

/** A document takes no parameter: what is asked in vain is said, not left unread. */
function noParameters({ query }: Call): void {
  const [name] = query.keys();
  if (name !== undefined) throw new Refusal(400, `There is no parameter ${name}`);
}

/** Where who asks may see a collection and take it out. */
const scopeFor = ({ asked }: Pick<Call, 'asked'>, { action }: Collection): Scope =>
  intersection(asked.picture.tree, asked.scope, asked.access.scope(action));

/** Features between two turns of other requests. */
const TURN = 250;

async function* collectionText(
  page: ItemsPage,
  links: readonly object[],
  nowMs: number,
): AsyncGenerator<string> {
  const head = {
    type: 'FeatureCollection',
    timeStamp: new Date(nowMs).toISOString(),
    numberMatched: page.matched,
    numberReturned: page.returned,
    links,
  };
  let piece = `${JSON.stringify(head).slice(0, -1)},"features":[`;
  let count = 0;
  for await (const feature of page.features) {
    piece += `${count === 0 ? '\n' : ',\n'}${JSON.stringify(feature)}`;
    if (++count % TURN !== 0) continue;
    yield piece;
    piece = '';
    await nextTurn();
  }
  yield `${piece}\n]}\n`;
}

/**
 * Serves OGC API – Features and Tiles under `/ogc`, to who has `export.read` and the action of a collection, each of their
 * own territory. Refuses with 400 what the standard calls unknown or invalid. Answers false when the address is not its own.
 */
export function ogcHandler({ db, clock }: { db: Db; clock: () => number }): TerritoryHandler {
  const shapes = shapesReader(db);
  const noted = readNotes(db, clock);

  const see = (call: Call, id: string): { collection: Collection; source: Source } => {
    const collection = collectionOf(id);
    if (!collection) throw new Refusal(404, `There is no collection ${id}`);
    const { picture, actor } = call.asked;
    const scope = scopeFor(call, collection);
    if (scope.roots.length === 0) {
      call.asked.denied(collection.action, `collection:${id}`);
      throw new Refusal(
        403,
        `You may not see the collection ${id}: it takes export.read and ${collection.action}`,
      );
    }
    return { collection, source: { db, picture, scope, actor, shapes } };
  };
  const note = ({ asked }: Call, id: string, kind: 'items' | 'tiles', source: Source, what: object) =>
    noted(
      { actor: asked.actor, collection: id, kind, address: asked.address, kato: source.scope.roots[0] },
      { territory: source.scope.roots, ...what },
    );

  const items = async (call: Call, id: string): Promise<void> => {
    const { collection, source } = see(call, id);
    const question = itemsQuestion(collection, call.query);
    await note(call, id, 'items', source, { query: call.query.toString() });
    const page = await collection.items(source, question);
    const path = `/collections/${id}/items`;
    const at = (query: URLSearchParams): string => (query.size === 0 ? path : `${path}?${query.toString()}`);
    const links = [
      link(call.base, at(call.query), 'self', GEO_JSON),
      link(call.base, `/collections/${id}`, 'collection', JSON_TYPE),
    ];
    if (page.next !== null) {
      const query = new URLSearchParams(call.query);
      query.set('after', String(page.next));
      links.push(link(call.base, at(query), 'next', GEO_JSON));
    }
    call.response.writeHead(200, { 'content-type': GEO_JSON, 'cache-control': 'no-store' });
    if (call.request.method === 'HEAD') call.response.end();
    else await pipeline(Readable.from(collectionText(page, links, clock())), call.response);
  };

  const item = async (call: Call, id: string, featureId: string): Promise<void> => {
    noParameters(call);
    const { collection, source } = see(call, id);
    await note(call, id, 'items', source, { feature: featureId });
    const feature = await collection.item(source, featureId);
    if (!feature) throw new Refusal(404, `There is no such feature in ${id}`);
    const links = [
      link(call.base, `/collections/${id}/items/${encodeURIComponent(featureId)}`, 'self', GEO_JSON),
      link(call.base, `/collections/${id}`, 'collection', JSON_TYPE),
    ];
    sendJson(call, { ...feature, links }, GEO_JSON);
  };

  const tile = async (call: Call, id: string, place: readonly string[]): Promise<void> => {
    const { collection, source } = see(call, id);
    const { tiles } = collection;
    if (!tiles || !place.every((word) => /^\d{1,8}$/.test(word)))
      throw new Refusal(404, 'There is no such tile');
    const [z = 0, y = 0, x = 0] = place.map(Number);
    if (z < tiles.minZoom || z > tiles.maxZoom || x >= 2 ** z || y >= 2 ** z)
      throw new Refusal(404, 'There is no such tile');
    await note(call, id, 'tiles', source, { tile: place.join('/') });
    const encoded = tiles.encode(source, { z, x, y });
    if (encoded.byteLength === 0) {
      call.response.writeHead(204, { 'cache-control': 'no-store' }).end();
      return;
    }
    const encoding = acceptedEncoding(call.request.headers['accept-encoding']);
    if (encoding !== 'identity') call.response.setHeader('content-encoding', encoding);
    call.response.setHeader('vary', 'accept-encoding');
    send(call, MVT, await pack(encoded, encoding));
  };

  const tilesOf = async (call: Call, id: string, rest: readonly string[]): Promise<void> => {
    noParameters(call);
    const { collection } = see(call, id);
    if (!collection.tiles) throw new Refusal(404, `There are no tiles of ${id}`);
    const [set, ...below] = rest;
    if (set === undefined) return sendJson(call, tileSetsDocument(call.base, id, collection));
    if (set !== TILE_SET) throw new Refusal(404, `There is no tile set ${set}`);
    if (below.length === 0) return sendJson(call, tileSetDocument(call.base, id, collection));
    if (below.length === 1 && below[0] === 'tiles.json')
      return sendJson(call, tileJson(call.base, id, collection));
    if (below.length === 3) return tile(call, id, below);
    throw new Refusal(404, 'There is nothing at this address');
  };

  const ofCollection = async (call: Call, id: string, rest: readonly string[]): Promise<void> => {
    const [part, ...below] = rest;
    if (part === 'items' && below.length === 0) return items(call, id);
    if (part === 'items' && below.length === 1) return item(call, id, below[0] ?? '');
    if (part === 'tiles') return tilesOf(call, id, below);
    if (part !== undefined) throw new Refusal(404, 'There is nothing at this address');
    noParameters(call);
    return sendJson(call, described(call.base, id, see(call, id).collection));
  };

  const answer = async (call: Call): Promise<void> => {
    const [first = '', second, ...rest] = call.words;
    const maySee = (collection: Collection): boolean => scopeFor(call, collection).roots.length > 0;
    if (first === 'collections' && second !== undefined) return ofCollection(call, second, rest);
    if (second !== undefined) throw new Refusal(404, 'There is nothing at this address');
    noParameters(call);
    if (first === '') return sendJson(call, landing(call.base));
    if (first === 'api') return sendJson(call, openApi(call.base, maySee), OPENAPI_TYPE);
    if (first === 'conformance') return sendJson(call, { conformsTo: CONFORMS_TO });
    if (first === 'collections') return sendJson(call, collectionsDocument(call.base, maySee));
    throw new Refusal(404, 'There is nothing at this address');
  };

  return async (request, response, asked) => {
    const [path = '', query = ''] = (request.url ?? '/').split('?', 2);
    if (path !== PREFIX && !path.startsWith(`${PREFIX}/`)) return false;
    const origin = requestOrigin(request);
    const words = path
      .slice(PREFIX.length + 1)
      .replace(/\/$/, '')
      .split('/');
    const call = {
      base: `${origin ?? ''}${PREFIX}`,
      query: new URLSearchParams(query),
      asked,
      request,
      response,
    };
    try {
      if (origin === null) throw new Refusal(400, 'The request does not say which host it is for');
      await answer({ ...call, words: words.map(decoded) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const body = JSON.stringify({ code: String(error.status), description: error.message });
      send({ ...call, words }, JSON_TYPE, body, error.status);
    }
    return true;
  };
}

function decoded(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    throw new Refusal(400, 'This is not an address');
  }
}
