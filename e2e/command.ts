import { spawn } from 'node:child_process';
import { once } from 'node:events';

export type Said = { status: number | null; out: string; err: string };

/** Runs a Node program to its end with the given environment on top of this one. */
export async function runNode(args: readonly string[], env: Record<string, string> = {}): Promise<Said> {
  const child = spawn(process.execPath, args, { env: { ...process.env, DATABASE_URL: '', ...env } });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  await once(child, 'close');
  return { status: child.exitCode, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
}

/** The command line of the product, on a data directory. */
export const sholu = (dataDir: string, ...args: string[]): Promise<Said> =>
  runNode(['tools/sholu.mjs', ...args], { SHOLU_DATA_DIR: dataDir });
