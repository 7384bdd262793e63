import { sql, type Selectable } from 'kysely';
import { noImport } from '../refusal.ts';
import { LEFT_BEHIND, sourcesOf } from '../../../../shared/register/import/run-status.ts';
import {
  importStatusSchema,
  type ImportKind,
  type ImportProblem,
  type ImportRun,
  type ImportStatus,
} from '../../../../shared/register/import/run.ts';
import { storable, storableText, type Json } from '../../../db/canonical-json.ts';
import type { Database, Db } from '../../../db/schema.ts';

/** An import as the database has it. */
export type RunRow = Selectable<Database['import_run']>;

/** Problems that are kept of one import; all are counted. */
export const MAX_KEPT_PROBLEMS = 10_000;

/** First half of the advisory locks of imports; the second is the import's number, 0 is the register itself. */
const LOCK_CLASS = 0x5401;
const REGISTER_LOCK = 0;

/**
 * True of the one import `r` that can be undone: what it changed has not been built upon. Facilities and cameras build on
 * each other, boundaries and editions of the hierarchy on their own kind.
 */
const canUndo = sql<boolean>`(r.status = 'accepted' and r.undoable and not exists (select from import_run later
  where later.status = 'accepted' and later.accepted_at > r.accepted_at
    and (later.kind = r.kind or (later.kind in ('facilities', 'cameras') and r.kind in ('facilities', 'cameras')))))`;

/** Imports with the name of who began them in the place of `person:42`. */
const runs = (db: Db) =>
  db
    .selectFrom((from) =>
      from
        .selectFrom('import_run')
        .selectAll()
        // An import from before there were steps kept nothing to go back to.
        .select(sql<boolean>`wish is not null and kind not in ('settlements', 'populations')`.as('undoable'))
        .as('r'),
    )
    .leftJoin('person as p', (join) => join.on(sql<boolean>`r.actor = 'person:' || p.id`))
    .selectAll('r')
    .select(sql<string>`coalesce(p.display_name, r.actor)`.as('actor'))
    .select(canUndo.as('can_undo'));

const toRun = (row: RunRow & { can_undo: boolean }): ImportRun => ({
  id: row.id,
  kind: row.kind,
  fileName: row.file_name,
  fileBytes: row.file_bytes,
  format: row.format,
  status: row.status,
  progress: row.progress,
  rowsRead: row.rows_read,
  rowsGood: row.rows_good,
  rowsBad: row.rows_bad,
  warnings: row.warnings,
  created: row.created,
  updated: row.updated,
  unchanged: row.unchanged,
  replaced: row.replaced,
  trouble: row.trouble,
  actor: row.actor,
  startedAt: row.started_at.toISOString(),
  acceptedAt: row.accepted_at?.toISOString() ?? null,
  undoneAt: row.undone_at?.toISOString() ?? null,
  canUndo: row.can_undo,
});

export type NewRun = {
  kind: ImportKind;
  fileName: string;
  actor: string;
  options: Readonly<Record<string, unknown>>;
  /** Paths of the units that the importer may change; null is all. */
  allowedPaths: readonly string[] | null;
  file: { path: string; spooled: boolean; bytes: number; hash: string };
};

