import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COLLECTION_IDS } from './collections.ts';
import { ALL_READ, openOgc } from './ogc.fixture.ts';
import { findProgram } from '../../test-program.ts';

const run = promisify(execFile);
const ogrinfo = findProgram('ogrinfo');
const ogr2ogr = findProgram('ogr2ogr');

describe.each(ogrinfo && ogr2ogr ? [{ ogrinfo, ogr2ogr }] : [])('GDAL', (gdal) => {
  let ogc: Awaited<ReturnType<typeof openOgc>>;
  let folder = '';
  /** As docs/open-data.md says: the token as a password. */
  let options: string[] = [];
  beforeAll(async () => {
    ogc = await openOgc();
    folder = await mkdtemp(join(tmpdir(), 'sholu-gdal-'));
    const token = await ogc.tokenOf('610000000', ALL_READ);
    options = ['--config', 'GDAL_HTTP_USERPWD', `gdal:${token}`];
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await ogc.close();
  });
  const source = (): string => `OAPIF:${ogc.server.origin}/ogc`;

  it('finds the collections by itself', async () => {
    const { stdout } = await run(gdal.ogrinfo, [...options, '-ro', source()]);
    expect([...stdout.matchAll(/^\d+: (\w+)/gm)].map(([, name]) => name)).toEqual([...COLLECTION_IDS]);
  });

  it.each(COLLECTION_IDS)('reads all of %s page by page: as many as the server says', async (id) => {
    const target = join(folder, `${id}.gpkg`);
    await run(gdal.ogr2ogr, [...options, target, source(), id, '-oo', 'PAGE_SIZE=7']);
    const { stdout } = await run(gdal.ogrinfo, ['-ro', '-so', target, id]);
    expect(stdout).toContain(`Feature Count: ${ogc.inside.length}`);
    expect(stdout).toMatch(id === 'units' ? /Geometry: (Unknown|Polygon)/ : /Geometry: (Unknown|Point)/);
    expect(stdout).toMatch(/WGS 84/);
    const remote = await run(gdal.ogrinfo, [...options, '-ro', '-so', source(), id]);
    expect(remote.stdout).toContain(`Feature Count: ${ogc.inside.length}`);
  });

  it('asks by box on the server', async () => {
    const box = ['-spat', '60.25', '42.9', '60.65', '43.05'];
    const { stdout } = await run(gdal.ogrinfo, [...options, '-ro', '-so', ...box, source(), 'facilities']);
    expect(stdout).toMatch(/Feature Count: [2-5]\n/);
  });
});
