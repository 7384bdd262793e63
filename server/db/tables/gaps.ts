import type { Generated } from 'kysely';
import type { Timestamp } from './timestamp.ts';
import type { CaseState } from '../../../shared/coverage/gap-case.ts';
import type { Measure, MeasureState } from '../../../shared/register/schema.ts';

/** `data` is the whole case as `gapCaseSchema` reads it; days are ISO text. */
type GapCaseTable = {
  facility_id: number;
  measure: Measure;
  state: CaseState;
  deadline: string | null;
  data: unknown;
  version: number;
  /** Whether somebody was alarmed that the deadline has passed. */
  told_overdue: Generated<boolean>;
};

type GapCaseLogTable = { facility_id: number; measure: Measure; seq: number; entry: unknown };

type InspectionTable = {
  id: Generated<number>;
  facility_id: number;
  act: string;
  inspected_on: string;
  inspector: string;
  note: string;
  recorded_at: Timestamp;
  recorded_by: string;
  import_run: number | null;
  undone_at: Timestamp | null;
  undone_by: string | null;
  undone_reason: string | null;
};

type InspectionFindingTable = {
  inspection_id: number;
  measure: Measure;
  state: MeasureState;
  note: string;
  before: unknown;
  written: boolean;
};

type InspectionPhotoTable = {
  id: string;
  inspection_id: number;
  name: string;
  type: string;
  bytes: number;
  sha256: Buffer;
  actor: string;
  added_at: Timestamp;
};

export type GapTables = {
  gap_case: GapCaseTable;
  gap_case_log: GapCaseLogTable;
  inspection: InspectionTable;
  inspection_finding: InspectionFindingTable;
  inspection_photo: InspectionPhotoTable;
  inspection_photo_chunk: { photo_id: string; n: number; data: Buffer };
};
