import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where Debian puts servers, to which ordinary users have no path. */
const FOLDERS_OF_SERVERS = ['/usr/sbin', '/usr/local/sbin'];

/** Path of a program that a test talks to; null, and a word on the console, when this machine has none. */
export function findProgram(name: string): string | null {
  for (const folder of [...(process.env['PATH'] ?? '').split(delimiter), ...FOLDERS_OF_SERVERS]) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      continue;
    }
  }
  console.warn(`There is no ${name} on this machine: nothing is tried with it here.`);
  return null;
}
