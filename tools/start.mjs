// `npm start`: installs and builds when needed, then becomes the server.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, ROOT } from './bootstrap.mjs';

ensureBuilt();
await import(pathToFileURL(join(ROOT, 'dist', 'server', 'main.js')).href);
