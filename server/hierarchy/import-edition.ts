import {
  recordEdition,
  latestEdition,
  latestVersionDate,
  removeEdition,
  stillReferredTo,
  unitsCreatedBy,
} from './edition/store.ts';
import { checkTable, readTable, repeatedKeys, type TableProblem } from './read-table.ts';
import { moveBack, moveReferring, referringTo, type Referring } from './referring/store.ts';
import { applyEdition, currentUnits } from './store.ts';
import { TerritoryError } from './territory-error.ts';
import {
  diffEditions,
  unitsFromClassifier,
  unitsFromExport,
  type EditionDiff,
} from '../../shared/hierarchy/edition.ts';
import { classifierRowSchema, exportedUnitSchema } from '../../shared/hierarchy/edition-row.ts';
import type { AdminUnit, Kato } from '../../shared/hierarchy/schema.ts';
import { buildTree } from '../../shared/hierarchy/tree.ts';
import { tellRegisterChanged } from '../db/register-changed.ts';
import type { Db } from '../db/schema.ts';
import { write } from '../db/write.ts';

export type EditionReport = {
  diff: EditionDiff;
  /** What refers to each unit that changes. */
  touched: ReadonlyMap<Kato, Referring>;
  /** Rows of the file that cannot be read. */
  rowProblems: TableProblem[];
  /** Why the edition as a whole cannot be applied, in sentences. */
  problems: string[];
  /** Rows of the register moved from closed units. */
  moved: number;
  applied: boolean;
};

export type EditionOptions = {
  db: Db;
  path: string;
  actor: string;
  /** The day from which the edition is in force, and the day of now: ISO dates. */
  date: string;
  today: string;
  dryRun: boolean;
  /** Where the rows of a closed unit go. */
  moves: ReadonlyMap<Kato, Kato>;
};

/**
 * Applies an edition of the hierarchy: the official classifier or Sholu's own export, CSV or XLSX. One transaction; the
 * units of an earlier day stay as they were. Nothing is written while there is a problem.
 * @throws TerritoryError when the file is no such table.
 */
export async function importEdition(options: EditionOptions): Promise<EditionReport> {
  const { db, path, actor, date, dryRun, moves } = options;
  const current = await currentUnits(db);
  const { units, rowProblems } = await readEdition(path, current, date);
  const diff = diffEditions(current, units);
  const closed = diff.closed.map((unit) => unit.kato);
  const changed = [...diff.renamed, ...diff.moved].map(({ after }) => after.kato);
  const touched = await referringTo(db, [...new Set([...closed, ...changed])]);
  const problems = [
    ...(await dateProblems(options)),
    ...treeProblems(units),
    ...moveProblems(moves, diff, units),
    ...diff.closed.flatMap((unit) => inUse(unit, touched.get(unit.kato), moves)),
  ];
  const report = { diff, touched, rowProblems, problems, moved: 0, applied: false };
  if (dryRun || problems.length > 0 || rowProblems.length > 0) return report;

  return write(db, { actor, action: 'hierarchy.import-edition', note: path }, async (trx) => {
    const { opened, closed: ended } = await applyEdition(trx, units, date);
    if (opened.length + ended.length === 0) return { result: report };
    const id = await recordEdition(trx, { date, fileName: path, actor, opened, closed: ended });
    let moved = 0;
    for (const [from, to] of moves) moved += await moveReferring(trx, id, from, to);
    await tellRegisterChanged(trx);
    return {
      result: { ...report, moved, applied: true },
      object: `edition:${id}`,
      after: { date, opened, closed: ended, moves: Object.fromEntries(moves), moved },
    };
  });
}

async function readEdition(path: string, current: readonly AdminUnit[], date: string) {
  const table = await readTable(path);
  const edition = { current, date, source: `${path.split(/[\\/]/).at(-1)} of ${date}` };
  if (table.columns.includes('te')) {
    const { values, problems } = checkTable(table, classifierRowSchema);
    const rowProblems = [...problems, ...repeatedKeys(values, 'te', (row) => row.te)];
    return {
      units: unitsFromClassifier(
        values.map((row) => row.value),
        edition,
      ),
      rowProblems,
    };
  }
  if (!table.columns.includes('kato'))
    throw new TerritoryError(
      `${path} is no edition of the hierarchy: columns te, kaz_name, rus_name of the classifier or those of \`export hierarchy\` are expected`,
    );
  const { values, problems } = checkTable(table, exportedUnitSchema);
  const rowProblems = [...problems, ...repeatedKeys(values, 'kato', (row) => row.kato)];
  return {
    units: unitsFromExport(
      values.map((row) => row.value),
      edition,
    ),
    rowProblems,
  };
}

const named = (unit: AdminUnit): string => `${unit.name.ru} (${unit.kato})`;

async function dateProblems({ db, date, today }: EditionOptions): Promise<string[]> {
  const latest = await latestVersionDate(db);
  if (date > today) return [`${date} has not come yet; an edition is applied when it is in force`];
  return latest !== null && date <= latest
    ? [`The hierarchy already has an edition of ${latest}; the new one must be of a later day`]
    : [];
}

function treeProblems(units: readonly AdminUnit[]): string[] {
  try {
    buildTree(units);
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

function moveProblems(
  moves: ReadonlyMap<Kato, Kato>,
  { closed }: EditionDiff,
  units: readonly AdminUnit[],
): string[] {
  return [...moves].flatMap(([from, to]) => [
    ...(closed.some((unit) => unit.kato === from)
      ? []
      : [`${from} is not closed by this edition; nothing is moved out of it`]),
    ...(units.some((unit) => unit.kato === to)
      ? []
      : [`${to} is not in this edition; nothing can be moved there`]),
  ]);
}

function inUse(unit: AdminUnit, counts: Referring | undefined, moves: ReadonlyMap<Kato, Kato>): string[] {
  if (!counts || moves.has(unit.kato)) return [];
  const { facilities, cameras, controlCentres, settlements } = counts;
  if (facilities + cameras + controlCentres + settlements === 0) return [];
  return [
    `${named(unit)} would be closed and still has ${facilities} facilities, ${cameras} cameras, ${controlCentres} control centres, ` +
      `${settlements} settlements: say where they go with --move ${unit.kato}=NEW`,
  ];
}

/**
 * Takes the latest edition back: its versions are gone, those it ended are open again, rows it moved stand where they
 * stood unless somebody has moved them since.
 * @throws TerritoryError when there is none, or when something refers to a unit that it created.
 */
export async function undoEdition({ db, actor }: { db: Db; actor: string }) {
  return write(db, { actor, action: 'hierarchy.undo-edition' }, async (trx) => {
    const edition = await latestEdition(trx);
    if (!edition)
      throw new TerritoryError('No edition was applied since the first filling; there is nothing to undo.');
    const moved = await moveBack(trx, edition.id);
    const created = await unitsCreatedBy(trx, edition);
    const used = await stillReferredTo(trx, created);
    if (used.length > 0)
      throw new TerritoryError(
        `The edition of ${edition.date} cannot be undone: the register already refers to its new units ${used.join(', ')}.`,
      );
    await removeEdition(trx, edition, created);
    await tellRegisterChanged(trx);
    return {
      result: { edition, moved },
      object: `edition:${edition.id}`,
      before: { ...edition },
      after: { moved },
    };
  });
}
