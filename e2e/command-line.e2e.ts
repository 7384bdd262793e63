import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { seededProduct } from './seeded.ts';
import { sholu } from './command.ts';

// The server of this run is up on the same data directory all the while.
const dataDir = seededProduct().dataDir;
const table = (csv: string): Record<string, string>[] => parse(csv, { columns: true });

describe('export', () => {
  it('published-check gives back every published figure, rolled up from the register', async () => {
    const { out, err, status } = await sholu(dataDir, 'export', 'published-check', '-');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const published = table(await readFile('data/published/coverage.csv', 'utf8'));
    const key = (row: Record<string, string>) =>
      [row['source'], row['facility_type'], row['level'], row['unit'], row['measure']].join(' ');
    const rolledUp = new Map(table(out).map((row) => [key(row), `${row['equipped']}/${row['total']}`]));
    expect(published.filter((row) => row['source'] === 'moe-2023q1')).toHaveLength(240);
    for (const row of published)
      expect([key(row), rolledUp.get(key(row))]).toEqual([key(row), `${row['equipped']}/${row['total']}`]);
  });

  it('hierarchy holds 303 units in three languages', async () => {
    const { out } = await sholu(dataDir, 'export', 'hierarchy', '-');
    const units = table(out);
    const atLevel = (level: string) => units.filter((u) => u['level'] === level).length;
    expect([units.length, atLevel('1'), atLevel('2'), atLevel('3')]).toEqual([303, 20, 228, 54]);
    const turkistan = units.find((u) => u['kato'] === '610000000');
    expect([turkistan?.['name_kk'], turkistan?.['name_ru'], turkistan?.['name_en']]).toEqual([
      'Түркістан облысы',
      'Туркестанская область',
      'Turkistan Region',
    ]);
  });

  it('boundaries of a level are GeoJSON with the KATO code of each polygon', async () => {
    for (const [level, count] of [
      ['1', 20],
      ['2', 228],
    ] as const) {
      const file = join(dataDir, `boundaries-${level}.geojson`);
      const { status } = await sholu(dataDir, 'export', 'boundaries', file, '--level', level);
      expect(status).toBe(0);
      const collection = JSON.parse(await readFile(file, 'utf8')) as GeoJSON.FeatureCollection;
      expect(collection.features).toHaveLength(count);
      for (const feature of collection.features) {
        expect(feature.properties?.['kato']).toMatch(/^\d{9}$/);
        expect(['Polygon', 'MultiPolygon']).toContain(feature.geometry.type);
      }
    }
  });

  it('coverage of a unit adds up to its parent', async () => {
    const flags = ['--unit', '610000000', '--source', 'moe-2023q1', '--type', 'school'];
    const rows = table((await sholu(dataDir, 'export', 'coverage', '-', ...flags)).out);
    const region = rows.find((r) => r['kato'] === '610000000');
    expect([region?.['working'], region?.['reported']]).toEqual(['650', '908']);
    const districts = rows.filter((r) => r['level'] === '2');
    const sum = (column: string) => districts.reduce((total, r) => total + Number(r[column]), 0);
    expect([sum('working'), sum('reported')]).toEqual([650, 908]);
  });
});

describe('the command line refuses', () => {
  it.each([
    [
      ['export', 'coverage', '-', '--unit', '999999999'],
      'There is no unit of territory with KATO code 999999999',
    ],
    [['export', 'coverage', '-', '--unit', '61'], 'A KATO code is nine digits'],
    [['export', 'hierarchy', 'units.docx'], '"units.docx" does not end in a known format'],
    [['export', 'coverage', '-', '--source', 'nobody'], 'There is no source "nobody"'],
    [['import', 'facilities', 'no-such-file.csv'], 'no-such-file.csv'],
    [['import', 'boundaries', 'package.json'], 'A GeoJSON FeatureCollection is expected'],
    [['teach'], "unknown command 'teach'"],
  ])('%j with a sentence that says why', async (args, sentence) => {
    const { status, err, out } = await sholu(dataDir, ...args);
    expect(status).toBe(1);
    expect(err).toContain(sentence);
    expect(err).not.toContain('    at ');
    expect(out).toBe('');
  });
});

describe('import', () => {
  it('names row and column of every bad row and writes nothing', async () => {
    const before = await sholu(dataDir, 'export', 'facilities', '-', '--unit', '611000000');
    const rows = before.out.split('\n');
    const bad = (rows[1] ?? '').replace(/,611000000,/, ',999999999,');
    const worse = (rows[2] ?? '').replace(/,school,|,kindergarten,|,college,/, ',castle,');
    const file = join(dataDir, 'bad.csv');
    await writeFile(file, [rows[0], bad, worse].join('\n'));
    const { status, err } = await sholu(dataDir, 'import', 'facilities', file);
    expect(status).toBe(1);
    expect(err).toContain('row 2, column kato (999999999): ');
    expect(err).toContain('row 3, column type (castle)');
    expect(err).toContain('nothing was written');
    const after = await sholu(dataDir, 'export', 'facilities', '-', '--unit', '611000000');
    expect(after.out).toBe(before.out);
  });
});
