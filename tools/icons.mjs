// Draws the icons of the installed application from their SVG: `node tools/icons.mjs`, after one of them has changed.
// The pictures are committed, because a build must not need a browser.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ROOT, say } from './bootstrap.mjs';

const FOLDER = join(ROOT, 'client', 'public');
/** Which drawing, at how many pixels; 180 is what iOS puts on its screen, and it rounds the corners itself. */
const ICONS = [
  ['icon', 192],
  ['icon', 512],
  ['icon-maskable', 192],
  ['icon-maskable', 512],
  ['icon-maskable', 180],
];

const browser = await chromium.launch({
  executablePath: process.env.SHOLU_CHROMIUM ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
for (const [name, size] of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const drawing = readFileSync(join(FOLDER, `${name}.svg`), 'utf8');
  await page.setContent(`<style>*{margin:0;display:block}svg{width:100vw;height:100vh}</style>${drawing}`);
  writeFileSync(join(FOLDER, `${name}-${size}.png`), await page.screenshot({ omitBackground: true }));
  await page.close();
  say(`${name}-${size}.png`);
}
await browser.close();
