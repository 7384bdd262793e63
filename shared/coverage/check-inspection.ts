import { cellReader, type Cells, type RowCheck } from '../register/import/cell-reader.ts';
import type { Measure, MeasureState } from '../register/schema.ts';

/** A row of an inspection sheet: what one act found of one measure. */
export type InspectionRow = {
  facility: string;
  act: string;
  inspectedOn: string;
  inspector: string;
  measure: Measure;
  state: MeasureState;
  note: string;
};

const MAX_ID = 64;
const MAX_NAME = 200;
const MIN_NAME = 3;
const MAX_NOTE = 500;

/** Checks one row of an inspection sheet. @param today ISO day that no inspection can be after. */
export function checkInspectionRow(cells: Cells, { today }: { today: string }): RowCheck<InspectionRow> {
  const read = cellReader(cells);
  const inspector = read.needed('inspector', read.text('inspector', MAX_NAME));
  if (inspector !== undefined && inspector.length < MIN_NAME)
    read.error('inspector', 'too-short', { min: MIN_NAME });
  const note = read.text('note', MAX_NOTE);
  return read.done<InspectionRow>({
    facility: read.needed('facility_external_id', read.id('facility_external_id', MAX_ID)),
    act: read.needed('act', read.id('act', MAX_ID)),
    inspectedOn: read.needed('date', read.date('date', today)),
    inspector,
    measure: read.needed('measure', read.word('measure', 'measure')),
    state: read.needed('state', read.word('state', 'foundState')),
    note: note === null ? '' : note,
  });
}
