import { basename } from 'node:path';
import { z } from 'zod';
import { sameFile } from './file.ts';
import type { ImportWork, Job } from './job.ts';
import { fileError } from './read/file-error.ts';
import { ImportRefusal } from './refusal.ts';
import {
  deleteProblems,
  insertProblems,
  markAccepted,
  MAX_KEPT_PROBLEMS,
  moveRun,
  runRow,
  updateRun,
  type RunRow,
} from './run/store.ts';
import { isBlocking } from '../../../shared/hierarchy/boundary-finding.ts';
import { katoSchema } from '../../../shared/hierarchy/schema.ts';
import { problem } from '../../../shared/register/import/problem.ts';
import type { ImportKind, ImportProblem } from '../../../shared/register/import/run.ts';
import type { Db } from '../../db/schema.ts';
import { write } from '../../db/write.ts';
import { importBoundaries } from '../../hierarchy/import-boundaries.ts';
import { importEdition, undoEdition } from '../../hierarchy/import-edition.ts';
import { importPopulations, importSettlements } from '../../hierarchy/import-table.ts';
import { activateBoundarySet, activeBoundarySet } from '../../hierarchy/store.ts';
import { TerritoryError } from '../../hierarchy/territory-error.ts';
import { todayInKazakhstan } from '../edit/store.ts';

const flag = z.union([
  z.boolean(),
  z.enum(['true', 'false', '1', '0']).transform((t) => t === 'true' || t === '1'),
]);

/** What may be asked of an import of each kind besides the file. */
export const OPTION_SCHEMAS = {
  facilities: z.strictObject({}),
  cameras: z.strictObject({}),
  settlements: z.strictObject({}),
  populations: z.strictObject({}),
  boundaries: z.strictObject({
    source: z.string().max(200).optional(),
    licence: z.string().max(200).optional(),
    level: z.coerce
      .number()
      .pipe(z.union([z.literal(1), z.literal(2)]))
      .optional(),
    mend: flag.optional(),
    keepMissing: flag.optional(),
    acceptProposals: flag.optional(),
  }),
  hierarchy: z.strictObject({
    /** The day from which the edition is in force. */
    date: z.iso.date(),
    /** Where the rows of closed units go: `191800000=196800000,…`. */
    moves: z
      .string()
      .transform((text) => text.split(',').filter((pair) => pair.trim() !== ''))
      .pipe(
        z.array(
          z
            .string()
            .transform((pair) => pair.trim().split('='))
            .pipe(z.tuple([katoSchema, katoSchema])),
        ),
      )
      .optional(),
  }),
} as const satisfies Record<ImportKind, z.ZodType>;

/** What came of reading a file of the territory. */
type Found = { read: number; good: number; bad: number; problems: ImportProblem[] };
type Reading = { db: Db; path: string; actor: string; dryRun: boolean; run: RunRow; acceptGood: boolean };

const said = (
  message: string,
  row: number,
  severity: ImportProblem['severity'] = 'error',
  column = '',
  value = '',
) => ({
  ...problem(severity, 'other', { message }, { column, value }),
  row,
});

const ofTable = (
  read: number,
  problems: readonly { row: number; column: string; value: string; message: string }[],
): Found => {
  const bad = new Set(problems.map(({ row }) => row)).size;
  return {
    read,
    good: read - bad,
    bad,
    problems: problems.map(({ row, column, value, message }) => said(message, row, 'error', column, value)),
  };
};

/** How each kind reads its file, and writes it when it is no dry run. */
const READERS: Readonly<
  Record<Exclude<ImportKind, 'facilities' | 'cameras'>, (reading: Reading) => Promise<Found>>
> = {
  settlements: async (reading) => {
    const { rowsRead, problems } = await importSettlements(reading);
    return ofTable(rowsRead, problems);
  },
  populations: async (reading) => {
    const { rowsRead, problems } = await importPopulations(reading);
    return ofTable(rowsRead, problems);
  },
  boundaries: async ({ db, path, actor, dryRun, run, acceptGood }) => {
    const { source = run.file_name, ...options } = OPTION_SCHEMAS.boundaries.parse(run.options);
    const { findings, good } = await importBoundaries({
      db,
      path,
      actor,
      dryRun,
      acceptGood,
      source,
      mend: options.mend ?? false,
      keepMissing: options.keepMissing ?? false,
      acceptProposals: options.acceptProposals ?? false,
      level: options.level ?? null,
      licence: options.licence,
    });
    const bad = findings.filter(isBlocking).length;
    const told = findings.filter(({ kind }) => kind !== 'matched');
    const problems = told.map((f) =>
      said(
        `${f.kind}${f.kato ? `: ${f.kato} ${f.unit}` : ''}${f.message ? `: ${f.message}` : ''}`,
        f.feature ?? 0,
        isBlocking(f) ? 'error' : 'warning',
        '',
        [f.fileCode, f.fileName].filter(Boolean).join(' '),
      ),
    );
    return { read: good + bad, good, bad, problems };
  },
  hierarchy: async ({ db, path, actor, dryRun, run }) => {
    const { date, moves = [] } = OPTION_SCHEMAS.hierarchy.parse(run.options);
    const today = await todayInKazakhstan(db);
    const report = await importEdition({ db, path, actor, dryRun, date, today, moves: new Map(moves) });
    const { created, renamed, moved, closed } = report.diff;
    const changes = [
      ...created.map((unit) => `created: ${unit.kato} ${unit.name.ru}`),
      ...renamed.map(({ before, after }) => `renamed: ${after.kato} ${before.name.ru} → ${after.name.ru}`),
      ...moved.map(
        ({ before, after }) => `moved: ${after.kato} from ${before.parentKato} to ${after.parentKato}`,
      ),
      ...closed.map((unit) => `closed: ${unit.kato} ${unit.name.ru}`),
    ];
    const rows = ofTable(changes.length, report.rowProblems);
    return {
      read: changes.length,
      good: changes.length,
      bad: rows.bad + report.problems.length,
      problems: [
        ...rows.problems,
        ...report.problems.map((message) => said(message, 0)),
        ...changes.map((message) => said(message, 0, 'warning')),
      ],
    };
  },
};

