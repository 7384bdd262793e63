import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Argument, Option, type Command } from 'commander';
import { z } from 'zod';
import { fingerprint } from './file.ts';
import { openImports, type Imports, type LaterWork } from './imports.ts';
import { ImportRefusal } from './refusal.ts';
import { REPORT_FORMATS, REPORTS } from './report.ts';
import { problemPage, runById, runPage } from './run/store.ts';
import { sayProblem, sayRecovered, sayRun } from './say.ts';
import { templateFile } from './template-file.ts';
import { languageSchema, type Language } from '../../../shared/hierarchy/schema.ts';
import { FILE_KINDS, type FileKind } from '../../../shared/register/import/columns.ts';
import type { ImportRun } from '../../../shared/register/import/run.ts';
import { checked, tell, UsageError, withDatabase } from '../../command-line.ts';
import type { Db } from '../../db/schema.ts';
import { readEnv } from '../../env.ts';
import { createLog } from '../../log.ts';

const ACTOR = 'command line';
const SHOWN_PROBLEMS = 20;
const TICK_MS = 250;
const BAR_WIDTH = 30;

type Flags = { dryRun?: boolean; acceptGood?: boolean; report?: string; reason?: string };

const importId = z.number().int().positive({ error: 'An import is named by its number, see: imports list' });

/** Opens the imports on the database of the data directory; what another process left behind is said first. */
async function withImports(
  later: LaterWork,
  work: (imports: Imports, db: Db) => Promise<void>,
): Promise<void> {
  const { dataDir, logLevel } = readEnv();
  await withDatabase(async ({ db }) => {
    const imports = openImports({ db, dir: join(dataDir, 'imports'), log: createLog(logLevel), later });
    try {
      for (const run of await imports.recover()) tell(sayRecovered(run));
      await work(imports, db);
    } catch (error) {
      if (error instanceof ImportRefusal) throw new UsageError(error.message, { cause: error });
      throw error;
    } finally {
      await imports.close();
    }
  });
}

/** Waits for the work on an import; a terminal shows a bar meanwhile. */
async function watched(imports: Imports, db: Db, id: number): Promise<ImportRun> {
  const { stderr } = process;
  if (!stderr.isTTY) return imports.settled(id);
  const draw = async (): Promise<void> => {
    const run = await runById(db, id);
    if (!run) return;
    const done = Math.round(run.progress * BAR_WIDTH);
    stderr.write(
      `\r${run.status} [${'█'.repeat(done)}${'░'.repeat(BAR_WIDTH - done)}] ${run.rowsRead} rows `,
    );
  };
  const timer = setInterval(() => void draw().catch(() => clearInterval(timer)), TICK_MS);
  try {
    return await imports.settled(id);
  } finally {
    clearInterval(timer);
    stderr.write('\r\u001B[K');
  }
}

async function writeReport(db: Db, id: number, file: string): Promise<void> {
  const format = REPORT_FORMATS.find((known) => file.toLowerCase().endsWith(`.${known}`));
  if (!format) throw new UsageError(`A report ends in .${REPORT_FORMATS.join(' or .')}`);
  await pipeline(REPORTS[format].write(db, id, 'en'), createWriteStream(file));
}

async function runImport(later: LaterWork, kind: FileKind, file: string, flags: Flags): Promise<void> {
  await withImports(later, async (imports, db) => {
    const path = resolve(file);
    const { hash, bytes } = await fingerprint(path);
    const begun = await imports.begin({
      kind,
      fileName: basename(path),
      actor: ACTOR,
      options: {},
      allowedPaths: null,
      file: { path, spooled: false, bytes, hash },
    });
    await conclude(imports, db, await watched(imports, db, begun.id), flags);
  });
}

/** Says what the check found, and accepts unless something stands in the way. */
async function conclude(imports: Imports, db: Db, run: ImportRun, flags: Flags): Promise<void> {
  const { dryRun = false, acceptGood = false, reason = 'Import from the command line' } = flags;
  const { rows } = await problemPage(db, { runId: run.id, after: 0, limit: SHOWN_PROBLEMS });
  for (const problem of rows) tell(sayProblem(problem));
  const more = run.rowsBad + run.warnings - rows.length;
  if (rows.length === SHOWN_PROBLEMS && more > 0) tell(`… and more; --report FILE writes them all`);
  if (flags.report !== undefined) await writeReport(db, run.id, flags.report);
  if (run.status === 'failed')
    throw new UsageError(
      `${run.fileName}: ${run.trouble ? sayProblem(run.trouble) : 'cannot be read'}; nothing was written.`,
    );
  if (run.status !== 'checked') throw new UsageError(`Import ${run.id} is ${run.status}.`);
  if (dryRun || run.rowsGood === 0 || (run.rowsBad > 0 && !acceptGood)) {
    await imports.discard(run.id, ACTOR);
    if (run.rowsBad > 0)
      throw new UsageError(
        `${run.rowsBad} of ${run.rowsRead} rows have problems; nothing was written.` +
          (run.rowsGood > 0 ? ` --accept-good takes the other ${run.rowsGood}.` : ''),
      );
    tell(`${run.rowsGood} ${run.kind} could be imported: ${effect(run)}; nothing was written.`);
    return;
  }
  await imports.accept(run.id, { actor: ACTOR, reason, acceptGood });
  const accepted = await watched(imports, db, run.id);
  if (accepted.status !== 'accepted')
    throw new UsageError(
      `${accepted.trouble ? sayProblem(accepted.trouble) : accepted.status}; nothing was written.`,
    );
  tell(`${accepted.rowsGood} ${accepted.kind} imported: ${effect(accepted)}.`);
}

