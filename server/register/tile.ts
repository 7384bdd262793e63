import type { IncomingMessage, ServerResponse } from 'node:http';
import { acceptedEncoding, pack } from '../http/encoding.ts';
import { requestOrigin } from '../http/origin.ts';
import type { Scope } from '../../shared/hierarchy/scope.ts';
import type { CameraPicture } from '../picture/camera-picture.ts';
import { camerasWithin } from '../picture/camera-scope.ts';
import { tileStamp } from '../picture/camera-stamps.ts';
import type { Picture } from '../picture/picture.ts';
import { byteCache } from '../tiles/byte-cache.ts';
import { ALL_FROM_ZOOM, CAMERA_LAYER, encodeCameraTile, MAX_ZOOM, MIN_ZOOM } from './camera-tile.ts';

const PREFIX = '/tiles/cameras';
const TILE_JSON = `${PREFIX}.json`;
const ADDRESS = /^\/tiles\/cameras\/([0-9a-f]{24})\/(\d{1,2})\/(\d{1,7})\/(\d{1,7})\.mvt$/;
/** Kazakhstan with its neighbourhood; the cameras of a whole country at every zoom take a tenth of it. */
const CACHE_BYTES = 64 * 1024 * 1024;

/** The address of a picture's tiles, with `{z}`, `{x}` and `{y}` for the tile. */
export const cameraTilesPath = (version: string): string => `${PREFIX}/${version}/{z}/{x}/{y}.mvt`;

/**
 * Serves `/tiles/cameras/<version>/<z>/<x>/<y>.mvt` and their TileJSON. The version is the content address of the cameras
 * inside the scope, so a tile never changes; a map that has not yet heard of a change gets the tile of now, of its own
 * scope, which nobody may keep. 404 for zooms and places that do not exist; 400 for what is no address at all; 204 for a
 * tile without cameras. Answers false when the path is not its own.
 */
export function cameraTilesHandler() {
  const cache = byteCache(CACHE_BYTES);

  return async (
    request: IncomingMessage,
    response: ServerResponse,
    { scope, picture: { cameras } }: { scope: Scope; picture: Pick<Picture, 'cameras'> },
  ): Promise<boolean> => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    if (path === TILE_JSON) {
      sendTileJson(request, response, camerasWithin(cameras, scope));
      return true;
    }
    if (!path.startsWith(`${PREFIX}/`)) return false;
    const match = ADDRESS.exec(path);
    if (!match) return refuse(response, 400, 'This is not the address of a tile');
    const picture = camerasWithin(cameras, scope);
    const [, version = '', ...place] = match;
    const [z = 0, x = 0, y = 0] = place.map(Number);
    if (z < MIN_ZOOM || z > MAX_ZOOM || x >= 2 ** z || y >= 2 ** z)
      return refuse(response, 404, 'There is no such tile');

    const encoding = acceptedEncoding(request.headers['accept-encoding']);
    const etag = `"${tileStamp(picture.stamps, z, x, y)}-${z}-${x}-${y}-${encoding}"`;
    const isOfNow = version === picture.version;
    response.setHeader('cache-control', isOfNow ? 'private, max-age=31536000, immutable' : 'no-store');
    response.setHeader('vary', 'accept-encoding');
    response.setHeader('etag', etag);
    if (request.headers['if-none-match']?.includes(etag)) {
      response.writeHead(304).end();
      return true;
    }
    const body = await cache.get(`${scope.key}/${etag}`, async () => {
      const tile = encodeCameraTile(picture, { z, x, y });
      return tile.byteLength === 0 ? Buffer.alloc(0) : pack(tile, encoding);
    });
    if (body.byteLength === 0) {
      response.writeHead(204).end();
      return true;
    }
    if (encoding !== 'identity') response.setHeader('content-encoding', encoding);
    response.writeHead(200, {
      'content-type': 'application/vnd.mapbox-vector-tile',
      'content-length': body.byteLength,
    });
    response.end(request.method === 'HEAD' ? undefined : body);
    return true;
  };
}

function refuse(response: ServerResponse, status: 400 | 404, reason: string): true {
  response.writeHead(status, { 'content-type': 'text/plain', 'cache-control': 'no-store' }).end(reason);
  return true;
}

/** TileJSON 3.0.0: what other programs, QGIS for one, need to read the same tiles. */
function sendTileJson(request: IncomingMessage, response: ServerResponse, picture: CameraPicture): void {
  const origin = requestOrigin(request);
  if (origin === null) {
    refuse(response, 400, 'The request does not say which host it is for');
    return;
  }
  const body = {
    tilejson: '3.0.0',
    name: 'Sholu: cameras',
    version: '1.0.0',
    scheme: 'xyz',
    tiles: [`${origin}${cameraTilesPath(picture.version)}`],
    minzoom: MIN_ZOOM,
    maxzoom: MAX_ZOOM,
    bounds: [46, 40, 88, 56],
    vector_layers: [
      {
        id: CAMERA_LAYER,
        description: `One point a camera from zoom ${ALL_FROM_ZOOM} on, its id the id of the feature; below, cameras of one kind in a cell are one point.`,
        fields: {
          owner: 'facility, police, partner, traffic or private',
          linked: 'Boolean: the picture reaches a control centre',
          working: 'Boolean',
          class: 'meets_profile, below_profile or unknown',
          traffic: 'Boolean: enforces traffic rules',
          azimuth: 'Number: degrees clockwise from north; absent for a dome',
          fov: 'Number: field of view in degrees',
          count: 'Number: cameras the point stands for, below the zoom of single cameras',
        },
      },
    ],
  };
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-cache' });
  response.end(JSON.stringify(body));
}