/** Begins an import: its file is there and its check is next. */
export async function insertRun(db: Db, run: NewRun): Promise<number> {
  const { id } = await db
    .insertInto('import_run')
    .values({
      kind: run.kind,
      file_name: run.fileName,
      actor: run.actor,
      options: JSON.stringify(run.options),
      allowed_paths: run.allowedPaths === null ? null : [...run.allowedPaths],
      status: 'checking',
      progress: 0,
      path: run.file.path,
      spooled: run.file.spooled,
      file_bytes: run.file.bytes,
      content_hash: run.file.hash,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Units whose imports somebody may see, as paths; null is all of them. */
type Seen = readonly string[] | null;

/** True of an import whose rows may lie nowhere but in the units of `seen`. */
const seenBy = (seen: readonly string[]) => sql<boolean>`(r.allowed_paths is not null and not exists (
  select from unnest(r.allowed_paths) a (path) where not exists (
    select from unnest(${[...seen]}::text[]) s (path) where a.path = s.path or starts_with(a.path, s.path || '/'))))`;

/** One import as people see it. */
export async function runById(db: Db, id: number, seen: Seen = null): Promise<ImportRun | undefined> {
  const query = runs(db).where('r.id', '=', id);
  const row = await (seen === null ? query : query.where(seenBy(seen))).executeTakeFirst();
  return row && toRun(row);
}

/**
 * One import as the work on it needs it.
 * @throws ImportRefusal NOT_FOUND when there is none of this number.
 */
export const runRow = (db: Db, id: number): Promise<RunRow> =>
  db
    .selectFrom('import_run')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow(() => noImport(id));

/** Imports, latest first; `before` is the last id of the page before. */
export async function runPage(
  db: Db,
  page: { before: number | null; limit: number; seen?: Seen },
): Promise<ImportRun[]> {
  let query = runs(db).orderBy('r.id', 'desc').limit(page.limit);
  if (page.before !== null) query = query.where('r.id', '<', page.before);
  if (page.seen) query = query.where(seenBy(page.seen));
  return (await query.execute()).map(toRun);
}

type RunChanges = Partial<
  Pick<
    RunRow,
    | 'path'
    | 'spooled'
    | 'content_hash'
    | 'file_bytes'
    | 'format'
    | 'header'
    | 'options'
    | 'progress'
    | 'last_row'
    | 'staged'
    | 'rows_read'
    | 'rows_good'
    | 'rows_bad'
    | 'warnings'
    | 'problems_kept'
    | 'created'
    | 'updated'
    | 'unchanged'
    | 'replaced'
    | 'trouble'
    | 'wish'
  >
>;

/** A file says what it likes: half a letter in the name of a column must not keep the report of it from being written. */
const jsonb = (value: unknown): string => JSON.stringify(storable(value as Json));

const columnsOf = ({ trouble, wish, header, options, ...same }: RunChanges) => ({
  ...same,
  ...(options === undefined ? {} : { options: jsonb(options) }),
  ...(header === undefined ? {} : { header: jsonb(header) }),
  ...(trouble === undefined ? {} : { trouble: trouble === null ? null : jsonb(trouble) }),
  ...(wish === undefined ? {} : { wish: wish === null ? null : jsonb(wish) }),
});

/** Writes what became known of an import. */
export async function updateRun(db: Db, id: number, changes: RunChanges): Promise<void> {
  await db.updateTable('import_run').set(columnsOf(changes)).where('id', '=', id).execute();
}

/** Moves an import on, when it stands where it may come from. @returns false when it stands elsewhere. */
export async function moveRun(
  db: Db,
  id: number,
  to: ImportStatus,
  changes: RunChanges = {},
): Promise<boolean> {
  const moved = await db
    .updateTable('import_run')
    .set({
      ...columnsOf(changes),
      status: to,
      ...(to === 'undone' ? { undone_at: sql<Date>`clock_timestamp()` } : {}),
    })
    .where('id', '=', id)
    .where('status', 'in', sourcesOf(to))
    .executeTakeFirst();
  return moved.numUpdatedRows > 0n;
}

/** Says when an import came into the register: after everything that it wrote. */
export async function markAccepted(trx: Db, id: number): Promise<void> {
  await trx
    .updateTable('import_run')
    .set({ accepted_at: sql`clock_timestamp()` })
    .where('id', '=', id)
    .execute();
}

/** Keeps problems as long as there is room. @returns how many were kept. */
export async function insertProblems(
  trx: Db,
  runId: number,
  problems: readonly ImportProblem[],
  room: number,
): Promise<number> {
  const kept = problems.slice(0, Math.max(0, room));
  if (kept.length > 0)
    await sql`
      insert into import_problem (run_id, row, column_name, value, severity, code, params)
      select ${runId}::bigint, u.* from unnest(${kept.map((p) => p.row)}::int[], ${kept.map((p) => storableText(p.column))}::text[],
        ${kept.map((p) => storableText(p.value))}::text[], ${kept.map((p) => p.severity)}::text[],
        ${kept.map((p) => p.code)}::text[], ${kept.map((p) => jsonb(p.params))}::jsonb[]) u`.execute(trx);
  return kept.length;
}

export type ProblemPage = {
  runId: number;
  after: number;
  limit: number;
  severity?: ImportProblem['severity'] | undefined;
};

/** Problems of an import in the order of its rows; `after` is the place of the last one of the page before. */
export async function problemPage(
  db: Db,
  { runId, after, limit, severity }: ProblemPage,
): Promise<{ rows: ImportProblem[]; total: number }> {
  let query = db.selectFrom('import_problem').where('run_id', '=', runId);
  if (severity) query = query.where('severity', '=', severity);
  const { total } = await query
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await query.selectAll().orderBy('row').orderBy('id').offset(after).limit(limit).execute();
  return {
    rows: rows.map((p) => ({
      row: p.row,
      column: p.column_name,
      value: p.value,
      severity: p.severity,
      code: p.code,
      params: p.params,
    })),
    total,
  };
}

export async function deleteProblems(trx: Db, runId: number): Promise<void> {
  await trx.deleteFrom('import_problem').where('run_id', '=', runId).execute();
}

/**
 * Does work on an import that no other process may touch meanwhile. The lock belongs to a connection, so that it ends with
 * the process however that ends. @returns undefined when another process works on it.
 */
export function holdingRun<Result>(
  db: Db,
  id: number,
  work: () => Promise<Result>,
): Promise<Result | undefined> {
  return db.connection().execute(async (connection) => {
    const { rows } = await sql<{
      held: boolean;
    }>`select pg_try_advisory_lock(${LOCK_CLASS}, ${id}::int) as held`.execute(connection);
    if (!rows[0]?.held) return undefined;
    try {
      return await work();
    } finally {
      await sql`select pg_advisory_unlock(${LOCK_CLASS}, ${id}::int)`.execute(connection);
    }
  });
}

/** Imports change the register one after another; each may take longer than a question may. */
export async function lockRegister(trx: Db): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(trx);
  await sql`set local lock_timeout = 0`.execute(trx);
  await sql`select pg_advisory_xact_lock(${LOCK_CLASS}, ${REGISTER_LOCK})`.execute(trx);
}

/**
 * Finds imports that say somebody works on them while nobody does: their server ended. What they did in a transaction
 * that had not ended is not there.
 * @returns the imports that were found, as they stand now.
 */
export async function recoverRuns(db: Db): Promise<ImportRun[]> {
  const busy = importStatusSchema.options.filter((status) => LEFT_BEHIND[status] !== null);
  const found = await db.selectFrom('import_run').select('id').where('status', 'in', busy).execute();
  const recovered: ImportRun[] = [];
  for (const { id } of found)
    await holdingRun(db, id, async () => {
      const row = await runRow(db, id);
      const to = LEFT_BEHIND[row.status];
      if (!to || !(await moveRun(db, id, to))) return;
      const run = await runById(db, id);
      if (run) recovered.push(run);
    });
  return recovered;
}

/** Copies of files that are not needed any more: of imports that came to their end or lie untouched for `days`. */
export async function endedFiles(db: Db, days: number): Promise<{ id: number; path: string }[]> {
  const rows = await db
    .selectFrom('import_run')
    .select(['id', 'path'])
    .where('spooled', '=', true)
    .where('path', 'is not', null)
    .where((where) =>
      where.or([
        where('status', 'in', ['accepted', 'undone', 'discarded', 'failed']),
        where('started_at', '<', sql<Date>`now() - make_interval(days => ${days})`),
      ]),
    )
    .execute();
  return rows.flatMap(({ id, path }) => (path === null ? [] : [{ id, path }]));
}
