import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fingerprint } from './file.ts';
import type { Imports } from './imports.ts';
import type { RegisterKind } from '../../../shared/register/import/columns.ts';
import type { ImportKind, ImportRun } from '../../../shared/register/import/run.ts';
import { CAMERA_COLUMNS, FACILITY_COLUMNS } from '../../../shared/register/row.ts';

type Cells = Record<string, string>;

/** A school in Turkistan, with what a test says of it. */
export const school = (id: string, cells: Cells = {}): Cells => ({
  external_id: id,
  type: 'school',
  name_kk: `${id} мектеп`,
  name_ru: `Школа ${id}`,
  name_en: `School ${id}`,
  kato: '611000000',
  lon: '68.25',
  lat: '43.3',
  people: '850',
  place_kind: 'regional_city',
  owner: 'state',
  evidence_source: 'inspection-2026',
  evidence_date: '2026-10-01',
  video_link: 'working',
  ...cells,
});

/** A camera of a public place in Turkistan, with what a test says of it. */
export const camera = (id: string, cells: Cells = {}): Cells => ({
  external_id: id,
  owner: 'police',
  kato: '611000000',
  lon: '68.2501',
  lat: '43.3001',
  azimuth_deg: '90',
  linked: 'true',
  working: 'true',
  technical_class: 'meets_profile',
  traffic: 'false',
  ...cells,
});

/** Writes rows as CSV with every column of their kind. */
export async function csvFile(dir: string, kind: RegisterKind, rows: readonly Cells[]): Promise<string> {
  const columns = kind === 'facilities' ? FACILITY_COLUMNS : CAMERA_COLUMNS;
  const path = join(dir, `${kind}-${rows.length}-${Math.random().toString(36).slice(2)}.csv`);
  await writeFile(
    path,
    [columns, ...rows.map((row) => columns.map((c) => row[c] ?? ''))].map((r) => r.join(',')).join('\n'),
  );
  return path;
}

/** Begins the import of a file that lies there and waits for its check. */
export async function checkedImport(
  imports: Imports,
  kind: ImportKind,
  path: string,
  allowedPaths: readonly string[] | null = null,
): Promise<ImportRun> {
  const { id } = await imports.begin({
    kind,
    fileName: 'file.csv',
    actor: 'test',
    options: {},
    allowedPaths,
    file: { path, spooled: false, ...(await fingerprint(path)) },
  });
  return imports.settled(id);
}
