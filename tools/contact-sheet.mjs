// `npm run contact-sheet`: pictures of every screen in every state and look on one page; docs/contact-sheet.md.
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { ensureBuilt, ROOT } from './bootstrap.mjs';

ensureBuilt();
process.chdir(ROOT);
const { module } = await runnerImport(join(ROOT, 'e2e', 'contact-sheet', 'main.ts'), { configFile: false });
await module.makeContactSheet(process.argv.slice(2));
