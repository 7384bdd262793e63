/** One reason why a row of a file was not taken. Rows are counted as a spreadsheet counts them: the header is row 1. */
export type RowProblem = { row: number; column: string; value: string; message: string };

/** What an import did, or why it did nothing. It writes all rows or none. */
export type ImportReport = {
  rowsRead: number;
  rowsWritten: number;
  problems: RowProblem[];
};
