import { setImmediate as nextTurn } from 'node:timers/promises';
import { styleIndex, type CellStyle } from './styles.ts';
import { escaped } from './xml-text.ts';

export type XlsxColumn = { widthChars: number; style: CellStyle; headerStyle?: CellStyle };
/** Texts are texts: nothing in a sheet is a formula. */
export type XlsxCell = string | number | null;
export type XlsxSheet = {
  name: string;
  columns: readonly XlsxColumn[];
  /** The first row, which stays while the others are scrolled; a sheet without one scrolls whole. */
  header?: readonly string[];
  /** The first column stays, too. */
  isFirstColumnFrozen?: boolean;
  rows: Iterable<readonly XlsxCell[]> | AsyncIterable<readonly XlsxCell[]>;
};

/** A sheet has no more rows than this, and a cell no more characters. */
export const XLSX_ROWS = 1_048_576;
const CELL_CHARACTERS = 32_767;
/** Characters that go out together; other requests have their turn between two pieces. */
const PIECE = 64 * 1024;

/** `A`, `Z`, `AA` for 0, 25, 26. */
function columnName(index: number): string {
  const last = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}

function cellXml(value: XlsxCell, address: string, style: number): string {
  if (value === null) return '';
  const head = `<c r="${address}"${style === 0 ? '' : ` s="${style}"`}`;
  if (typeof value === 'number') return Number.isFinite(value) ? `${head}><v>${value}</v></c>` : '';
  const text = value.length > CELL_CHARACTERS ? `${value.slice(0, CELL_CHARACTERS - 1)}…` : value;
  return `${head} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

/** What stays in sight: the header, the first column. */
function paneXml({ header, isFirstColumnFrozen = false }: XlsxSheet): string {
  const [x, y] = [isFirstColumnFrozen ? 1 : 0, header ? 1 : 0];
  if (x + y === 0) return '';
  const pane = y === 0 ? 'topRight' : x === 0 ? 'bottomLeft' : 'bottomRight';
  return (
    `<sheetViews><sheetView workbookViewId="0"><pane xSplit="${x}" ySplit="${y}" topLeftCell="${columnName(x)}${y + 1}"` +
    ` activePane="${pane}" state="frozen"/></sheetView></sheetViews>`
  );
}

/**
 * The XML of a sheet, piece by piece, as its rows come.
 * @throws RangeError for more rows than a sheet can have.
 */
export async function* sheetXml(sheet: XlsxSheet): AsyncGenerator<Buffer> {
  const { columns, header, rows } = sheet;
  const names = columns.map((_, i) => columnName(i));
  const styles = columns.map(({ style }) => styleIndex(style));
  const headerStyles = columns.map(({ headerStyle = 'header' }) => styleIndex(headerStyle));
  let number = 0;
  const rowXml = (cells: readonly XlsxCell[], look: readonly number[]): string => {
    number++;
    if (number > XLSX_ROWS) throw new RangeError(`A sheet has ${XLSX_ROWS} rows at most`);
    const inside = cells.map((cell, i) =>
      cellXml(cell, `${names[i] ?? columnName(i)}${number}`, look[i] ?? 0),
    );
    return `<row r="${number}">${inside.join('')}</row>`;
  };
  let piece =
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${paneXml(sheet)}<cols>` +
    columns
      .map(
        ({ widthChars }, i) => `<col min="${i + 1}" max="${i + 1}" width="${widthChars}" customWidth="1"/>`,
      )
      .join('') +
    `</cols><sheetData>${header ? rowXml(header, headerStyles) : ''}`;
  for await (const cells of rows) {
    piece += rowXml(cells, styles);
    if (piece.length < PIECE) continue;
    yield Buffer.from(piece);
    piece = '';
    await nextTurn();
  }
  yield Buffer.from(`${piece}</sheetData></worksheet>`);
}
