import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names the build of the client in every answer of a procedure. */
export const BUILD_HEADER = 'x-sholu-build';

/** The mark that tools/mark-build.mjs has written into the page of a built client; null when there is none. */
export function buildOf(clientDir: string): string | null {
  try {
    const page = readFileSync(join(clientDir, 'index.html'), 'utf8');
    return /<meta name="sholu-build" content="([0-9a-f]{12})"/.exec(page)?.[1] ?? null;
  } catch {
    return null;
  }
}
