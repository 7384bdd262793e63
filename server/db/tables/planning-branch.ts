import type { ColumnType, Generated } from 'kysely';
import type { Timestamp } from './timestamp.ts';
import type { Basis } from '../../../shared/planning/branch/picture.ts';

/** JSON that is written as text and read as whatever it is; its domain knows. */
type Json = ColumnType<unknown, string, string>;

type PlanBranchTable = {
  id: Generated<number>;
  kato: string;
  name: string;
  basis: Basis;
  picture: Json;
  changes: Json;
  change_count: number;
  version: Generated<number>;
  shared: Generated<boolean>;
  created_by: string;
  created_at: Timestamp;
  updated_by: string;
  updated_at: Timestamp;
  archived_at: Timestamp | null;
};

export type PlanBranchTables = { plan_branch: PlanBranchTable };
