import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** An empty directory that other users may pass through and that goes away with the test. */
export async function makeTestDir(): Promise<string> {
  const { dir, remove } = await makeSuiteDir();
  onTestFinished(remove);
  return dir;
}

/** The same for `beforeAll`, which removes it when it gives `remove` back: a new database takes most of a test's time. */
export async function makeSuiteDir(): Promise<{ dir: string; remove: () => Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'sholu-test-'));
  await chmod(dir, 0o755);
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
}
