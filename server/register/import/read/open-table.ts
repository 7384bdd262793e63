import type { RegisterKind } from '../../../../shared/register/import/columns.ts';
import type { ImportProblem } from '../../../../shared/register/import/run.ts';
import type { RawRow } from '../../../../shared/register/import/table.ts';

/** A file of facilities or cameras, open for one reading from its first row to its last. */
export type OpenTable = {
  /** How the file was understood, as in `csv, windows-1251, ;`. */
  format: string;
  /** Canonical columns that the file has. */
  columns: readonly string[];
  /** Canonical column → its name in the file. */
  header: ReadonlyMap<string, string>;
  /** What is to be known of the file as a whole: columns that are not read, letters that may be lost. */
  warnings: readonly ImportProblem[];
  /** Ends with `ImportFileError` when the file turns out to be broken further on. */
  rows: AsyncIterable<RawRow>;
  bytesTotal: number;
  /** Bytes read so far, for a progress bar. */
  bytesRead(): number;
};

/**
 * Opens a file by what it holds, whatever it is called.
 * @throws ImportFileError when it is no CSV, XLSX or GeoJSON of this kind.
 */
export function openTable(path: string, kind: RegisterKind): Promise<OpenTable> {
  return Promise.reject(new Error(`${path} of ${kind}: to be written`));
}
