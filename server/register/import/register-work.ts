import { setImmediate } from 'node:timers/promises';
import { acceptStage, effectOf, type Accepted } from './accept/store.ts';
import { sameFile } from './file.ts';
import type { ImportWork, Job } from './job.ts';
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
import { analyseStage, checkStage, clearStage, STAGERS, type StagedRow } from './stage/store.ts';
import { obstaclesOf, undoAccepted } from './undo/store.ts';
import { checkContext, type CheckContext } from '../../../shared/register/import/check-context.ts';
import { checkRow } from '../../../shared/register/import/check-row.ts';
import type { RegisterKind } from '../../../shared/register/import/columns.ts';
import type { ImportProblem } from '../../../shared/register/import/run.ts';
import { tellRegisterChanged } from '../../db/register-changed.ts';
import type { Db, ImportWish } from '../../db/schema.ts';
import { write } from '../../db/write.ts';
import { activeBoundarySet, boundariesOf, currentUnits } from '../../hierarchy/store.ts';
import { todayInKazakhstan } from '../edit/store.ts';

/** Rows that are set aside, and remembered as done, at once. */
const BATCH_ROWS = 5_000;
/** Rows between two breaths of the event loop. */
const BREATH_ROWS = 250;
/** Reading is most of the check; the rest is the check of the rows against each other. */
const READING_SHARE = 0.9;
const NAMED_OBSTACLES = 10;

async function contextOf(db: Db): Promise<CheckContext> {
  const set = await activeBoundarySet(db);
  const boundaries = set
    ? [...(await boundariesOf(db, set.id, 1)).features, ...(await boundariesOf(db, set.id, 2)).features]
    : [];
  return checkContext(await currentUnits(db), boundaries, await todayInKazakhstan(db));
}

/** Rows and problems on their way into the database, with what has been counted so far. */
type Batch<K extends RegisterKind> = {
  rows: StagedRow<K>[];
  problems: ImportProblem[];
  counts: Pick<RunRow, 'rows_read' | 'rows_good' | 'rows_bad' | 'warnings' | 'problems_kept' | 'last_row'>;
};

/** Sets a batch aside and remembers that it is done, in one transaction: after an interruption the check goes on here. */
async function flush<K extends RegisterKind>(
  { db, id }: Job,
  kind: K,
  batch: Batch<K>,
  progress: number,
): Promise<void> {
  const { rows, problems, counts } = batch;
  await db.transaction().execute(async (trx) => {
    if (rows.length > 0) await STAGERS[kind](trx, id, rows);
    counts.problems_kept += await insertProblems(trx, id, problems, MAX_KEPT_PROBLEMS - counts.problems_kept);
    await updateRun(trx, id, { ...counts, progress });
  });
  batch.rows = [];
  batch.problems = [];
}

async function readRows(job: Job, kind: RegisterKind, run: RunRow): Promise<void> {
  const { db, id, signal } = job;
  const table = await openTable(await sameFile(run), kind);
  await updateRun(db, id, { format: table.format, header: Object.fromEntries(table.header) });
  const context = await contextOf(db);
  const { rows_read, rows_good, rows_bad, warnings, problems_kept, last_row } = run;
  const batch: Batch<RegisterKind> = {
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
    const checked = checkRow(kind, raw, table.header, context);
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
    if (counts.rows_read % BATCH_ROWS === 0) await flush(job, kind, batch, share());
  }
  signal.throwIfAborted();
  await flush(job, kind, batch, READING_SHARE);
}

const acceptedOf = (run: RunRow, kind: RegisterKind): Accepted => ({
  runId: run.id,
  kind,
  columns: Object.keys(run.header),
  allowedPaths: run.allowed_paths,
});

