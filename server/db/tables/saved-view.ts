import type { Generated } from 'kysely';
import type { Timestamp } from './timestamp.ts';

type SavedViewTable = {
  id: Generated<number>;
  person_id: number;
  name: string;
  workspace: string;
  /** What `viewSearchSchema` reads. */
  search: unknown;
  pinned: Generated<boolean>;
  is_default: Generated<boolean>;
  /** Where it stands among the person's views. */
  place: number;
  version: Generated<number>;
  removed_at: Timestamp | null;
  created_at: Generated<Timestamp>;
};

/** `facts` is what `preferencesSchema` reads. */
type PersonPreferenceTable = { person_id: number; facts: unknown };

export type SavedViewTables = { saved_view: SavedViewTable; person_preference: PersonPreferenceTable };
