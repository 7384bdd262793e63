import { cellReader, type CellReader, type Cells, type RowCheck } from './cell-reader.ts';
import type { CheckContext } from './check-context.ts';
import { MAX_ID } from './check-facility.ts';
import { checkPlace } from './check-place.ts';
import type { CameraFileRow } from '../row.ts';

/** Checks one row of a file of cameras; whether its facility is on the register only the database knows. */
export function checkCameraRow(cells: Cells, context: CheckContext): RowCheck<CameraFileRow> {
  const read = cellReader(cells);
  return read.done<CameraFileRow>({
    external_id: read.needed('external_id', read.id('external_id', MAX_ID)),
    owner: read.needed('owner', read.word('owner', 'cameraOwner')),
    facility_external_id: read.id('facility_external_id', MAX_ID),
    ...checkPlace(read, context),
    azimuth_deg: read.whole('azimuth_deg', 0, 359),
    fov_deg: read.whole('fov_deg', 1, 360),
    linked: yesNo(read, 'linked'),
    working: yesNo(read, 'working'),
    technical_class: read.needed('technical_class', read.word('technical_class', 'technicalClass')),
    traffic: yesNo(read, 'traffic'),
  });
}

function yesNo(read: CellReader, column: string): boolean | undefined {
  const word = read.needed(column, read.word(column, 'yesNo'));
  return word === undefined ? undefined : word === 'true';
}
