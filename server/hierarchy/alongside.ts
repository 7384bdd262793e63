import type { Db } from '../db/schema.ts';

/** What is written together with an import of the territory, so that neither is there without the other. */
export type Alongside = {
  /** Why, for the audit; the path of the file when it is left out. */
  note?: string;
  /** Done last in the transaction of the import. */
  alongside?: (trx: Db) => Promise<void>;
};
