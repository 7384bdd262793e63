import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildOf } from './client-build.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sholu-build-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('the build of the client', () => {
  it('is read from its page', async () => {
    await writeFile(
      join(folder, 'index.html'),
      '<head><meta name="sholu-build" content="0123456789ab" /></head>',
    );
    expect(buildOf(folder)).toBe('0123456789ab');
  });

  it('is none where the page has no mark, and where there is no page', async () => {
    await writeFile(join(folder, 'index.html'), '<head></head>');
    expect(buildOf(folder)).toBeNull();
    expect(buildOf(join(folder, 'nowhere'))).toBeNull();
  });
});
