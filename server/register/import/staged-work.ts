import { setImmediate } from 'node:timers/promises';
import type { Effect } from './accept/store.ts';
import { sameFile } from './file.ts';
import type { ImportWork, Job, UndoWish } from './job.ts';
import { openTable } from './read/open-table.ts';
import { movedOn, refusal, type ImportRefusal } from './refusal.ts';
import {
  insertProblems,
  lockRegister,
  markAccepted,
  MAX_KEPT_PROBLEMS,
  moveRun,
  runRow,
  updateRun,
  type RunRow,
} from './run/store.ts';
import { clearStage, type StageCheck, type StagedRow } from './stage/store.ts';
import { checkRow, type CellsCheck } from '../../../shared/register/import/check-row.ts';
import type { FileKind } from '../../../shared/register/import/columns.ts';
import type { ImportProblem } from '../../../shared/register/import/run.ts';
import type { NewEvent } from '../../db/event/store.ts';
import type { Db, ImportWish } from '../../db/schema.ts';
import { write } from '../../db/write.ts';

/** Rows that are set aside, and remembered as done, at once. */
const BATCH_ROWS = 5_000;
/** Rows between two breaths of the event loop. */
const BREATH_ROWS = 250;
/** Reading is most of the check; the rest is the check of the rows against each other. */
const READING_SHARE = 0.9;

/** What is accepted: an import, the canonical columns that its file has, and where its importer may write; null is everywhere. */
export type Staged = {
  runId: number;
  columns: readonly string[];
  allowedPaths: readonly string[] | null;
};

/** What a kind of file has of its own whose rows are set aside, checked, and taken over in one transaction. */
export type StagedKind<Row> = {
  kind: FileKind;
  /** Prepares the check of many rows. */
  checks: (db: Db) => Promise<CellsCheck<Row>>;
  /** Sets rows aside that passed it. */
  stage: (trx: Db, runId: number, rows: readonly StagedRow<Row>[]) => Promise<unknown>;
  /** Lets the database know how large the stage is; it plans the acceptance by it. */
  analyse: (db: Db) => Promise<unknown>;
  /**
   * Checks staged rows against each other and against what is there now. Wrong rows leave the stage and are reported.
   * @returns how many rows left and how many problems were kept.
   */
  checkStage: (trx: Db, check: StageCheck) => Promise<{ bad: number; kept: number }>;
  /** What accepting would do now. */
  effect: (trx: Db, staged: Staged) => Promise<Effect>;
  /** Puts the staged rows in their place and keeps what stood before. @returns what screens are told. */
  accept: (trx: Db, staged: Staged, wish: ImportWish) => Promise<readonly NewEvent[]>;
  /** What stands in the way of an undo now; null when nothing does. */
  obstacle: (db: Db, runId: number) => Promise<ImportRefusal | null>;
  /** Takes an accepted import back. @returns what screens are told. */
  undo: (trx: Db, runId: number, wish: UndoWish) => Promise<readonly NewEvent[]>;
};

/** Rows and problems on their way into the database, with what has been counted so far. */
type Batch<Row> = {
  rows: StagedRow<Row>[];
  problems: ImportProblem[];
  counts: Pick<RunRow, 'rows_read' | 'rows_good' | 'rows_bad' | 'warnings' | 'problems_kept' | 'last_row'>;
};

/** Sets a batch aside and remembers that it is done, in one transaction: after an interruption the check goes on here. */
async function flush<Row>(
  { db, id }: Job,
  { stage }: StagedKind<Row>,
  batch: Batch<Row>,
  progress: number,
): Promise<void> {
  const { rows, problems, counts } = batch;
  await db.transaction().execute(async (trx) => {
    if (rows.length > 0) await stage(trx, id, rows);
    counts.problems_kept += await insertProblems(trx, id, problems, MAX_KEPT_PROBLEMS - counts.problems_kept);
    await updateRun(trx, id, { ...counts, progress });
  });
  batch.rows = [];
  batch.problems = [];
}

