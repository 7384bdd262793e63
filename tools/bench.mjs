// `npm run bench`: how long a first and a later start take, what memory they need, then the benchmarks beside the code.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { bin, ensureBuilt, ROOT } from './bootstrap.mjs';

const LATER_STARTS = 5;

ensureBuilt();
await benchStarts();
const { status } = spawnSync(
  bin('vitest'),
  // A process for each: what was compiled for one benchmark must not speed or slow another.
  ['bench', '--run', '--isolate', '--project', 'unit*', ...process.argv.slice(2)],
  {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  },
);
process.exitCode = status ?? 1;

async function benchStarts() {
  const dataDir = mkdtempSync(join(tmpdir(), 'sholu-bench-'));
  try {
    const first = await start(dataDir);
    console.log(`first start, seeding included: ${(first.servedMs / 1000).toFixed(1)} s (limit 90 s)`);
    const later = [];
    for (let i = 0; i < LATER_STARTS; i++) later.push(await start(dataDir));
    const servedMs = median(later.map((l) => l.servedMs));
    console.log(
      `npm start on a prepared directory to the first served page: ${(servedMs / 1000).toFixed(2)} s (median of ${LATER_STARTS}, limit 5 s)`,
    );
    const rssMb = median(later.map((l) => l.rssMb));
    console.log(`server memory with the full register: ${rssMb.toFixed(0)} MB resident (limit 700 MB)`);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** One whole `npm start`, until the page and an answer of the interface came, then stopped. */
async function start(dataDir) {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn('npm', ['start', '--silent'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, SHOLU_DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'warn' },
    detached: true,
  });
  const ended = once(child, 'exit');
  try {
    while (!(await answers(`${origin}/`))) {
      if (child.exitCode !== null) throw new Error('npm start ended before it served a page');
      await pause(20);
    }
    const servedMs = performance.now() - began;
    await fetch(`${origin}/api/trpc/access.me`).then((r) => r.text());
    return { servedMs, rssMb: residentMb(child.pid) };
  } finally {
    if (child.exitCode === null) process.kill(-Number(child.pid), 'SIGTERM');
    await ended;
    while (await answers(`${origin}/`)) await pause(50);
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

async function answers(url) {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

/** Memory of the Node process below `npm start`; its PostgreSQL shares memory of its own. */
function residentMb(pid) {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid=,rss=,args='], { encoding: 'utf8' });
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  const below = new Set([String(pid)]);
  let peak = 0;
  for (let grew = true; grew;) {
    grew = false;
    for (const [id, parent, rss, ...args] of rows)
      if (below.has(parent) && !below.has(id)) {
        below.add(id);
        grew = true;
        if (args.join(' ').includes('tools/start.mjs')) peak = Math.max(peak, Number(rss) / 1024);
      }
  }
  return peak;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}
