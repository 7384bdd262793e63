import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { readPidFile } from './postmaster.ts';

/** The database of a data directory as one that can be made to hang, as a storage does that stops answering. */
export async function hangableDatabase(dataDir: string): Promise<{ hang(): void; wake(): void }> {
  const main = (await readPidFile(join(dataDir, 'postgres')))?.pid ?? 0;
  const signal = (name: NodeJS.Signals): void => {
    const lines = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
    const pairs = lines.map((line) => line.trim().split(/\s+/).map(Number));
    const children = pairs.filter(([, parent]) => parent === main).map(([pid = 0]) => pid);
    for (const pid of [main, ...children]) process.kill(pid, name);
  };
  return { hang: () => signal('SIGSTOP'), wake: () => signal('SIGCONT') };
}
