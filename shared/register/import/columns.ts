import { CAMERA_FILE_COLUMNS } from './camera-columns.ts';
import { FACILITY_FILE_COLUMNS } from './facility-columns.ts';
import type { FileColumn } from './file-column.ts';
import { INSPECTION_FILE_COLUMNS } from './inspection-columns.ts';
import { PAST_FILE_COLUMNS } from './past-columns.ts';
import { UNIT_FILE_COLUMNS } from './unit-columns.ts';
import { wordKey } from './words.ts';

/** Kinds of files whose rows are of the register. */
export type RegisterKind = 'facilities' | 'cameras';
/** Kinds of files that are read row by row; what a row of the others becomes, their own domain knows. */
export const FILE_KINDS = ['facilities', 'cameras', 'incidents', 'units', 'inspections'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** Every column that a file may have, in the order of templates. */
export const FILE_COLUMNS: Readonly<Record<FileKind, readonly FileColumn[]>> = {
  facilities: FACILITY_FILE_COLUMNS,
  cameras: CAMERA_FILE_COLUMNS,
  incidents: PAST_FILE_COLUMNS,
  units: UNIT_FILE_COLUMNS,
  inspections: INSPECTION_FILE_COLUMNS,
};

const columnsByKey = (columns: readonly FileColumn[]): ReadonlyMap<string, FileColumn> =>
  new Map(
    columns.flatMap((column) => {
      const { kk, ru, en } = column.names;
      return [column.id, ...kk, ...ru, ...en].map((name) => [wordKey(name), column] as const);
    }),
  );
const BY_KEY: Readonly<Record<FileKind, ReadonlyMap<string, FileColumn>>> = {
  facilities: columnsByKey(FACILITY_FILE_COLUMNS),
  cameras: columnsByKey(CAMERA_FILE_COLUMNS),
  incidents: columnsByKey(PAST_FILE_COLUMNS),
  units: columnsByKey(UNIT_FILE_COLUMNS),
  inspections: columnsByKey(INSPECTION_FILE_COLUMNS),
};

/** The column that a header names, in any of the three languages or by its id. */
export const columnNamed = (kind: FileKind, header: string): FileColumn | undefined =>
  BY_KEY[kind].get(wordKey(header));