const effect = ({ created, updated, unchanged, replaced }: ImportRun): string =>
  `${created} new, ${updated} changed, ${unchanged} unchanged` +
  (replaced > 0 ? `, ${replaced} of the demonstration replaced` : '');

/** `import facilities|cameras|incidents|units|inspections FILE`. */
export function addRegisterImports(imports: Command, later: LaterWork): void {
  for (const kind of FILE_KINDS)
    imports
      .command(kind)
      .description(`Read ${kind}: all rows, or none when one has a problem.`)
      .argument('<file>', 'CSV, XLSX or, of what has a place, GeoJSON')
      .option('--dry-run', 'check only, write nothing')
      .option('--accept-good', 'take the good rows although others have problems')
      .option('--report <file>', 'write every problem as .csv or .xlsx')
      .option('--reason <text>', 'why, for the history')
      .action((file: string, flags: Flags) => runImport(later, kind, file, flags));
}

/** `template facilities|cameras|incidents|units|inspections FILE`. */
export function addTemplateCommand(sholu: Command): void {
  sholu
    .command('template')
    .description('Write a file to fill in, with every column explained.')
    .addArgument(new Argument('<kind>', 'what the file will hold').choices(FILE_KINDS))
    .argument('<file>', 'file to write: .csv or .xlsx')
    .addOption(
      new Option('--lang <language>', 'of names and words').choices(languageSchema.options).default('ru'),
    )
    .action(async (kind: FileKind, file: string, { lang }: { lang: Language }) => {
      const format = REPORT_FORMATS.find((known) => file.toLowerCase().endsWith(`.${known}`));
      if (!format) throw new UsageError(`A template ends in .${REPORT_FORMATS.join(' or .')}`);
      await writeFile(file, await templateFile(kind, format, lang), { flag: 'wx' });
      tell(`Written: ${file}`);
    });
}

/** `imports list|resume|undo|discard`. */
export function addImportCommands(sholu: Command, later: LaterWork): void {
  const imports = sholu.command('imports').description('What was imported, and the way back.');
  const id = ['<id>', 'number of the import, see `imports list`', checked(importId, Number)] as const;
  imports
    .command('list')
    .description('Every import, the newest first; * can be undone.')
    .action(() =>
      withImports(later, async (_imports, db) => {
        for (let before: number | null = null; ;) {
          const rows: ImportRun[] = await runPage(db, { before, limit: 100 });
          for (const run of rows) process.stdout.write(`${sayRun(run)}\n`);
          before = rows.at(-1)?.id ?? null;
          if (rows.length < 100) return;
        }
      }),
    );
  imports
    .command('resume')
    .description('Go on with an import that was interrupted.')
    .argument(...id)
    .option('--accept-good', 'take the good rows although others have problems')
    .action((run: number, flags: Flags) =>
      withImports(later, async (open, db) => {
        await open.resume(run, ACTOR);
        const found = await watched(open, db, run);
        if (found.status === 'accepted') tell(`${found.rowsGood} ${found.kind} imported: ${effect(found)}.`);
        else await conclude(open, db, found, flags);
      }),
    );
  imports
    .command('undo')
    .description('Take an accepted import back: every row reads as it did before.')
    .argument(...id)
    .option('--reason <text>', 'why, for the history', 'Undone from the command line')
    .action((run: number, { reason }: { reason: string }) =>
      withImports(later, async (open, db) => {
        await open.undo(run, { actor: ACTOR, reason });
        const { status, trouble } = await watched(open, db, run);
        if (status !== 'undone')
          throw new UsageError(trouble ? sayProblem(trouble) : `Import ${run} is ${status}.`);
        tell(`Import ${run} is undone.`);
      }),
    );
  imports
    .command('discard')
    .description('Give up an import that was not accepted.')
    .argument(...id)
    .action((run: number) =>
      withImports(later, async (open) => {
        await open.discard(run, ACTOR);
        tell(`Import ${run} is discarded.`);
      }),
    );
}
