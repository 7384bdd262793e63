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

  /** Features of each layer, as ogrinfo counts them. */
  const countsOf = async (more: readonly string[]): Promise<Record<string, number>> => {
    const { stdout } = await run(gdal.ogrinfo, ['-ro', '-so', '-al', ...more]);
    const layers = stdout.split(/^Layer name: /m).slice(1);
    for (const layer of layers) expect(layer).toContain('WGS 84');
    return Object.fromEntries(
      layers.map((layer) => [
        layer.slice(0, layer.indexOf('\n')),
        Number(/^Feature Count: (\d+)$/m.exec(layer)?.[1]),
      ]),
    );
  };

  it('finds every collection by itself and reads all of it page by page: as many as the server says', async () => {
    const target = join(folder, 'all.gpkg');
    await run(gdal.ogr2ogr, [...options, target, source(), '-oo', 'PAGE_SIZE=7']);
    const expected = Object.fromEntries(COLLECTION_IDS.map((id) => [id, ogc.inside.length]));
    expect(await countsOf([...options, source()])).toEqual(expected);
    expect(await countsOf([target])).toEqual(expected);
  });

  it('asks by box on the server', async () => {
    const box = ['-spat', '60.25', '42.9', '60.65', '43.05'];
    const { stdout } = await run(gdal.ogrinfo, [...options, '-ro', '-so', ...box, source(), 'facilities']);
    expect(stdout).toMatch(/Feature Count: [2-5]\n/);
  });
});