/** Checks the staged rows against each other and the register as it is now. @returns how many rows were found wrong. */
async function checkAgain(trx: Db, run: RunRow, kind: RegisterKind): Promise<number> {
  const { bad, kept } = await checkStage(trx, {
    runId: run.id,
    kind,
    header: new Map(Object.entries(run.header)),
    allowedPaths: run.allowed_paths,
    room: MAX_KEPT_PROBLEMS - run.problems_kept,
  });
  await updateRun(trx, run.id, {
    rows_good: run.rows_good - bad,
    rows_bad: run.rows_bad + bad,
    problems_kept: run.problems_kept + kept,
    ...(await effectOf(trx, acceptedOf(run, kind))),
  });
  return bad;
}

/** The report is ready. */
async function report(db: Db, id: number, kind: RegisterKind): Promise<void> {
  await analyseStage(db, kind);
  await db.transaction().execute(async (trx) => {
    await lockRegister(trx);
    await checkAgain(trx, await runRow(trx, id), kind);
    await moveRun(trx, id, 'checked', { progress: 1, staged: true });
  });
}

/** @throws ImportRefusal CONFLICT when the register has changed since the check and rows do not fit any more. */
async function accept({ db, id }: Job, kind: RegisterKind, wish: ImportWish): Promise<void> {
  const deed = { actor: wish.actor, action: 'register.import', note: wish.reason };
  let bad = 0;
  const accepted = await write(db, deed, async (trx) => {
    await lockRegister(trx);
    bad = await checkAgain(trx, await runRow(trx, id), kind);
    if (bad > 0 && !wish.acceptGood) throw new StaleCheck();
    const run = await runRow(trx, id);
    await acceptStage(trx, acceptedOf(run, kind), wish);
    await clearStage(trx, id);
    if (!(await moveRun(trx, id, 'accepted', { progress: 1, trouble: null }))) throw movedOn(run);
    await markAccepted(trx, id);
    await tellRegisterChanged(trx);
    const { created, updated, unchanged, replaced } = run;
    return { result: true, object: `import:${id}`, after: { kind, created, updated, unchanged, replaced } };
  }).catch((error: unknown) => {
    if (error instanceof StaleCheck) return false;
    throw error;
  });
  if (accepted) return;
  await report(db, id, kind);
  throw refusal('CONFLICT', 'register-changed', { bad });
}

class StaleCheck extends Error {}

const named = (ids: readonly string[]): string => ids.join(', ') + (ids.length < NAMED_OBSTACLES ? '' : ' …');

async function obstacleOf(db: Db, id: number, kind: RegisterKind): Promise<ImportRefusal | null> {
  const { edited, occupied, closedUnits } = await obstaclesOf(db, {
    runId: id,
    kind,
    limit: NAMED_OBSTACLES,
  });
  if (edited.length > 0) return refusal('CONFLICT', 'changed-by-hand', { ids: named(edited) });
  if (occupied.length > 0) return refusal('CONFLICT', 'cameras-attached', { ids: named(occupied) });
  return closedUnits.length > 0 ? refusal('CONFLICT', 'units-closed', { ids: named(closedUnits) }) : null;
}

/** Facilities or cameras: rows are set aside, then taken into the register in one transaction. */
export const registerWork = (kind: RegisterKind): ImportWork => ({
  check: async (job) => {
    const run = await runRow(job.db, job.id);
    await readRows(job, kind, run);
    await report(job.db, job.id, kind);
  },
  accept: (job, wish) => accept(job, kind, wish),
  undo: {
    obstacle: ({ db, id }) => obstacleOf(db, id, kind),
    run: ({ db, id }, { actor, reason }) =>
      write(db, { actor, action: 'register.undo-import', note: reason }, async (trx) => {
        await lockRegister(trx);
        const obstacle = await obstacleOf(trx, id, kind);
        if (obstacle !== null) throw obstacle;
        await undoAccepted(trx, { runId: id, kind }, { actor, reason });
        await moveRun(trx, id, 'undone', { progress: 1, trouble: null });
        await tellRegisterChanged(trx);
        return { result: undefined, object: `import:${id}` };
      }),
  },
});
