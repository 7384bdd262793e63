import { writeFile } from 'node:fs/promises';
import { stringify } from 'csv-stringify/sync';

/** Writes rows as CSV in UTF-8 with a mark that Excel knows it by; a cell that would run as a formula is text. */
export async function writeReport(
  path: string,
  rows: readonly Readonly<Record<string, string | number | null>>[],
  columns: readonly string[],
): Promise<void> {
  await writeFile(
    path,
    stringify([...rows], { header: true, columns: [...columns], escape_formulas: true, bom: true }),
  );
}
