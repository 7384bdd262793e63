import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { activeBoundarySet, boundariesOf } from './store.ts';
import type { Db } from '../db/schema.ts';

const compress = promisify(gzip);

/** `/map/boundaries/<content hash>/<level>.geojson`: a new set has a new address, so an answer may be kept for ever. */
const ADDRESS = /^\/map\/boundaries\/([0-9a-f]{64})\/([12])\.geojson$/;

/**
 * Serves the active boundary set. Answers false when the address is not its own; 404 when the set is no longer active.
 * The last set asked for is kept compressed (two levels, under 1 MB).
 */
export function boundariesHandler(db: Db) {
  const kept = new Map<string, Buffer>();
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const match = ADDRESS.exec(request.url ?? '');
    if (!match) return false;
    const [address, hash = '', level] = match;
    let body = kept.get(address);
    if (!body) {
      const set = await activeBoundarySet(db);
      if (!set || set.hash !== hash) {
        response.writeHead(404, { 'content-type': 'text/plain' }).end('This boundary set is not in use');
        return true;
      }
      const collection = await boundariesOf(db, set.id, level === '1' ? 1 : 2);
      body = await compress(JSON.stringify(collection));
      for (const key of kept.keys()) if (!key.includes(hash)) kept.delete(key);
      kept.set(address, body);
    }
    response.writeHead(200, {
      'content-type': 'application/geo+json',
      'content-encoding': 'gzip',
      'cache-control': 'private, max-age=31536000, immutable',
      etag: `"${hash}-${level}"`,
    });
    response.end(body);
    return true;
  };
}
