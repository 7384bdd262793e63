import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scopeOver } from '../../shared/hierarchy/scope.ts';
import { buildTree } from '../../shared/hierarchy/tree.ts';
import { buildCameraPicture } from '../picture/camera-picture.ts';
import { cameraRows } from './camera-rows.fixture.ts';
import { encodeCameraTile } from './camera-tile.ts';
import { cameraTilesHandler, cameraTilesPath } from './tile.ts';

const first = buildCameraPicture(cameraRows(2_000, 'first'));
const second = buildCameraPicture(cameraRows(2_000, 'second'));
let picture = first;
/** Everything: which cameras a smaller scope sees is tested with the scope. */
const scope = scopeOver(buildTree([{ kato: '000000000', parentKato: null }]), ['000000000']);
const handle = cameraTilesHandler();
const server = createServer((asked, response) => {
  handle(asked, response, { scope, picture: { cameras: picture } }).then(
    (isOwn) => isOwn || response.writeHead(418).end(),
    (error: unknown) => response.destroy(error instanceof Error ? error : undefined),
  );
});
let port = 0;
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterAll(() => server.close());

/** The bytes as they came, which `fetch` would unpack. */
async function ask(path: string, headers: Record<string, string> = {}) {
  const outgoing = request({ host: '127.0.0.1', port, path, headers }).end();
  const [response] = (await once(outgoing, 'response')) as [import('node:http').IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) };
}
const pathOf = (version: string, place: string): string =>
  cameraTilesPath(version).replace('{z}/{x}/{y}', place);
/** The tile of zoom 6 that holds one of the towns. */
const TOWN = '6/44/21';
const raw = Buffer.from(encodeCameraTile(first, { z: 6, x: 44, y: 21 }));

describe('a tile', () => {
  it('comes packed as the browser accepts it, for ever, with its ETag', async () => {
    const brotli = await ask(pathOf(first.version, TOWN), { 'accept-encoding': 'gzip, br' });
    expect(brotli.status).toBe(200);
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotli.headers['content-type']).toBe('application/vnd.mapbox-vector-tile');
    expect(brotli.headers['cache-control']).toContain('immutable');
    expect(brotliDecompressSync(brotli.body)).toEqual(raw);
    const gzip = await ask(pathOf(first.version, TOWN), { 'accept-encoding': 'gzip' });
    expect(gunzipSync(gzip.body)).toEqual(raw);
    const plain = await ask(pathOf(first.version, TOWN));
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.body).toEqual(raw);
    expect(new Set([brotli, gzip, plain].map(({ headers }) => headers.etag)).size).toBe(3);
  });

  it('that the browser has is not sent again', async () => {
    const { headers } = await ask(pathOf(first.version, TOWN));
    const again = await ask(pathOf(first.version, TOWN), { 'if-none-match': headers.etag ?? '' });
    expect(again.status).toBe(304);
    expect(again.body).toHaveLength(0);
  });

  it('without cameras is an answer without content', async () => {
    expect((await ask(pathOf(first.version, '6/0/0'))).status).toBe(204);
  });

  it.each([
    ['6/64/0', 404],
    ['6/0/64', 404],
    ['1/1/0', 404],
    ['15/1/1', 404],
    ['99/0/0', 404],
    ['6/-1/0', 400],
    ['6/1.5/0', 400],
    ['6/44', 400],
    ['six/44/21', 400],
    ['6/44/21/0', 400],
    ['6/44444444444/21', 400],
    ['../../../etc/passwd', 400],
  ])('%s is refused with %i and a reason', async (place, status) => {
    const answer = await ask(pathOf(first.version, place));
    expect(answer.status).toBe(status);
    expect(answer.body.toString()).toMatch(/tile/);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('of another address is left to others', async () => {
    expect((await ask('/tiles/roads/1/0/0.mvt')).status).toBe(418);
  });
});

describe('a changed register', () => {
  it('gives its tiles another address; the old one leads to the tile of now, which nobody may keep', async () => {
    await ask(pathOf(first.version, TOWN));
    picture = second;
    try {
      const fresh = Buffer.from(encodeCameraTile(second, { z: 6, x: 44, y: 21 }));
      const late = await ask(pathOf(first.version, TOWN));
      expect(late.body).toEqual(fresh);
      expect(late.headers['cache-control']).toBe('no-store');
      const { body, headers } = await ask(pathOf(second.version, TOWN));
      expect(body).toEqual(fresh);
      expect(body).not.toEqual(raw);
      expect(headers['cache-control']).toContain('immutable');
    } finally {
      picture = first;
    }
  });
});

describe('the TileJSON', () => {
  it('names the tiles of now by the address the reader came from', async () => {
    const { status, body } = await ask('/tiles/cameras.json', { host: 'centre.example:8080' });
    expect(status).toBe(200);
    const tileJson: unknown = JSON.parse(body.toString());
    expect(tileJson).toMatchObject({
      tilejson: '3.0.0',
      tiles: [`http://centre.example:8080${cameraTilesPath(first.version)}`],
      vector_layers: [{ id: 'cameras' }],
    });
  });

  it('does not repeat a host that is none', async () => {
    expect((await ask('/tiles/cameras.json', { host: '"><script>' })).status).toBe(400);
  });
});
