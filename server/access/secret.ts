import { hkdfSync, randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const FILE = 'secret';
const KEY_BYTES = 32;

/**
 * The key that the second factors are encrypted with, 32 bytes: derived from the operator's secret, or from a random one
 * that is made once and kept in the data directory, readable for its owner alone.
 */
export async function openKey({
  secret,
  dataDir,
}: {
  secret: string | undefined;
  dataDir: string;
}): Promise<Buffer> {
  const material = secret ?? (await keptSecret(dataDir));
  return Buffer.from(hkdfSync('sha256', material, '', 'sholu second factor', KEY_BYTES));
}

async function keptSecret(dataDir: string): Promise<string> {
  const path = join(dataDir, FILE);
  await mkdir(dataDir, { recursive: true });
  try {
    // Whoever comes first makes it; the other reads what was made.
    await writeFile(path, randomBytes(48).toString('base64'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  await chmod(path, 0o600);
  return readFile(path, 'utf8');
}
