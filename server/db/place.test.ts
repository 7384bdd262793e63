import { execFile } from 'node:child_process';
import { chmod, chown, cp, mkdir, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { canReach, chooseAccount } from './account.ts';
import { findPackage, prepareBinaries } from './binaries.ts';
import { prepareCluster } from './cluster.ts';
import { startEmbedded } from './embedded.ts';
import { findPlace } from './place.ts';
import { StorageError } from './storage-error.ts';
import { startChild } from './test-child.ts';
import { silentLog } from './test-database.ts';
import { makeSuiteDir, makeTestDir } from './test-data-dir.ts';

const asRoot = process.getuid?.() === 0;
const open = (dataDir: string) => startEmbedded({ dataDir, log: silentLog });

describe('a data directory that cannot be used', () => {
  it('is named together with the user who has no rights in it', async (test) => {
    const dir = await makeTestDir();
    const closed = join(dir, 'closed');
    await mkdir(closed, { mode: 0o555 });
    const { spawnAs } = await chooseAccount(join(dir, 'none'));
    test.skip(asRoot && spawnAs.uid === undefined, 'there is no other account');
    const refused = startChild([join(closed, 'data'), 'own'], spawnAs);
    await expect(refused).rejects.toThrow(/closed\/data cannot be used by user \w+: permission denied/);
    await expect(refused).rejects.toThrow(/SHOLU_DATA_DIR.*DATABASE_URL/);
  });

  it('is refused to an ordinary user when it belongs to another', async (test) => {
    test.skip(!asRoot, 'only root can give a directory to another user');
    const dir = await makeTestDir();
    const { uid, gid, spawnAs } = await chooseAccount(join(dir, 'none'));
    await mkdir(join(dir, 'postgres'), { mode: 0o700 });
    await chown(dir, uid, gid);
    await expect(startChild([dir, 'own'], spawnAs)).rejects.toThrow(
      /belongs to user root, but this process runs as/,
    );
  });

  it('is named when a file is in its way', async () => {
    const file = join(await makeTestDir(), 'file');
    await writeFile(file, '');
    await expect(open(file)).rejects.toThrow(/a file of that name is in the way/);
    await expect(open(join(file, 'data'))).rejects.toThrow(/not a directory/);
  });

  it('keeps what it holds when that is no database of ours', async () => {
    const dir = await makeTestDir();
    const { uid, gid } = await chooseAccount(join(dir, 'none'));
    await mkdir(join(dir, 'postgres'));
    await writeFile(join(dir, 'postgres', 'letter.txt'), 'dear');
    await chown(join(dir, 'postgres'), uid, gid);
    await expect(open(dir)).rejects.toThrow(/holds files but is not a PostgreSQL data directory/);
    await writeFile(join(dir, 'postgres', 'PG_VERSION'), '17\n');
    await expect(open(dir)).rejects.toThrow(/made by PostgreSQL 17, but this Sholu brings PostgreSQL 18/);
    await expect(stat(join(dir, 'postgres', 'letter.txt'))).resolves.toBeDefined();
  });
});

describe('under root, a data directory where no other account can go', () => {
  it('keeps a link to the database, which lies with its own copy of the programs where the account can go', async (test) => {
    test.skip(!asRoot, 'an ordinary user reaches what is its own');
    const dir = await makeTestDir();
    const closed = join(dir, 'closed');
    await mkdir(closed, { mode: 0o700 });
    const base = join(dir, 'base');
    const place = await findPlace(join(closed, 'data'), base);
    expect(dirname(place.home)).toBe(base);
    await expect(readlink(join(closed, 'data', 'postgres'))).resolves.toBe(place.clusterDir);
    await expect(findPlace(join(closed, 'data'), base)).resolves.toEqual(place);

    await symlink(findPackage(), join(closed, 'package'));
    await expect(canReach(place.account, join(closed, 'package'))).resolves.toBe(false);
    const binaries = await prepareBinaries(join(closed, 'package'), place.home, place.account);
    expect(binaries.postgres.startsWith(place.home)).toBe(true);
    await expect(prepareCluster(place, binaries)).resolves.toBe('made');
    await expect(prepareCluster(place, binaries)).resolves.toBe('found');
  });
});

describe('the programs of PostgreSQL', () => {
  let packageDir: string;
  beforeAll(async () => {
    const { dir, remove } = await makeSuiteDir();
    packageDir = join(dir, 'package');
    await cp(findPackage(), packageDir, { recursive: true, verbatimSymlinks: true });
    return remove;
  });

  it('are not there for every machine, and the message says what to do then', () => {
    expect(() => findPackage('sunos-sparc')).toThrow(StorageError);
    expect(() => findPackage('sunos-sparc')).toThrow(/sunos-sparc.*linux-x64.*Set DATABASE_URL/);
  });

  it('get the library links that npm leaves out', async (test) => {
    test.skip(process.platform !== 'linux', 'only the Linux package has links in its list');
    const home = await makeTestDir();
    const { account } = await findPlace(home);
    const link = join(packageDir, 'native', 'lib', 'libicuuc.so.60');
    await rm(link, { force: true });
    const { postgres } = await prepareBinaries(packageDir, home, account);
    await expect(readlink(link)).resolves.toBe('libicuuc.so.60.2');
    const { stdout } = await promisify(execFile)(postgres, ['--version']);
    expect(stdout).toMatch(/^postgres \(PostgreSQL\) 18/);
  });

  it('tell in their own words why they could not make a database, and leave nothing half-made', async () => {
    const home = await makeTestDir();
    const place = await findPlace(home);
    await rm(join(packageDir, 'native', 'share'), { recursive: true });
    await chmod(packageDir, 0o755);
    const binaries = await prepareBinaries(packageDir, home, place.account);
    const failed = prepareCluster(place, binaries);
    await expect(failed).rejects.toThrow(
      /initdb could not make the database.*\ninitdb: error: .*does not exist/,
    );
    await expect(failed).rejects.toThrow(/DATABASE_URL/);
    await expect(promisify(execFile)('ls', ['-A', home])).resolves.toMatchObject({ stdout: '' });
  });
});