async function readingOf(
  job: Job,
  options: Pick<Reading, 'dryRun' | 'acceptGood' | 'actor'>,
): Promise<Reading> {
  const run = await runRow(job.db, job.id);
  if (!run) throw new ImportRefusal('NOT_FOUND', `There is no import ${job.id}`);
  return { db: job.db, path: await sameFile(run), run, ...options };
}

/** A file that is no table, or no map, is a trouble of the whole file. */
async function found(kind: keyof typeof READERS, of: Reading): Promise<Found> {
  try {
    return await READERS[kind](of);
  } catch (cause) {
    if (!(cause instanceof TerritoryError)) throw cause;
    throw fileError('other', { message: cause.message.replaceAll(of.path, of.run.file_name) }, { cause });
  }
}

const UNDO: Readonly<Partial<Record<ImportKind, (db: Db, run: RunRow, actor: string) => Promise<void>>>> = {
  boundaries: async (db, run, actor) => {
    const before = z.object({ set: z.number() }).safeParse(run.options['before']);
    await write(db, { actor, action: 'hierarchy.use-boundaries' }, async (trx) => {
      const now = await activeBoundarySet(trx);
      if (!before.success || !(await activateBoundarySet(trx, before.data.set)))
        throw new ImportRefusal('CONFLICT', 'There was no set of boundaries before');
      return { result: undefined, object: `boundaries:${before.data.set}`, before: { set: now?.id ?? null } };
    });
  },
  hierarchy: async (db, _run, actor) => {
    await undoEdition({ db, actor });
  },
};

/**
 * Boundaries, editions of the hierarchy, settlements, populations: files small enough to be read anew when they are
 * accepted. The work itself is that of the hierarchy's own imports.
 */
export function territoryWork(kind: keyof typeof READERS): ImportWork {
  const back = UNDO[kind];
  return {
    check: async (job) => {
      const of = await readingOf(job, { dryRun: true, acceptGood: false, actor: 'check' });
      const { read: rowsRead, good, bad, problems } = await found(kind, of);
      await job.db.transaction().execute(async (trx) => {
        await deleteProblems(trx, job.id);
        const kept = await insertProblems(trx, job.id, problems, MAX_KEPT_PROBLEMS);
        await updateRun(trx, job.id, {
          format: basename(of.run.file_name).split('.').at(-1)?.toLowerCase() ?? '',
          rows_read: rowsRead,
          rows_good: good,
          rows_bad: bad,
          warnings: problems.filter(({ severity }) => severity === 'warning').length,
          problems_kept: kept,
          updated: good,
        });
        await moveRun(trx, job.id, 'checked', { progress: 1, staged: true });
      });
    },
    accept: async (job, { actor, acceptGood }) => {
      const before = kind === 'boundaries' ? await activeBoundarySet(job.db) : null;
      const of = await readingOf(job, { dryRun: false, acceptGood, actor });
      const { bad } = await found(kind, of);
      if (bad > 0 && !(acceptGood && kind === 'boundaries'))
        throw new ImportRefusal('CONFLICT', `${bad} problems; nothing was written`);
      await moveRun(job.db, job.id, 'accepted', {
        progress: 1,
        trouble: null,
        options: { ...of.run.options, ...(before ? { before: { set: before.id } } : {}) },
      });
      await markAccepted(job.db, job.id);
    },
    undo: back
      ? {
          obstacle: () => Promise.resolve(null),
          run: async ({ db, id }, { actor }) => {
            const run = await runRow(db, id);
            if (run) await back(db, run, actor);
            await moveRun(db, id, 'undone', { progress: 1, trouble: null });
          },
        }
      : null,
  };
}
