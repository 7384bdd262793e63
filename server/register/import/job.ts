import type { ImportRefusal } from './refusal.ts';
import type { Db, ImportWish } from '../../db/schema.ts';

/** Work on one import. `signal` ends it between two rows. */
export type Job = { db: Db; id: number; signal: AbortSignal };

/** Who undoes an import and why. */
export type UndoWish = { actor: string; reason: string };

/** What can be done with a kind of import. Each step moves the import on in the transaction of its last change. */
export type ImportWork = {
  /** Reads the file and reports; nothing of the register is touched. */
  check: (job: Job) => Promise<void>;
  accept: (job: Job, wish: ImportWish) => Promise<void>;
  /** Null where there is no way back. */
  undo: {
    /** What stands in the way now; null when nothing does. */
    obstacle: (job: Pick<Job, 'db' | 'id'>) => Promise<ImportRefusal | null>;
    run: (job: Job, wish: UndoWish) => Promise<void>;
  } | null;
};
