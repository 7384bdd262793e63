// Builds the client into dist/client and the server and command line into dist/server, then compresses what is served.
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { bin, ensureInstalled, ROOT, run, stamped } from './bootstrap.mjs';
import { markBuild } from './mark-build.mjs';

const COMPRESSIBLE = /\.(js|mjs|css|html|svg|json|geojson|csv|webmanifest)$/;
/** Below it a compressed answer saves nothing. */
const MIN_BYTES = 1024;

ensureInstalled();
stamped(() => {
  rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
  run(bin('vite'), ['build', '--logLevel', 'warn']);
  run(bin('vite'), ['build', '--mode', 'worker', '--logLevel', 'warn']);
  markBuild(join(ROOT, 'dist', 'client'));
  run(bin('vite'), ['build', '--ssr', '--logLevel', 'warn']);
  compress(join(ROOT, 'dist', 'client'));
});

function compress(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) {
      compress(path);
      continue;
    }
    if (!COMPRESSIBLE.test(name)) continue;
    const bytes = readFileSync(path);
    if (bytes.length < MIN_BYTES) continue;
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    writeFileSync(
      `${path}.br`,
      brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    );
  }
}
