// `npm run bless`: takes what the stable screens look like now as right. Look at e2e/visual/blessed before it is committed.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bin, ensureBuilt, ROOT } from './bootstrap.mjs';

ensureBuilt();
rmSync(join(ROOT, 'e2e', 'visual', 'blessed'), { recursive: true, force: true });
const { status } = spawnSync(bin('vitest'), ['run', '--project', 'visual'], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, SHOLU_BLESS: '1' },
  shell: process.platform === 'win32',
});
process.exitCode = status ?? 1;
