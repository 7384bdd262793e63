import { basename } from 'node:path';
import type { Alongside } from './alongside.ts';
import { named } from './describe-match.ts';
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
import type { AdminUnit, Kato, Name } from '../../shared/hierarchy/schema.ts';
import { buildTree } from '../../shared/hierarchy/tree.ts';
import { say, type Said } from '../../shared/hierarchy/territory-words.ts';
import { tellRegisterChanged } from '../db/register-changed.ts';
import type { Db } from '../db/schema.ts';
import { write } from '../db/write.ts';

export type EditionReport = {
  diff: EditionDiff;
  /** What refers to each unit that changes. */
  touched: ReadonlyMap<Kato, Referring>;
  /** Rows of the file that cannot be read. */
  rowProblems: TableProblem[];
  /** Why the edition as a whole cannot be applied. */
  problems: Said[];
  /** Rows of the register moved from closed units. */
  moved: number;
  applied: boolean;
};

export type EditionOptions = Alongside & {
  db: Db;
  path: string;
  /** What the file is called, where that is not the end of its path. */
  fileName?: string;
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
  const { db, path, actor, date, dryRun, moves, note = path, alongside } = options;
  const fileName = options.fileName ?? basename(path);
  const current = await currentUnits(db);
  const { units, rowProblems } = await readEdition(path, current, { date, source: `${fileName} of ${date}` });
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

  return write(db, { actor, action: 'hierarchy.import-edition', note }, async (trx) => {
    const { opened, closed: ended } = await applyEdition(trx, units, date);
    if (opened.length + ended.length === 0) {
      await alongside?.(trx);
      return { result: report };
    }
    const id = await recordEdition(trx, { date, fileName, actor, opened, closed: ended });
    let moved = 0;
    for (const [from, to] of moves) moved += await moveReferring(trx, id, from, to);
    await alongside?.(trx);
    await tellRegisterChanged(trx);
    return {
      result: { ...report, moved, applied: true },
      object: `edition:${id}`,
      after: { date, opened, closed: ended, moves: Object.fromEntries(moves), moved },
    };
  });
}

async function readEdition(
  path: string,
  current: readonly AdminUnit[],
  of: { date: string; source: string },
) {
  const table = await readTable(path);
  const edition = { current, ...of };
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
  if (!table.columns.includes('kato')) throw new TerritoryError(say('file-no-edition', {}), { path });
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

const TOUCH_WORDS: Readonly<Record<keyof Referring, Name>> = {
  facilities: { kk: 'объект', ru: 'объектов', en: 'facilities' },
  cameras: { kk: 'камера', ru: 'камер', en: 'cameras' },
  evidence: { kk: 'мәлімет', ru: 'сведений', en: 'evidence' },
  controlCentres: { kk: 'басқару орталығы', ru: 'центров управления', en: 'control centres' },
  settlements: { kk: 'елді мекен', ru: 'населённых пунктов', en: 'settlements' },
  boundaries: { kk: 'шекара', ru: 'границ', en: 'boundaries' },
};

/** What refers to a unit, counted; a dash when nothing does. */
function touchesOf(counts: Partial<Referring> = {}): Name {
  const told = Object.entries(counts).filter(([, n]) => n > 0) as [keyof Referring, number][];
  if (told.length === 0) return { kk: '–', ru: '–', en: '–' };
  return {
    kk: told.map(([what, n]) => `${n} ${TOUCH_WORDS[what].kk}`).join(', '),
    ru: told.map(([what, n]) => `${TOUCH_WORDS[what].ru}: ${n}`).join(', '),
    en: told.map(([what, n]) => `${n} ${TOUCH_WORDS[what].en}`).join(', '),
  };
}

/** What an edition changes, a line for each unit, with what refers to it. */
export function changesOf({ diff, touched }: Pick<EditionReport, 'diff' | 'touched'>): Said[] {
  const touches = (unit: AdminUnit) => touchesOf(touched.get(unit.kato));
  return [
    ...diff.created.map((unit) =>
      say('edition-opened', { unit: named(unit), parent: unit.parentKato ?? '' }),
    ),
    ...diff.renamed.map(({ before, after }) =>
      say('edition-renamed', { before: before.name, unit: named(after), touches: touches(after) }),
    ),
    ...diff.moved.map(({ before, after }) =>
      say('edition-moved', {
        unit: named(after),
        from: before.parentKato ?? '',
        to: after.parentKato ?? '',
        touches: touches(after),
      }),
    ),
    ...diff.closed.map((unit) => say('edition-closed', { unit: named(unit), touches: touches(unit) })),
  ];
}

async function dateProblems({ db, date, today }: EditionOptions): Promise<Said[]> {
  const latest = await latestVersionDate(db);
  if (date > today) return [say('edition-future', { date })];
  return latest !== null && date <= latest ? [say('edition-not-later', { latest })] : [];
}

function treeProblems(units: readonly AdminUnit[]): Said[] {
  try {
    buildTree(units);
    return [];
  } catch (error) {
    return [say('edition-tree', { reason: error instanceof Error ? error.message : String(error) })];
  }
}

function moveProblems(
  moves: ReadonlyMap<Kato, Kato>,
  { closed }: EditionDiff,
  units: readonly AdminUnit[],
): Said[] {
  return [...moves].flatMap(([from, to]) => [
    ...(closed.some((unit) => unit.kato === from) ? [] : [say('edition-move-from', { kato: from })]),
    ...(units.some((unit) => unit.kato === to) ? [] : [say('edition-move-to', { kato: to })]),
  ]);
}

function inUse(unit: AdminUnit, counts: Referring | undefined, moves: ReadonlyMap<Kato, Kato>): Said[] {
  if (!counts || moves.has(unit.kato)) return [];
  const { facilities, cameras, controlCentres, settlements } = counts;
  if (facilities + cameras + controlCentres + settlements === 0) return [];
  const touches = touchesOf({ facilities, cameras, controlCentres, settlements });
  return [say('edition-in-use', { unit: named(unit), touches, kato: unit.kato })];
}

/**
 * Takes the latest edition back: its versions are gone, those it ended are open again, rows it moved stand where they
 * stood unless somebody has moved them since.
 * @throws TerritoryError when there is none, or when something refers to a unit that it created.
 */
export async function undoEdition({ db, actor, note, alongside }: Alongside & { db: Db; actor: string }) {
  return write(db, { actor, action: 'hierarchy.undo-edition', note }, async (trx) => {
    const edition = await latestEdition(trx);
    if (!edition) throw new TerritoryError(say('edition-none', {}));
    const moved = await moveBack(trx, edition.id);
    const created = await unitsCreatedBy(trx, edition);
    const used = await stillReferredTo(trx, created);
    if (used.length > 0)
      throw new TerritoryError(say('edition-used', { date: edition.date, units: used.join(', ') }));
    await removeEdition(trx, edition, created);
    await alongside?.(trx);
    await tellRegisterChanged(trx);
    return {
      result: { edition, moved },
      object: `edition:${edition.id}`,
      before: { ...edition },
      after: { moved },
    };
  });
}
