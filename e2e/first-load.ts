import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where the built client is, relative to the root of the project. */
const CLIENT = 'dist/client';
/** Compressed bytes of JavaScript that a first view may fetch. */
const DESK_LIMIT = 700_000;
const WALL_LIMIT = 600_000;

/**
 * A view that somebody opens first: its screen, the parts of it that are fetched beside, the parts of the language besides the
 * desks' one (how their files begin), and how much it may weigh.
 */
export type FirstView = {
  name: string;
  path: string;
  parts: readonly string[];
  words: readonly string[];
  limit: number;
};

const desk = (name: string, path: string, ...parts: string[]): FirstView => ({
  name,
  path,
  parts,
  words: [],
  limit: DESK_LIMIT,
});

/** The wall, and the three desks that have a map. */
export const FIRST_VIEWS: readonly FirstView[] = [
  desk('coverage', '/', 'client/app.tsx', 'client/map-screen.tsx'),
  desk('operate', '/operate?unit=750000000', 'client/operate-screen.tsx', 'client/operate-map.tsx'),
  {
    ...desk(
      'plan',
      '/plan?unit=750000000',
      'client/plan-screen.tsx',
      'client/plan-map.tsx',
      'client/planning/branch/what-if.tsx',
    ),
    words: ['planning-'],
  },
  {
    ...desk('wall', '/wall?wall=1', 'client/wall-screen.tsx', 'client/wall-map.tsx'),
    limit: WALL_LIMIT,
  },
];

type Piece = { file: string; imports?: string[]; assets?: string[]; src?: string; name?: string };
type Manifest = Readonly<Record<string, Piece>>;

const readManifest = (): Manifest =>
  JSON.parse(readFileSync(join(CLIENT, '.vite', 'manifest.json'), 'utf8')) as Manifest;

/** Bytes of a built file as the server sends it: with Brotli where it is compressed. */
const sentBytes = (file: string): number => {
  const path = join(CLIENT, file);
  return statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size;
};

/**
 * The JavaScript files of a first view and what each weighs as it is sent: what its parts import, the worker of the map, and the
 * largest of the languages. By the build alone, nothing is run.
 */
export function filesOf(view: FirstView): ReadonlyMap<string, number> {
  const manifest = readManifest();
  const files = new Map<string, number>();
  const visit = (key: string): void => {
    const piece = manifest[key];
    if (!piece) throw new Error(`The build knows no ${key}: is it still a part that is fetched for itself?`);
    if (files.has(piece.file)) return;
    files.set(piece.file, sentBytes(piece.file));
    for (const asset of piece.assets ?? []) if (asset.endsWith('.js')) files.set(asset, sentBytes(asset));
    piece.imports?.forEach(visit);
  };
  visit('index.html');
  view.parts.forEach(visit);
  for (const words of ['', ...view.words]) {
    const [largest] = readdirSync(join(CLIENT, 'assets'))
      .filter((name) => new RegExp(`^${words}(kk|ru|en)-.*\\.js$`).test(name))
      .map((name) => ({ file: `assets/${name}`, bytes: sentBytes(`assets/${name}`) }))
      .toSorted((a, b) => b.bytes - a.bytes);
    if (!largest) throw new Error(`The build has no file of messages ${words}ru`);
    files.set(largest.file, largest.bytes);
  }
  return files;
}

/** The sum of sizes in bytes. */
export const totalOf = (files: ReadonlyMap<string, number>): number =>
  [...files.values()].reduce((sum, bytes) => sum + bytes, 0);

/** What a built file is made of: packages and folders of the product, the largest first, by the length of their sources. */
export function contentsOf(file: string, most = 4): string {
  const path = join(CLIENT, `${file}.map`);
  if (!existsSync(path)) return '';
  const map = JSON.parse(readFileSync(path, 'utf8')) as { sources: string[]; sourcesContent?: string[] };
  const lengths = new Map<string, number>();
  for (const [index, source] of map.sources.entries()) {
    const inPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1];
    const own = /(?:client|shared|data)\/[^/]+(?:\/[^/.]+(?=\/))?/.exec(source)?.[0];
    const name = inPackage ?? own ?? source;
    lengths.set(name, (lengths.get(name) ?? 0) + (map.sourcesContent?.[index]?.length ?? 0));
  }
  return [...lengths]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([name]) => name)
    .join(', ');
}
