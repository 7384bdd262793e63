import { spawn } from 'node:child_process';
import { mkdir, readdir, statfs, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { valhallaConfig, type Valhalla } from './valhalla.ts';
import { UsageError } from '../../command-line.ts';

/** While tiles are built they and what is made on the way take so many times the file: our guess, on the safe side. */
const SPACE_TIMES = 8;
const SPACE_BYTES = 50_000_000;

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1_000_000).toLocaleString('en')} MB`;

/** @throws UsageError where the disk has not the room that building takes. */
export async function requireSpace(dir: string, fileBytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(dir);
  const [free, needed] = [bavail * bsize, fileBytes * SPACE_TIMES + SPACE_BYTES];
  if (free < needed)
    throw new UsageError(
      `The disk of ${dir} has ${megabytes(free)} left, and building takes up to ${megabytes(needed)}. ` +
        `Make room, or cut the extract to your region. The former roads stay as they are.`,
    );
}

/**
 * Builds the tiles of a file into a new folder, in a process of its own.
 * @param say told of each stage in a line.
 * @throws UsageError when the builder cannot make anything of the file, or when the signal ends it.
 */
export async function buildTiles(
  { buildTiles: program }: Valhalla,
  {
    file,
    dir,
    say,
    signal,
  }: { file: string; dir: string; say: (line: string) => unknown; signal?: AbortSignal | undefined },
): Promise<void> {
  const tiles = join(dir, 'tiles');
  await mkdir(tiles, { recursive: true, mode: 0o700 });
  const config = join(dir, 'build.json');
  await writeFile(config, JSON.stringify(valhallaConfig(tiles, { type: 'std_out' })));
  const threads = Math.max(1, availableParallelism() - 1);
  const child = spawn(program, ['-c', resolve(config), '-j', String(threads), resolve(file)], {
    // It leaves a list of doubled ways where it runs.
    cwd: dir,
    env: {},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = (): void => void child.kill('SIGKILL');
  signal?.addEventListener('abort', kill);
  let trouble = '';
  for (const stream of [child.stdout, child.stderr])
    createInterface(stream).on('line', (line) => {
      if (/\[(ERROR|FATAL)\]/.test(line) || stream === child.stderr) trouble = line;
      const stage = STAGES.find(([mark]) => line.includes(mark));
      if (stage) say(stage[1]);
    });
  try {
    const code = await new Promise<number | null>((done, reject) => {
      child.once('error', reject);
      child.once('close', done);
    });
    if (signal?.aborted) throw new UsageError('The import was stopped. The former roads stay as they are.');
    if (code !== 0 || !(await hasTiles(tiles)))
      throw new UsageError(
        `No roads could be built from the file${trouble ? `: ${plain(trouble)}` : ''}. The former roads stay as they are.`,
      );
  } finally {
    signal?.removeEventListener('abort', kill);
  }
}

const STAGES = [
  ['Parsing files for ways', 'Reading ways …'],
  ['Parsing nodes', 'Reading nodes …'],
  ['Creating graph edges', 'Joining roads …'],
  ['Enhancing local graph', 'Working out speeds …'],
  ['Creating shortcuts on level 1', 'Making shortcuts …'],
  ['Validating', 'Checking …'],
] as const;

/** The words of a line of the log, without its time and colours. */
const plain = (line: string): string =>
  line
    // oxlint-disable-next-line no-control-regex -- the colours of a terminal
    .replace(/\u001b\[[0-9;]*m/g, '')
    .replace(/^[\d/ :.]+\[\w+\]\s*/, '')
    .slice(0, 300);

const hasTiles = async (tiles: string): Promise<boolean> =>
  (await readdir(tiles, { recursive: true })).some((name) => name.endsWith('.gph'));
