// Gives the built client its mark and its service worker the list of what to keep.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The weights that the interface is written in; the rest of the typeface is for maps, which need a server anyway. */
const FONT = /noto-sans-(latin|cyrillic|cyrillic-ext)-(400|600)-normal-.*\.woff2$/;
const isKept = (name) => /\.(js|css)$/.test(name) || FONT.test(name);
const ICONS = /\.(png|svg|webmanifest)$/;

/**
 * Writes the mark – a fingerprint of the page, whose files are named by what is in them – into the page, where the server and
 * the client read it, and the list of files before the worker.
 */
export function markBuild(folder) {
  const pagePath = join(folder, 'index.html');
  const page = readFileSync(pagePath, 'utf8');
  const build = createHash('sha256').update(page).digest('hex').slice(0, 12);
  writeFileSync(
    pagePath,
    page.replace('</head>', `  <meta name="sholu-build" content="${build}" />\n  </head>`),
  );
  const files = [
    '/',
    ...readdirSync(folder).flatMap((name) => (ICONS.test(name) ? [`/${name}`] : [])),
    ...readdirSync(join(folder, 'assets')).flatMap((name) => (isKept(name) ? [`/assets/${name}`] : [])),
  ];
  const workerPath = join(folder, 'sw.js');
  const worker = readFileSync(workerPath, 'utf8');
  writeFileSync(workerPath, `self.sholuShell = ${JSON.stringify({ build, files })};\n${worker}`);
}
