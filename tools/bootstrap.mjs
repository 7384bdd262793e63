// What must stand before anything else can run: a Node that is new enough, the packages, the build.
// Plain JavaScript without a dependency, because on a fresh clone there is none.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const STAMP = join(ROOT, 'dist', '.sources');
/** Everything the build is made of. */
const SOURCES = [
  'shared',
  'server',
  'client',
  'data',
  'index.html',
  'vite.config.ts',
  'tsconfig.json',
  'package-lock.json',
];

/** Says what is being done, on standard error, so that a piped result stays clean. */
export const say = (text) => process.stderr.write(`${text}\n`);

/** Runs a command in the project's root and ends this process with its status when it fails. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: ['inherit', process.stderr.fd, 'inherit'],
    shell: process.platform === 'win32',
    ...options,
  });
  if (error) {
    say(`${command} could not be started: ${error.message}`);
    process.exit(1);
  }
  if (status !== 0) process.exit(status ?? 1);
}

/** Runs a package's own command with this Node. */
export const bin = (name) => join(ROOT, 'node_modules', '.bin', name);

export function ensureNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  say(`Sholu needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Installs the packages of the lock file when they are missing or older than it. */
export function ensureInstalled() {
  ensureNode();
  const installed = join(ROOT, 'node_modules', '.package-lock.json');
  const lock = join(ROOT, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  // npm ci empties what a link leads to, and that is the packages of another checkout.
  if (lstatSync(join(ROOT, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) {
    say(
      'Packages are missing or older than package-lock.json, and node_modules is a link: installing would empty what it ' +
        'leads to. Replace the link by a copy, or remove it, and start again.',
    );
    process.exit(1);
  }
  say('Installing packages (npm ci) …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

/** Builds client and server when a source has changed since the last build. */
export function ensureBuilt() {
  ensureInstalled();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprintOfSources()) return;
  say('Building …');
  run(process.execPath, [join(ROOT, 'tools', 'build.mjs')]);
}

/** Builds, and says of which sources the build is: one that says nothing is built again under whoever runs it. */
export async function stamped(build) {
  const fingerprint = fingerprintOfSources();
  await build();
  writeFileSync(STAMP, fingerprint);
}

function fingerprintOfSources() {
  const hash = createHash('sha256');
  const visit = (path) => {
    const stat = statSync(join(ROOT, path), { throwIfNoEntry: false });
    if (!stat) return;
    if (!stat.isDirectory()) {
      hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\n`);
      return;
    }
    for (const name of readdirSync(join(ROOT, path)).sort()) {
      if (name !== 'node_modules') visit(join(path, name));
    }
  };
  for (const source of SOURCES) visit(source);
  return hash.digest('hex');
}
