import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from './ask.ts';
import { launchBrowser } from './browser.ts';
import { startProduct, type Product } from './product.ts';
import { openScreen } from './screen.ts';
import { cookieOf } from './sign-in.ts';

// How long after a device has sent its fix the unit's symbol and call sign are drawn at it, on two screens at once.
const FIXES = 60;
const LIMIT_MS = 1_000;
const PLACE = { lon: 76.93, lat: 43.25 };
const ALMATY = '750000000';
const SIZE = { width: 1280, height: 720 };

/** The browser this benchmark is for; without a built product or a browser it says so and measures nothing. */
let browser: Browser | null = null;
let product: Product;
let lacks = '';

beforeAll(async () => {
  browser = await launchBrowser({ maps: 'whole' }).catch((error: unknown) => {
    lacks = `a browser that starts: ${String(error).slice(0, 200)}`;
    return null;
  });
  if (!existsSync('dist/server/main.js')) lacks = 'the built product: npm run build';
  if (lacks === '') product = await startProduct();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** When a page draws the unit's call sign at a latitude, milliseconds of this machine's clock. */
const drawnAtMs = (page: Page, unitId: number, lat: number): Promise<number> =>
  page.evaluate(
    async ({ id, latitude }) => {
      type Feature = { properties: { id?: number }; geometry: { coordinates: [number, number] } };
      type Handle = { queryRenderedFeatures(options: { layers: string[] }): Feature[] };
      const element = [...document.querySelectorAll('*')].find((e) => 'sholuMap' in e);
      const map = (element as { sholuMap?: Handle } | undefined)?.sholuMap;
      for (;;) {
        const found = map
          ?.queryRenderedFeatures({ layers: ['unit-names'] })
          .find(({ properties }) => properties.id === id);
        if (found && Math.abs(found.geometry.coordinates[1] - latitude) < 0.00003) return Date.now();
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    { id: unitId, latitude: lat },
  );

test('from a device’s fix to two screens', async () => {
  if (!browser || lacks !== '') {
    console.log(`The way of a position was not measured. It needs ${lacks}.`);
    return;
  }
  const { url } = product;
  const cookie = await cookieOf(url, 'demo-republic');
  const units = await ask<{ unit: { id: number } }[]>(url, cookie, 'operations.units.list', { unit: ALMATY });
  const unitId = units[0]?.unit.id ?? 0;
  const link = { unitId, reason: 'A benchmark' };
  const { secret } = await ask<{ secret: string }>(url, cookie, 'operations.units.link', link, 'mutation');
  const address = `${url}/operate?lang=ru&unit=${ALMATY}&lon=${PLACE.lon}&lat=${PLACE.lat}&zoom=14`;
  const pages: Page[] = [];
  for (const account of ['demo-republic', 'demo-almaty'])
    pages.push((await openScreen(browser, address, SIZE, account)).page);
  const send = async (lat: number): Promise<void> => {
    const asked = `id=any&lat=${lat}&lon=${PLACE.lon}&timestamp=${Date.now()}&accuracy=5`;
    const response = await fetch(`${url}/ingest/osmand/${secret}?${asked}`);
    if (!response.ok) throw new Error(`The fix was not taken: ${await response.text()}`);
  };
  await expect.poll(() => send(PLACE.lat).then(() => true, String), { timeout: 10_000 }).toBe(true);

  const waits: number[] = [];
  for (let i = 1; i <= FIXES; i++) {
    // At any moment of the server's second.
    await pause(1_300 + (i % 10) * 97);
    const lat = Number((PLACE.lat + i * 0.0001).toFixed(4));
    const seen = pages.map((page) => drawnAtMs(page, unitId, lat));
    const sentMs = Date.now();
    await send(lat);
    waits.push(Math.max(...(await Promise.all(seen))) - sentMs);
  }
  waits.sort((a, b) => a - b);
  const at = (share: number): number => waits[Math.ceil(share * waits.length) - 1] ?? NaN;
  console.log(
    `${FIXES} fixes, the later of two screens: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms (${(at(0.95) / LIMIT_MS).toFixed(2)} of the limit of ${LIMIT_MS} ms), most ${at(1)} ms`,
  );
}, 600_000);
