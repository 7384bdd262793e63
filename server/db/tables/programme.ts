import type { ColumnType, Generated } from 'kysely';
import type { Timestamp } from './timestamp.ts';
import type { Measure } from '../../../shared/register/schema.ts';

/** All of it but the measure is null where the measure is given back to the unit above. */
type PlanningPriceTable = {
  version: Generated<number>;
  kato: string;
  measure: Measure;
  tenge: number | null;
  yearly_tenge: number | null;
  source: string | null;
  as_of: string | null;
  estimate: boolean | null;
  created_at: Timestamp;
  created_by: string;
};

type PlanningProgrammeTable = {
  id: Generated<number>;
  kato: string;
  name: string;
  input: ColumnType<unknown, string, never>;
  result: ColumnType<unknown, string, never>;
  /** `[facility id, set of measures, year, tenge]`. */
  purchases: ColumnType<unknown, string, never>;
  price_version: number;
  as_of: string | null;
  created_at: Timestamp;
  created_by: string;
  deleted_at: Timestamp | null;
};

export type ProgrammeTables = {
  planning_price: PlanningPriceTable;
  planning_programme: PlanningProgrammeTable;
};
