// `npm test`: every test, the browser ones too. `node tools/test.mjs e2e` runs one project only.
// `npm run screenshots` uses it to renew the pictures of docs/.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bin, ensureBuilt, ROOT } from './bootstrap.mjs';

const projects = process.argv.length > 2 ? process.argv.slice(2) : ['unit', 'e2e'];
ensureBuilt();
const folder = mkdtempSync(join(tmpdir(), 'sholu-test-'));
const report = join(folder, 'report.json');
const { status } = spawnSync(
  bin('vitest'),
  [
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ],
  { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' },
);
try {
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'));
  console.log(`${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = status ?? 1;
