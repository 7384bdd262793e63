import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { boundaryAddress } from './boundary-address.ts';
import { activeBoundarySet, boundariesOf } from './store.ts';
import type { Scope } from '../../shared/hierarchy/scope.ts';
import type { Db } from '../db/schema.ts';

const compress = promisify(gzip);

/** `/map/boundaries/<content hash>/<level>.geojson`: a new set has a new address, so an answer may be kept for ever. */
const ADDRESS = /^\/map\/boundaries\/([0-9a-f]{64})\/([12])\.geojson$/;

/** Two levels of the whole country are under 1 MB; this many addresses are kept, those asked for last. */
const KEPT = 64;

/**
 * Serves the active boundary set, cut to the units of the scope. Answers false when the address is not its own; 404 when
 * the set is no longer active or the address is another scope's.
 */
export function boundariesHandler(db: Db) {
  const kept = new Map<string, Buffer>();
  return async (
    request: IncomingMessage,
    response: ServerResponse,
    { scope }: { scope: Scope },
  ): Promise<boolean> => {
    const match = ADDRESS.exec(request.url ?? '');
    if (!match) return false;
    const [address, hash = '', level] = match;
    const set = await activeBoundarySet(db);
    if (!set || boundaryAddress(set.hash, scope) !== hash) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('This boundary set is not in use');
      return true;
    }
    let body = kept.get(address);
    if (!body) {
      const { features, ...collection } = await boundariesOf(db, set.id, level === '1' ? 1 : 2);
      const inside = features.filter(({ properties }) => scope.covers(properties.kato));
      body = await compress(JSON.stringify({ ...collection, features: inside }));
    }
    kept.delete(address);
    kept.set(address, body);
    for (const key of kept.keys()) if (kept.size > KEPT) kept.delete(key);
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
