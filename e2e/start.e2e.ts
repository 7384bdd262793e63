import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededProduct } from './seeded.ts';
import { runNode } from './command.ts';

const origin = new URL(seededProduct().url);
const MAIN = ['dist/server/main.js'];
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sholu-start-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** It ends with a sentence for the operator, without a stack. */
function expectRefusal(said: { status: number | null; err: string }, sentence: string | RegExp): void {
  expect(said.status).toBe(1);
  expect(said.err).toMatch(sentence);
  expect(said.err).not.toContain('    at ');
}

describe('the server says why it cannot start', () => {
  it('on a port that is in use, and leaves no database server behind', async () => {
    const dataDir = join(folder, 'port');
    const env = { SHOLU_DATA_DIR: dataDir, PORT: origin.port, SHOLU_DEMO: '0' };
    expectRefusal(await runNode(MAIN, env), /Port \d+ on 127\.0\.0\.1 is in use/);
    // A second try meets the port again, not a directory that somebody still holds.
    expectRefusal(await runNode(MAIN, env), /Port \d+ on 127\.0\.0\.1 is in use/);
  });

  it('on a broken configuration, every broken variable named', async () => {
    const said = await runNode(MAIN, {
      PORT: '99999',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://root:secret@x/y',
    });
    expectRefusal(said, /PORT must be a whole number from 1 to 65535/);
    expect(said.err).toContain('LOG_LEVEL must be one of');
    expect(said.err).toContain('DATABASE_URL must look like');
    expect(said.err).not.toContain('secret');
  });

  it('on a data directory that another server owns', async () => {
    const said = await runNode(MAIN, { SHOLU_DATA_DIR: seededProduct().dataDir, PORT: '18231' });
    expectRefusal(said, /process \d+/);
    expect((await fetch(new URL('/healthz', origin))).status).toBe(200);
  });

  it('on a data directory that is a file', async () => {
    const file = join(folder, 'file');
    await writeFile(file, 'kept');
    expectRefusal(await runNode(MAIN, { SHOLU_DATA_DIR: file, PORT: '18232' }), /Sholu cannot start/);
    expect(await readFile(file, 'utf8')).toBe('kept');
  });

  it('on a directory of other files, which it leaves alone', async () => {
    const other = await mkdtemp(join(folder, 'other-'));
    await writeFile(join(other, 'letters.txt'), 'kept');
    await chmod(other, 0o755);
    const said = await runNode(MAIN, {
      SHOLU_DATA_DIR: other,
      PORT: '18233',
      SHOLU_DEMO: '0',
      HOST: '203.0.113.9',
    });
    expectRefusal(said, /203\.0\.113\.9 is not an address of this machine|Sholu cannot start/);
    expect(await readFile(join(other, 'letters.txt'), 'utf8')).toBe('kept');
  });
});
