/** Longest row of CSV, cell of XLSX or feature of GeoJSON, in bytes; the rows of our own exports have a hundredth. */
export const MAX_ROW_BYTES = 64 * 1024;
export const MAX_COLUMNS = 300;

const MB = 1024 * 1024;
/** Bounds of an XLSX file. A million rows of cameras unpack to half of `sheetMb`, 15 times what they are packed. */
export const XLSX_LIMITS = {
  parts: 2_000,
  sheetMb: 1024,
  /** Texts of a workbook that are held in memory. */
  stringsMb: 128,
  /** Lists of sheets and of formats. */
  listMb: 16,
  ratio: 200,
  /** Smaller parts may be packed as they like: an empty sheet of styles is. */
  ratioFromBytes: 8 * MB,
} as const;
export const mbToBytes = (mb: number): number => mb * MB;
