import { registerChangeSchema, type RegisterChange } from '../../../shared/register/edit.ts';

type ChangeRow = {
  id: number;
  at: Date;
  actor: string;
  reason: string;
  object: string;
  field: string;
  before: unknown;
  after: unknown;
  undone_by: number | null;
};

/**
 * A row of the history as the interface knows it.
 * @throws ZodError when the row holds a field or a value that this version does not know.
 */
export function parseChange(row: ChangeRow): RegisterChange {
  return registerChangeSchema.parse({ ...row, at: row.at.toISOString(), undoneBy: row.undone_by });
}
