// `npm run --silent sholu -- …`: the command line, built from the same code as the server.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, ROOT } from './bootstrap.mjs';

ensureBuilt();
await import(pathToFileURL(join(ROOT, 'dist', 'server', 'cli.js')).href);
