import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { superviseWall } from './wall-kiosk.mjs';

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

// Windows has neither such scripts nor groups of processes.
test.skipIf(process.platform === 'win32')('a browser that a script started is ended with it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sholu-kiosk-'));
  const [script, pidFile] = [join(folder, 'chromium'), join(folder, 'pid')];
  await writeFile(script, `#!/bin/sh\nsleep 600 &\necho $! > '${pidFile}'\nwait\n`);
  await chmod(script, 0o755);
  const said: string[] = [];
  const wall = superviseWall({
    url: 'http://localhost/wall',
    chromium: script,
    log: (words) => said.push(words),
    timing: { askMs: 50, patienceMs: 200, restartMs: 1_000 },
  });
  try {
    // It never answers: the launcher ends it by itself.
    await expect.poll(() => said).toContain('the page does not answer');
    const pid = Number(await readFile(pidFile, 'utf8'));
    expect(pid).toBeGreaterThan(0);
    await expect.poll(() => isAlive(pid)).toBe(false);
  } finally {
    await wall.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
