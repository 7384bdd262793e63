import { open } from 'node:fs/promises';
import type { FileKind } from '../../../../shared/register/import/columns.ts';
import { problem } from '../../../../shared/register/import/problem.ts';
import type { ImportProblem } from '../../../../shared/register/import/run.ts';
import type { RawRow } from '../../../../shared/register/import/table.ts';
import { csvRows, csvShape } from './csv-table.ts';
import { fileError } from './file-error.ts';
import { fileKind } from './file-kind.ts';
import { openGeojson } from './geojson-table.ts';
import type { Header } from './header.ts';
import { MAX_ROW_BYTES } from './limits.ts';
import { textEncoding, utf8Of } from './text-encoding.ts';
import { openXlsx } from './xlsx-table.ts';

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
 * @throws ImportFileError when it is no CSV, XLSX or GeoJSON, or its columns are not those of this kind.
 */
export async function openTable(path: string, kind: FileKind): Promise<OpenTable> {
  const head = await headOf(path);
  if (head.bytes.length === 0) throw fileError('file-empty', {});
  return (await fileKind(path, head.bytes)) === 'zip'
    ? openWorkbook(path, kind, head.bytesTotal)
    : openText(path, kind, head);
}

type Head = { bytes: Buffer; bytesTotal: number };

async function headOf(path: string): Promise<Head> {
  try {
    const file = await open(path);
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(MAX_ROW_BYTES), 0, MAX_ROW_BYTES, 0);
      return { bytes: buffer.subarray(0, bytesRead), bytesTotal: (await file.stat()).size };
    } finally {
      await file.close();
    }
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : '?';
    throw fileError('file-unreadable', { reason }, { cause });
  }
}

async function openWorkbook(path: string, kind: FileKind, bytesTotal: number): Promise<OpenTable> {
  const { sheet, header, rows, progress } = await openXlsx(path, kind);
  return {
    ...described(`xlsx, ${sheet}`, header, header.warnings),
    rows,
    bytesTotal,
    bytesRead: () => Math.round(progress() * bytesTotal),
  };
}

async function openText(path: string, kind: FileKind, { bytes, bytesTotal }: Head): Promise<OpenTable> {
  const encoding = await textEncoding(path);
  const head = new TextDecoder(encoding).decode(bytes);
  const { stream, bytesRead } = utf8Of(path, encoding);
  const lost = encoding === 'windows-1251' ? [problem('warning', 'kazakh-letters', {})] : [];
  try {
    if (/^\s*[{[]/.test(head)) {
      const { header, rows } = await openGeojson(stream, kind);
      const warnings = [...lost, ...header.warnings];
      return { ...described(`geojson, ${encoding}`, header, warnings), rows, bytesTotal, bytesRead };
    }
    const shape = csvShape(kind, head);
    const name = DELIMITER_NAMES.get(shape.delimiter) ?? shape.delimiter;
    return {
      ...described(`csv, ${encoding}, ${name}`, shape.header, [...lost, ...shape.header.warnings]),
      rows: csvRows(stream, shape),
      bytesTotal,
      bytesRead,
    };
  } catch (error) {
    stream.destroy();
    throw error;
  }
}

const DELIMITER_NAMES = new Map([['\t', 'tab']]);

const described = (format: string, { names }: Header, warnings: readonly ImportProblem[]) => ({
  format,
  columns: [...names.keys()],
  header: names,
  warnings,
});
