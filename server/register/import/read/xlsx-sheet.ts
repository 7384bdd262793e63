import { fileError } from './file-error.ts';
import { MAX_COLUMNS, MAX_ROW_BYTES, XLSX_LIMITS } from './limits.ts';
import type { Book } from './xlsx-book.ts';
import { readXml } from './xml.ts';
import type { ZipParts } from './zip-parts.ts';

/** A cell that is not empty. */
export type SheetCell = {
  text: string;
  /** Written as a number that the sheet shows as a date, or as a date. */
  isDate: boolean;
  /** What is wrong with it: a formula that nobody has computed, or an error such as `#N/A`. */
  trouble: 'formula' | 'error' | null;
};
/** A row of a sheet; cells by position, counted from 0. */
export type SheetRow = { row: number; cells: readonly (SheetCell | undefined)[] };

/**
 * Reads a sheet row by row, and tells the bytes of each piece to `onBytes`. Formulas give the value that the file has of
 * them.
 * @throws ImportFileError naming merged cells, when all rows are read: where they lie stands at the end of a sheet.
 */
export async function* sheetRows(
  zip: ZipParts,
  { sheet: { part }, strings, dateStyles }: Book,
  onBytes: (bytes: number) => void,
): AsyncGenerator<SheetRow> {
  const ready: SheetRow[] = [];
  let merged = 0;
  let range = '';
  let row = 0;
  let cells: (SheetCell | undefined)[] = [];
  let column = -1;
  let type = 'n';
  let style = 0;
  let text = '';
  let collects = false;
  let inReading = false;
  let hasFormula = false;
  let hasValue = false;

  const pieces = readXml(await zip.read(part, XLSX_LIMITS.sheetMb), part, {
    open(name, { r = '', t = 'n', s = '0', ref = '' }) {
      switch (name) {
        case 'row':
          row = Math.max(row + 1, /^\d{1,7}$/.test(r) ? Number(r) : 0);
          cells = [];
          column = -1;
          break;
        case 'c':
          column = r === '' ? column + 1 : columnOf(r);
          [type, style, text, hasFormula, hasValue] = [t, Number(s), '', false, false];
          break;
        case 'f':
          hasFormula = true;
          break;
        case 'v':
          collects = hasValue = true;
          break;
        case 'rPh':
          inReading = true;
          break;
        case 't':
          collects = !inReading;
          break;
        case 'mergeCell':
          if (merged++ === 0) range = ref;
          break;
        default:
      }
    },
    text(piece) {
      if (collects) text += piece;
      if (text.length > MAX_ROW_BYTES)
        throw fileError('row-too-long', { max: MAX_ROW_BYTES / 1024 }, { row });
    },
    close(name) {
      if (name === 'v' || name === 't') collects = false;
      else if (name === 'rPh') inReading = false;
      else if (name === 'row') ready.push({ row, cells });
      else if (name === 'c') {
        const trouble = type === 'e' ? 'error' : hasFormula && !hasValue ? 'formula' : null;
        const value = valueOf();
        if (value === '' && trouble === null) return;
        if (column >= MAX_COLUMNS) throw fileError('too-many-columns', { max: MAX_COLUMNS }, { row, value });
        const isDate = type === 'd' || (type === 'n' && dateStyles.has(style));
        cells[column] = { text: value, isDate, trouble };
      }
    },
  });
  function valueOf(): string {
    if (type === 's') {
      const shared = strings.get(Number(text));
      if (shared === undefined && text !== '')
        throw fileError('xlsx-broken', { part: 'sharedStrings' }, { row });
      return unescaped(shared ?? '');
    }
    return type === 'b' ? String(text === '1') : unescaped(text);
  }

  for await (const bytes of pieces) {
    onBytes(bytes);
    yield* ready.splice(0);
  }
  if (merged > 0) {
    const first = Number(/\d{1,7}/.exec(range)?.[0] ?? 0);
    throw fileError('merged-cells', { range, n: merged }, { row: first, value: range });
  }
}

/** Position of a cell by its name: `A1` is 0, `AB7` is 27. */
function columnOf(name: string): number {
  let column = 0;
  for (const letter of name) {
    const digit = letter.charCodeAt(0) - 64;
    if (digit < 1 || digit > 26) break;
    column = column * 26 + digit;
  }
  return column - 1;
}

/** The name of a cell by its position. */
export function cellName(column: number, row: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row}`;
}

/** Characters that XML cannot hold are written as `_x000D_` (ECMA-376, 22.9.2.19). */
const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text;
