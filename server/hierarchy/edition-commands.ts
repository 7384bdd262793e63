import { InvalidArgumentError, type Command } from 'commander';
import { z } from 'zod';
import { checked, tell, UsageError, withDatabase } from '../command-line.ts';
import { importEdition, undoEdition, type EditionReport } from './import-edition.ts';
import type { TableProblem } from './read-table.ts';
import type { Referring } from './referring/store.ts';
import { katoSchema, type AdminUnit, type Kato } from '../../shared/hierarchy/schema.ts';

const ACTOR = 'command line';
const SHOWN = 40;
const dateSchema = z.iso.date({ error: 'A day as 2026-12-31 is expected' });

type Flags = { date: string; dryRun?: boolean; move: ReadonlyMap<Kato, Kato> };

/** Reads one `--move OLD=NEW` after those before it. */
function moveOption(text: string, before: ReadonlyMap<Kato, Kato>): ReadonlyMap<Kato, Kato> {
  const [from, to] = text.split('=').map((code) => katoSchema.safeParse(code).data);
  if (!from || !to) throw new InvalidArgumentError('Two KATO codes as 191800000=196800000 are expected');
  return new Map([...before, [from, to]]);
}

/** `import hierarchy FILE`. */
export function addEditionImport(imports: Command): void {
  imports
    .command('hierarchy')
    .description(
      'Apply an edition of the hierarchy: the official classifier (te, kaz_name, rus_name …) or the columns of `export hierarchy`.',
    )
    .argument('<file>', 'CSV in UTF-8, or XLSX')
    .requiredOption('--date <day>', 'the day from which it is in force', checked(dateSchema))
    .option('--dry-run', 'show what would change, write nothing')
    .option(
      '--move <old=new>',
      'where the rows of a closed unit go; may be repeated',
      moveOption,
      new Map<Kato, Kato>(),
    )
    .action(async (path: string, { date, dryRun = false, move }: Flags) => {
      const today = new Date().toISOString().slice(0, 10);
      await withDatabase(async ({ db }) => {
        tellReport(await importEdition({ db, path, actor: ACTOR, date, today, dryRun, moves: move }), dryRun);
      });
    });
}

/** `hierarchy undo`. */
export function addEditionCommands(sholu: Command): void {
  sholu
    .command('hierarchy')
    .description('The editions of the hierarchy.')
    .command('undo')
    .description('Take the latest edition back, when nothing refers to its new units.')
    .action(() =>
      withDatabase(async ({ db }) => {
        const { edition, moved } = await undoEdition({ db, actor: ACTOR });
        tell(
          `The edition of ${edition.date} (${edition.fileName}) is undone; ${moved} rows stand again where they stood.`,
        );
      }),
    );
}

const named = (unit: AdminUnit): string => `${unit.kato} ${unit.name.ru}`;

function tellReport(
  { diff, touched, rowProblems, problems, moved, applied }: EditionReport,
  dryRun: boolean,
): void {
  tellRowProblems(rowProblems);
  const lines = [
    ...diff.created.map((unit) => `created: ${named(unit)} in ${unit.parentKato}`),
    ...diff.renamed.map(
      ({ before, after }) =>
        `renamed: ${named(before)} → ${after.name.ru} / ${after.name.kk}${countsOf(touched.get(after.kato))}`,
    ),
    ...diff.moved.map(
      ({ before, after }) =>
        `moved: ${named(after)} from ${before.parentKato} to ${after.parentKato}${countsOf(touched.get(after.kato))}`,
    ),
    ...diff.closed.map((unit) => `closed: ${named(unit)}${countsOf(touched.get(unit.kato))}`),
  ];
  for (const line of lines) tell(line);
  const { created, renamed, moved: movedUnits, closed } = diff;
  tell(
    `created ${created.length} · renamed ${renamed.length} · moved ${movedUnits.length} · closed ${closed.length}`,
  );
  for (const { message } of problems) tell(message);
  const count = problems.length + rowProblems.length;
  if (count > 0) throw new UsageError(`${count} problems; nothing was written.`);
  if (dryRun) tell('The edition could be applied; nothing was written.');
  else tell(applied ? `The edition is applied; ${moved} rows were moved.` : 'The edition changes nothing.');
}

const COUNT_WORDS: Readonly<Record<keyof Referring, string>> = {
  facilities: 'facilities',
  cameras: 'cameras',
  evidence: 'evidence',
  controlCentres: 'control centres',
  settlements: 'settlements',
  boundaries: 'boundaries',
};

function countsOf(counts: Referring | undefined): string {
  if (!counts) return '';
  const told = Object.entries(COUNT_WORDS).flatMap(([key, word]) => {
    const n = counts[key as keyof Referring];
    return n > 0 ? [`${n} ${word}`] : [];
  });
  return told.length > 0 ? ` – ${told.join(', ')}` : '';
}

/** Says the first problems of a table by row and column. */
export function tellRowProblems(problems: readonly TableProblem[]): void {
  for (const { row, column, value, message } of problems.slice(0, SHOWN))
    tell(`row ${row}, column ${column}${value === '' ? '' : ` (${value})`}: ${message}`);
  if (problems.length > SHOWN) tell(`… and ${problems.length - SHOWN} more`);
}
