// `npm run dev`: the server is rebuilt and restarted when its sources change, Vite serves the client and passes requests on.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { bin, ensureBuilt, ROOT, say } from './bootstrap.mjs';

ensureBuilt();
const options = { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' };
const children = [
  spawn(bin('vite'), ['build', '--ssr', '--watch', '--logLevel', 'warn'], options),
  spawn(process.execPath, ['--watch', join(ROOT, 'dist', 'server', 'main.js')], options),
  spawn(bin('vite'), [], options),
];
say('The client with live reload is at http://localhost:5173');
for (const child of children)
  child.on('exit', (code) => {
    for (const other of children) other.kill();
    process.exitCode = code ?? 0;
  });
