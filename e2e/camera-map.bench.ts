import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { units } from '../data/bundle.ts';
import { COUNTRY_KATO } from '../shared/hierarchy/schema.ts';
import { scopeOver } from '../shared/hierarchy/scope.ts';
import { buildTree } from '../shared/hierarchy/tree.ts';
import { kindOf } from '../shared/register/camera-kind.ts';
import { buildCameraPicture, type CameraRows } from '../server/picture/camera-picture.ts';
import { demonstrationCameras } from '../server/register/camera-rows.fixture.ts';
import { cameraTilesHandler, cameraTilesPath } from '../server/register/tile.ts';
import { launchBrowser } from './browser.ts';
import { measureMap, type MapCost } from './map-cost.ts';
import { startProduct, type Product } from './product.ts';
import { signInPage } from './sign-in.ts';

// The first complete map of the country with all cameras of the demonstration register: our tiles against the same points as
// GeoJSON in MapLibre, in one page that differs in nothing else: that is the fair comparison. Beside it the whole product with
// its cameras on and off. Every figure is printed as it comes, so that a run which is cut short has not been for nothing.
const ROUNDS = 2;
/** No round is begun after this. */
const LAST_BEGIN_MS = 300_000;
const SIZE = { width: 1280, height: 720 };
const PEERS = ['tiles', 'clustered', 'geojson'] as const;
const CASES = [...PEERS, 'product', 'product without'] as const;
type Case = (typeof CASES)[number];
const NAMES: Record<Case, string> = {
  product: 'Sholu, cameras on',
  'product without': 'Sholu, cameras off',
  tiles: 'MapLibre alone, our tiles',
  clustered: 'MapLibre alone, GeoJSON clustered',
  geojson: 'MapLibre alone, GeoJSON',
};

/** The browser this benchmark is for; without a built product or a browser it says so and measures nothing. */
let browser: Browser | null = null;
let product: Product;
let peer: Server;
let lacks = '';

beforeAll(async () => {
  browser = await launchBrowser({ maps: 'whole' }).catch((error: unknown) => {
    lacks = `a browser that starts: ${String(error).slice(0, 200)}`;
    return null;
  });
  if (!existsSync('dist/server/main.js')) lacks = 'the built product: npm run build';
  if (lacks !== '') return;
  product = await startProduct();
  peer = await servePeer(demonstrationCameras());
}, 300_000);
afterAll(async () => {
  await browser?.close();
  peer?.close();
  await product?.stop();
});

/** The same points with what the colour needs and no more, places to a decimetre. */
function geoJson(rows: CameraRows): string {
  const features = Array.from(rows.id, (id, i) => {
    const { state, link } = kindOf(rows.kind[i] ?? 0);
    const place = `${(rows.lonE6[i] ?? 0) / 1e6},${(rows.latE6[i] ?? 0) / 1e6}`;
    const look = state === 'broken' ? 2 : link === 'linked' ? 0 : 1;
    return `{"type":"Feature","id":${id},"properties":{"look":${look}},"geometry":{"type":"Point","coordinates":[${place}]}}`;
  });
  return `{"type":"FeatureCollection","features":[${features.join()}]}`;
}

