import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** A second Node process with the data directory open, for tests of two processes and of sudden death. */
export type Child = {
  process: ChildProcessWithoutNullStreams;
  postmasterPid: number;
  /** Resolves with the exit code or the signal's name. */
  ended: Promise<number | string>;
  /** The next line the child writes, undefined after its end. */
  nextLine(): Promise<string | undefined>;
};

/**
 * Starts `embedded.child.ts` and waits until it has the database open.
 * @param account runs it as another user; only root may.
 * @throws Error with what the child said when it could not open the directory.
 */
export async function startChild(
  args: string[],
  account: { uid?: number; gid?: number } = {},
): Promise<Child> {
  const source = new URL('./embedded.child.ts', import.meta.url);
  const child = spawn(process.execPath, [await bundleScript(source), ...args], account);
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (words += text));
  const ended = once(child, 'close').then(([code, signal]: unknown[]) =>
    typeof code === 'number' ? code : String(signal),
  );
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const nextLine = async (): Promise<string | undefined> => {
    const { done, value } = await lines.next();
    return done ? undefined : value;
  };
  const [word, pid] = (await nextLine())?.split(' ') ?? [];
  if (word !== 'ready') {
    await ended;
    throw new Error(words);
  }
  return { process: child, postmasterPid: Number(pid), ended, nextLine };
}

const bundles = new Map<string, Promise<string>>();

/**
 * Node 20 does not read TypeScript, so a child's script is bundled as the server is, to where it finds the installed
 * packages. @returns the path of the bundle.
 */
export function bundleScript(source: URL): Promise<string> {
  const bundle = bundles.get(source.href) ?? makeBundle(fileURLToPath(source));
  bundles.set(source.href, bundle);
  return bundle;
}

async function makeBundle(source: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { ssr: source, write: false, target: 'node20' },
  });
  const outputs = Array.isArray(built) ? built : 'output' in built ? [built] : [];
  const code = outputs[0]?.output[0].code;
  if (code === undefined) throw new Error('vite gave no bundle');
  const folder = fileURLToPath(new URL('../../node_modules/.cache/sholu/', import.meta.url));
  const script = join(folder, `${basename(source, '.ts')}.mjs`);
  await mkdir(folder, { recursive: true });
  // Test files run side by side: a child must not read what another file is just writing.
  await writeFile(`${script}.${process.pid}`, code);
  await rename(`${script}.${process.pid}`, script);
  return script;
}
