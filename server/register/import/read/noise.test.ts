import fc from 'fast-check';
import { readdir, readFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problemText } from '../../../../shared/register/import/problem-words.ts';
import { templateFile } from '../template-file.ts';
import { readAll } from './read-all.fixture.ts';

const FOLDER = fileURLToPath(new URL('../broken/', import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sholu-noise-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Reads bytes as a file of each kind; anything but a list of problems is a fault of ours. */
async function expectCalm(bytes: Uint8Array): Promise<void> {
  const path = join(folder, 'noise');
  await writeFile(path, bytes);
  for (const kind of ['facilities', 'cameras'] as const) {
    const { rows, problems } = await readAll(path, kind);
    expect(rows.length + problems.length).toBeGreaterThan(0);
    for (const found of problems) {
      // What stands in the file is quoted; noise may look like anything, also like a placeholder.
      const quiet = {
        ...found,
        params: Object.fromEntries(Object.keys(found.params).map((key) => [key, '…'])),
      };
      expect(problemText(quiet, 'kk')).not.toMatch(/^$|\{|undefined/);
    }
  }
}

test('random bytes and letters never crash the reader', async () => {
  const start = fc.constantFrom(
    '',
    'PK\x03\x04',
    '{',
    '{"type":"FeatureCollection","features":[',
    'sep=;\n',
    '\uFEFF',
    'external_id;',
  );
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.string({ unit: 'binary', maxLength: 400 }).map((s) => Buffer.from(s)),
  );
  await fc.assert(
    fc.asyncProperty(start, bytes, (head, rest) =>
      expectCalm(Buffer.concat([Buffer.from(head, 'utf8'), rest])),
    ),
    { numRuns: 300 },
  );
});

test('files with a few bytes changed, left out or doubled never crash the reader', async () => {
  const names = (await readdir(FOLDER)).filter((name) => name !== 'empty.facilities.csv');
  const files: Buffer[] = await Promise.all(names.map((name) => readFile(join(FOLDER, name))));
  files.push(await templateFile('facilities', 'xlsx', 'kk'), await templateFile('cameras', 'xlsx', 'ru'));
  const change = fc.record({ at: fc.nat(), byte: fc.nat(255), drop: fc.nat(20), repeat: fc.nat(3) });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...files), fc.array(change, { maxLength: 4 }), (file, changes) => {
      let bytes = file;
      for (const { at, byte, drop, repeat } of changes) {
        const place = at % (bytes.length + 1);
        const filling = Buffer.alloc(repeat, byte);
        bytes = Buffer.concat([bytes.subarray(0, place), filling, bytes.subarray(place + drop)]);
      }
      return expectCalm(bytes);
    }),
    { numRuns: 400 },
  );
});