/** A page with nothing but MapLibre and the cameras, whose source its address names. */
async function servePeer(rows: CameraRows): Promise<Server> {
  const picture = buildCameraPicture(rows);
  const tiles = cameraTilesHandler();
  const asked = { scope: scopeOver(buildTree(units()), [COUNTRY_KATO]), picture: { cameras: picture } };
  const packed = (body: string | Buffer) =>
    brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  const files = new Map<string, { type: string; body: Buffer }>();
  const add = (path: string, type: string, body: string | Buffer): void => {
    files.set(path, { type, body: packed(body) });
  };
  const html = '<!doctype html><body style="margin:0"><div id="map" style="position:absolute;inset:0"></div>';
  add('/', 'text/html', `${html}<script type="module" src="/page.mjs"></script>`);
  const page = await readFile('e2e/camera-map-page.mjs', 'utf8');
  add('/page.mjs', 'text/javascript', page.replace('TILES_PATH', cameraTilesPath(picture.version)));
  add('/cameras.geojson', 'application/geo+json', geoJson(rows));
  for (const name of ['maplibre-gl.mjs', 'maplibre-gl-shared.mjs', 'maplibre-gl-worker.mjs'])
    add(`/${name}`, 'text/javascript', await readFile(`node_modules/maplibre-gl/dist/${name}`));
  const server = createServer((request, response) => {
    const file = files.get((request.url ?? '').split('?', 1)[0] ?? '');
    if (file) response.writeHead(200, { 'content-type': file.type, 'content-encoding': 'br' }).end(file.body);
    else
      tiles(request, response, asked).then(
        (isOwn) => isOwn || response.writeHead(404).end(),
        () => response.destroy(),
      );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function addressOf(which: Case): string {
  if (which === 'product') return `${product.url}/?lang=ru&cameras=on`;
  if (which === 'product without') return `${product.url}/?lang=ru`;
  const address = peer.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/?${which}`;
}

/** The least and the median of some figures, as the table shows them. */
function leastAndMedian(values: readonly number[]): { least: number; median: number } {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = [sorted[(sorted.length - 1) >> 1] ?? 0, sorted[sorted.length >> 1] ?? 0] as const;
  return { least: sorted[0] ?? 0, median: (middle[0] + middle[1]) / 2 };
}
const MEASURES = ['wireKb', 'completeMs', 'taskMs', 'scriptMs', 'frameMs', 'heapMb', 'workerHeapMb'] as const;

test('first complete map of the country with all cameras, our tiles against GeoJSON', async () => {
  if (!browser || lacks !== '') {
    console.log(`The map of all cameras was not measured. It needs ${lacks}.`);
    return;
  }
  const costs = new Map<Case, MapCost[]>(CASES.map((which) => [which, []]));
  const began = performance.now();
  for (let round = -1; round < ROUNDS && performance.now() - began < LAST_BEGIN_MS; round++)
    for (const which of CASES) {
      // The first WebGL page of a fresh browser takes seconds more, and the first tiles are packed: that round is not counted.
      if (round < 0 && which !== 'tiles' && which !== 'product') continue;
      const source = which === 'product without' ? null : 'cameras';
      const cost = await measureMap(browser, addressOf(which), SIZE, source, (page) =>
        which.startsWith('product') ? signInPage(page, product.url) : Promise.resolve(),
      );
      const figures = MEASURES.map((measure) => `${measure} ${cost[measure].toFixed(0)}`).join(', ');
      console.log(`${round < 0 ? 'not counted' : `round ${round + 1}`}, ${NAMES[which]}: ${figures}`);
      if (round >= 0) costs.get(which)?.push(cost);
    }
  const table = CASES.map((which) => ({
    which,
    cost: MEASURES.map((measure) => leastAndMedian((costs.get(which) ?? []).map((cost) => cost[measure]))),
  }));
  const row = (name: string, cells: readonly string[]) => `| ${name} | ${cells.join(' | ')} |`;
  const tiles = table.find(({ which }) => which === 'tiles')?.cost ?? [];
  const head = [
    'wire kB',
    'complete ms',
    'main thread ms',
    'script ms',
    'frame ms',
    'JS heap MB',
    'workers MB',
  ];
  const lines = [
    row('country view, all cameras: least / median', head),
    `|${'---|'.repeat(MEASURES.length + 1)}`,
    ...table.map(({ which, cost }) =>
      row(
        NAMES[which],
        cost.map(({ least, median }) => `${least.toFixed(0)} / ${median.toFixed(0)}`),
      ),
    ),
    ...table
      .filter(({ which }) => which === 'clustered' || which === 'geojson')
      .map(({ which, cost }) =>
        row(
          `${NAMES[which]} ÷ our tiles`,
          cost.map(({ median }, i) => `${(median / (tiles[i]?.median ?? 1)).toFixed(1)} ×`),
        ),
      ),
  ];
  console.log(lines.join('\n'));
  expect(tiles[0]?.least).toBeGreaterThan(0);
}, 480_000);