async function readRows<Row>(job: Job, of: StagedKind<Row>, run: RunRow): Promise<void> {
  const { db, id, signal } = job;
  const table = await openTable(await sameFile(run), of.kind);
  await updateRun(db, id, { format: table.format, header: Object.fromEntries(table.header) });
  const check = await of.checks(db);
  const { rows_read, rows_good, rows_bad, warnings, problems_kept, last_row } = run;
  const batch: Batch<Row> = {
    rows: [],
    problems: [],
    counts: { rows_read, rows_good, rows_bad, warnings, problems_kept, last_row },
  };
  const { counts } = batch;
  if (last_row === 0) {
    batch.problems.push(...table.warnings);
    counts.warnings += table.warnings.length;
  }
  const share = () => READING_SHARE * Math.min(1, table.bytesRead() / Math.max(1, table.bytesTotal));
  for await (const raw of table.rows) {
    if (raw.row <= last_row) continue;
    const checked = checkRow(check, raw, table.header);
    counts.rows_read++;
    counts.last_row = raw.row;
    if ('value' in checked) {
      counts.rows_good++;
      counts.warnings += checked.warnings.length;
      batch.rows.push({ row: raw.row, value: checked.value });
    } else counts.rows_bad++;
    const found = 'value' in checked ? checked.warnings : checked.problems;
    if (counts.problems_kept + batch.problems.length < MAX_KEPT_PROBLEMS) batch.problems.push(...found);
    if (counts.rows_read % BREATH_ROWS === 0) {
      await setImmediate();
      signal.throwIfAborted();
    }
    if (counts.rows_read % BATCH_ROWS === 0) await flush(job, of, batch, share());
  }
  signal.throwIfAborted();
  await flush(job, of, batch, READING_SHARE);
}

const stagedOf = (run: RunRow): Staged => ({
  runId: run.id,
  columns: Object.keys(run.header),
  allowedPaths: run.allowed_paths,
});

/** Checks the staged rows against each other and the register as it is now. @returns how many rows were found wrong. */
async function checkAgain<Row>(trx: Db, run: RunRow, of: StagedKind<Row>): Promise<number> {
  const { bad, kept } = await of.checkStage(trx, {
    runId: run.id,
    header: new Map(Object.entries(run.header)),
    allowedPaths: run.allowed_paths,
    room: MAX_KEPT_PROBLEMS - run.problems_kept,
  });
  await updateRun(trx, run.id, {
    rows_good: run.rows_good - bad,
    rows_bad: run.rows_bad + bad,
    problems_kept: run.problems_kept + kept,
    ...(await of.effect(trx, stagedOf(run))),
  });
  return bad;
}

/** The report is ready. */
async function report<Row>(db: Db, id: number, of: StagedKind<Row>): Promise<void> {
  await of.analyse(db);
  await db.transaction().execute(async (trx) => {
    await lockRegister(trx);
    await checkAgain(trx, await runRow(trx, id), of);
    await moveRun(trx, id, 'checked', { progress: 1, staged: true });
  });
}

/** @throws ImportRefusal CONFLICT when the register has changed since the check and rows do not fit any more. */
async function accept<Row>({ db, id }: Job, of: StagedKind<Row>, wish: ImportWish): Promise<void> {
  const deed = { actor: wish.actor, action: 'register.import', note: wish.reason };
  let bad = 0;
  const accepted = await write(db, deed, async (trx) => {
    await lockRegister(trx);
    bad = await checkAgain(trx, await runRow(trx, id), of);
    if (bad > 0 && !wish.acceptGood) throw new StaleCheck();
    const run = await runRow(trx, id);
    const events = await of.accept(trx, stagedOf(run), wish);
    await clearStage(trx, id);
    if (!(await moveRun(trx, id, 'accepted', { progress: 1, trouble: null }))) throw movedOn(run);
    await markAccepted(trx, id);
    const { kind, created, updated, unchanged, replaced } = run;
    const after = { kind, created, updated, unchanged, replaced };
    return { result: true, object: `import:${id}`, after, events };
  }).catch((error: unknown) => {
    if (error instanceof StaleCheck) return false;
    throw error;
  });
  if (accepted) return;
  await report(db, id, of);
  throw refusal('CONFLICT', 'register-changed', { bad });
}

class StaleCheck extends Error {}

/** Rows are set aside, then taken over in one transaction. */
export const stagedWork = <Row>(of: StagedKind<Row>): ImportWork => ({
  check: async (job) => {
    await readRows(job, of, await runRow(job.db, job.id));
    await report(job.db, job.id, of);
  },
  accept: (job, wish) => accept(job, of, wish),
  undo: {
    obstacle: ({ db, id }) => of.obstacle(db, id),
    run: ({ db, id }, wish) =>
      write(db, { actor: wish.actor, action: 'register.undo-import', note: wish.reason }, async (trx) => {
        await lockRegister(trx);
        const obstacle = await of.obstacle(trx, id);
        if (obstacle !== null) throw obstacle;
        const events = await of.undo(trx, id, wish);
        await moveRun(trx, id, 'undone', { progress: 1, trouble: null });
        return { result: undefined, object: `import:${id}`, events };
      }),
  },
});
