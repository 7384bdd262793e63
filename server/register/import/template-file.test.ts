import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FILE_COLUMNS } from '../../../shared/register/import/columns.ts';
import { languageSchema } from '../../../shared/hierarchy/schema.ts';
import { readAll } from './read/read-all.fixture.ts';
import { templateFile } from './template-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sholu-templates-'));
});
afterAll(() => rm(folder, { recursive: true }));

const EXAMPLE = {
  facilities: {
    external_id: 'KZ-61-0001',
    type: 'school',
    name_kk: '№ 12 мектеп',
    kato: '615500000',
    lon: 68.0312,
    lat: 43.3504,
    people: 640,
    place_kind: 'rural',
    owner: 'state',
    evidence_date: '2026-11-21',
    video_system: 'working',
    alarm_button: 'faulty',
    public_address: 'absent',
    access_control: null,
  },
  cameras: {
    external_id: 'CAM-61-000123',
    owner: 'facility',
    facility_external_id: 'KZ-61-0001',
    kato: '615500000',
    azimuth_deg: 135,
    linked: true,
    technical_class: 'meets_profile',
    traffic: false,
  },
} as const;

test.each(
  (['facilities', 'cameras'] as const).flatMap((kind) =>
    languageSchema.options.flatMap((language) =>
      (['csv', 'xlsx'] as const).map((format) => ({ kind, language, format })),
    ),
  ),
)(
  'the template of $kind in $language as $format reads back as its example',
  async ({ kind, language, format }) => {
    const path = join(folder, `${kind}-${language}.${format}`);
    await writeFile(path, await templateFile(kind, format, language));
    const { rows, problems } = await readAll(path, kind);
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([EXAMPLE[kind]]);
  },
);

test('the second sheet of a template explains every column in the language', async () => {
  for (const language of languageSchema.options) {
    const [, ...lines] = await readSheet(await templateFile('cameras', 'xlsx', language), 2);
    expect(lines.map((line) => line[1])).toEqual(FILE_COLUMNS.cameras.map(({ id }) => id));
    for (const [i, line] of lines.entries()) {
      expect(line).toHaveLength(6);
      expect(line[3]).toBe(FILE_COLUMNS.cameras[i]?.meaning[language]);
    }
  }
});
