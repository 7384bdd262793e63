// Builds the client into dist/client and the server and command line into dist/server, then compresses what is served.
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { bin, ensureInstalled, ROOT, run, stamped } from './bootstrap.mjs';
import { markBuild } from './mark-build.mjs';

const COMPRESSIBLE = /\.(js|mjs|css|html|svg|json|geojson|csv|webmanifest)$/;
/** Below it a compressed answer saves nothing. */
const MIN_BYTES = 1024;

ensureInstalled();
// Whoever builds from a test, or with another setting in the shell, gets the same product. Not before: npm would leave out
// what a build needs.
process.env.NODE_ENV = 'production';
await stamped(async () => {
  rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
  run(bin('vite'), ['build', '--logLevel', 'warn']);
  run(bin('vite'), ['build', '--mode', 'worker', '--logLevel', 'warn']);
  markBuild(join(ROOT, 'dist', 'client'));
  run(bin('vite'), ['build', '--ssr', '--logLevel', 'warn']);
  await Promise.all(compress(join(ROOT, 'dist', 'client')));
});

/** One promise a file: all cores work, and the best compression takes seconds and not half a minute. */
function compress(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return compress(path);
    return COMPRESSIBLE.test(name) ? [compressFile(path)] : [];
  });
}

async function compressFile(path) {
  const bytes = readFileSync(path);
  if (bytes.length < MIN_BYTES) return;
  writeFileSync(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }));
  const best = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  writeFileSync(`${path}.br`, await promisify(brotliCompress)(bytes, { params: best }));
}
