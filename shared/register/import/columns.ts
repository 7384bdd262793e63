import { CAMERA_FILE_COLUMNS } from './camera-columns.ts';
import { FACILITY_FILE_COLUMNS } from './facility-columns.ts';
import type { FileColumn } from './file-column.ts';
import { wordKey } from './words.ts';

/** Kinds of files that this reads row by row. */
export type RegisterKind = 'facilities' | 'cameras';

/** Every column that a file may have, in the order of templates. */
export const FILE_COLUMNS: Readonly<Record<RegisterKind, readonly FileColumn[]>> = {
  facilities: FACILITY_FILE_COLUMNS,
  cameras: CAMERA_FILE_COLUMNS,
};

const columnsByKey = (columns: readonly FileColumn[]): ReadonlyMap<string, FileColumn> =>
  new Map(
    columns.flatMap((column) => {
      const { kk, ru, en } = column.names;
      return [column.id, ...kk, ...ru, ...en].map((name) => [wordKey(name), column] as const);
    }),
  );
const BY_KEY: Readonly<Record<RegisterKind, ReadonlyMap<string, FileColumn>>> = {
  facilities: columnsByKey(FACILITY_FILE_COLUMNS),
  cameras: columnsByKey(CAMERA_FILE_COLUMNS),
};

/** The column that a header names, in any of the three languages or by its id. */
export const columnNamed = (kind: RegisterKind, header: string): FileColumn | undefined =>
  BY_KEY[kind].get(wordKey(header));
