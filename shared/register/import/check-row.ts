import type { RowCheck } from './cell-reader.ts';
import { checkCameraRow } from './check-camera.ts';
import type { CheckContext } from './check-context.ts';
import { checkFacilityRow } from './check-facility.ts';
import { placed } from './problem.ts';
import type { RawRow } from './table.ts';
import type { CameraFileRow, FacilityFileRow } from '../row.ts';

/** The row of each kind of file. */
export type FileRows = { facilities: FacilityFileRow; cameras: CameraFileRow };

const CHECKS: {
  readonly [K in keyof FileRows]: (cells: RawRow['cells'], context: CheckContext) => RowCheck<FileRows[K]>;
} = {
  facilities: checkFacilityRow,
  cameras: checkCameraRow,
};

/** How the cells of a row become what it means, or what is wrong with them. */
export type CellsCheck<Row> = (cells: RawRow['cells']) => RowCheck<Row>;

/** How the cells of a kind of file are checked in a world. */
export const cellsCheck =
  <K extends keyof FileRows>(kind: K, context: CheckContext): CellsCheck<FileRows[K]> =>
  (cells) =>
    CHECKS[kind](cells, context);

/**
 * Checks one row of a file. Problems carry their row and the column as the file names it (`header`: canonical column →
 * name in the file). What was wrong while reading the row already decides alone.
 */
export function checkRow<Row>(
  check: CellsCheck<Row>,
  { row, cells, problems }: RawRow,
  header: ReadonlyMap<string, string>,
): RowCheck<Row> {
  if (problems.length > 0) return { problems: [...problems] };
  const checked = check(cells);
  return 'value' in checked
    ? { value: checked.value, warnings: checked.warnings.map((found) => placed(found, row, header)) }
    : { problems: checked.problems.map((found) => placed(found, row, header)) };
}
