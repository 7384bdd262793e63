import { basename } from 'node:path';
import { z } from 'zod';
import { sameFile } from './file.ts';
import type { ImportWork, Job } from './job.ts';
import { ImportFileError } from './read/file-error.ts';
import { movedOn, refusal } from './refusal.ts';
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
import { isBlocking, type BoundaryFinding } from '../../../shared/hierarchy/boundary-finding.ts';
import { katoSchema } from '../../../shared/hierarchy/schema.ts';
import type { Said } from '../../../shared/hierarchy/territory-words.ts';
import type { FileKind } from '../../../shared/register/import/columns.ts';
import type { ImportKind, ImportProblem } from '../../../shared/register/import/run.ts';
import type { Db } from '../../db/schema.ts';
import { write } from '../../db/write.ts';
import type { Alongside } from '../../hierarchy/alongside.ts';
import { importBoundaries } from '../../hierarchy/import-boundaries.ts';
import { changesOf, importEdition, undoEdition } from '../../hierarchy/import-edition.ts';
import { importPopulations, importSettlements } from '../../hierarchy/import-table.ts';
import type { TableProblem } from '../../hierarchy/read-table.ts';
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
  incidents: z.strictObject({}),
  units: z.strictObject({}),
  inspections: z.strictObject({}),
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
type Reading = Alongside & {
  db: Db;
  path: string;
  actor: string;
  dryRun: boolean;
  run: RunRow;
  acceptGood: boolean;
};

type Place = Partial<Pick<ImportProblem, 'row' | 'column' | 'value' | 'severity'>>;

const placed = ({ code, params }: Pick<Said, 'code' | 'params'>, place: Place = {}): ImportProblem => ({
  row: 0,
  column: '',
  value: '',
  severity: 'error',
  ...place,
  code,
  params,
});

const ofTable = (read: number, problems: readonly TableProblem[]): Found => {
  const bad = new Set(problems.map(({ row }) => row)).size;
  return { read, good: read - bad, bad, problems: problems.map((cell) => placed(cell, cell)) };
};

/** A finding about a feature; the column is the part of the feature that it is about. */
function ofFinding(finding: BoundaryFinding): ImportProblem[] {
  const { kind, code, params, feature, fileCode, fileName } = finding;
  if (code === undefined || params === undefined) return [];
  const isDrawn = kind === 'refused' || kind === 'overlap' || kind === 'mended';
  return [
    placed(
      { code, params },
      {
        row: feature ?? 0,
        column: feature === null ? '' : isDrawn ? 'geometry' : 'properties',
        value: [fileCode, fileName]
          .filter((text) => text !== '')
          .join(' ')
          .slice(0, 80),
        severity: isBlocking(finding) ? 'error' : 'warning',
      },
    ),
  ];
}

/** How each kind reads its file, and writes it when it is no dry run. */
const READERS: Readonly<Record<Exclude<ImportKind, FileKind>, (reading: Reading) => Promise<Found>>> = {
  settlements: async (reading) => {
    const { rowsRead, problems } = await importSettlements(reading);
    return ofTable(rowsRead, problems);
  },
  populations: async (reading) => {
    const { rowsRead, problems } = await importPopulations(reading);
    return ofTable(rowsRead, problems);
  },
  boundaries: async ({ run, ...reading }) => {
    const { source = run.file_name, level = null, ...options } = OPTION_SCHEMAS.boundaries.parse(run.options);
    const { findings, good } = await importBoundaries({ ...reading, ...options, source, level });
    const bad = findings.filter(isBlocking).length;
    return { read: good + bad, good, bad, problems: findings.flatMap(ofFinding) };
  },
  hierarchy: async ({ run, ...reading }) => {
    const { date, moves = [] } = OPTION_SCHEMAS.hierarchy.parse(run.options);
    const today = await todayInKazakhstan(reading.db);
    const report = await importEdition({
      ...reading,
      fileName: run.file_name,
      date,
      today,
      moves: new Map(moves),
    });
    const changes = changesOf(report);
    const rows = ofTable(changes.length, report.rowProblems);
    return {
      read: changes.length,
      good: changes.length,
      bad: rows.bad + report.problems.length,
      problems: [
        ...rows.problems,
        ...report.problems.map((said) => placed(said)),
        ...changes.map((said) => placed(said, { severity: 'warning' })),
      ],
    };
  },
};

async function readingOf(job: Job, options: Omit<Reading, 'db' | 'path' | 'run'>): Promise<Reading> {
  const run = await runRow(job.db, job.id);
  return { db: job.db, path: await sameFile(run), run, ...options };
}

/** A file that is no table, or no map, is a trouble of the whole file. */
async function found(kind: keyof typeof READERS, of: Reading): Promise<Found> {
  try {
    return await READERS[kind](of);
  } catch (cause) {
    if (!(cause instanceof TerritoryError)) throw cause;
    throw new ImportFileError(placed(cause.said), { cause });
  }
}

/** The sets of boundaries before and after an import, as its options keep them. */
const setsSchema = z.object({ before: z.object({ set: z.number() }), after: z.object({ set: z.number() }) });

type Undo = (db: Db, run: RunRow, deed: { actor: string; note: string } & Alongside) => Promise<void>;

const UNDO: Readonly<Partial<Record<ImportKind, Undo>>> = {
  boundaries: (db, run, { alongside, ...deed }) =>
    write(db, { ...deed, action: 'hierarchy.use-boundaries' }, async (trx) => {
      const sets = setsSchema.safeParse(run.options).data;
      const now = await activeBoundarySet(trx);
      if (sets && now?.id !== sets.after.set) throw refusal('CONFLICT', 'other-set-in-use', {});
      if (!sets || !(await activateBoundarySet(trx, sets.before.set)))
        throw refusal('CONFLICT', 'no-set-before', {});
      await alongside?.(trx);
      return { result: undefined, object: `boundaries:${sets.before.set}`, before: { set: now?.id ?? null } };
    }),
  hierarchy: async (db, _run, deed) => {
    await undoEdition({ db, ...deed });
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
    accept: async (job, { actor, reason, acceptGood }) => {
      const before = kind === 'boundaries' ? await activeBoundarySet(job.db) : null;
      const of = await readingOf(job, { dryRun: false, acceptGood, actor, note: reason });
      /** In the transaction of the import: a sudden death leaves both, or neither. */
      const alongside = async (trx: Db): Promise<void> => {
        const after = before ? await activeBoundarySet(trx) : null;
        const sets = before && after ? { before: { set: before.id }, after: { set: after.id } } : {};
        const options = { ...of.run.options, ...sets };
        if (!(await moveRun(trx, job.id, 'accepted', { progress: 1, trouble: null, options })))
          throw movedOn(of.run);
        await markAccepted(trx, job.id);
      };
      const { bad } = await found(kind, { ...of, alongside });
      if (bad > 0 && !(acceptGood && kind === 'boundaries'))
        throw refusal('CONFLICT', 'rows-with-problems', { bad });
    },
    undo: back
      ? {
          obstacle: () => Promise.resolve(null),
          run: async ({ db, id }, { actor, reason }) => {
            const run = await runRow(db, id);
            const alongside = async (trx: Db): Promise<void> => {
              if (!(await moveRun(trx, id, 'undone', { progress: 1, trouble: null }))) throw movedOn(run);
            };
            await back(db, run, { actor, note: reason, alongside }).catch((cause: unknown) => {
              throw cause instanceof TerritoryError
                ? new ImportFileError(placed(cause.said), { cause })
                : cause;
            });
          },
        }
      : null,
  };
}
