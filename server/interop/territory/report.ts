import { conflictRow, type ConflictRow } from './conflict-rows.ts';
import { territoryFacts, type TerritoryFacts } from './facts.ts';
import { numbersOf, type Numbers } from './numbers.ts';
import { reportWordsOf, type SayReport } from './words.ts';
import { fileNameOf, sourceTitle, type ExportParts, type ExportQuestion } from '../question.ts';
import type { Shapes } from '../shapes.ts';
import { wordsOf, type Say } from '../words.ts';
import { scopeOver } from '../../../shared/hierarchy/scope.ts';
import { asOf } from '../../coverage/question.ts';
import type { Db } from '../../db/schema.ts';
import { activeBoundarySet } from '../../hierarchy/store.ts';
import type { Picture } from '../../picture/picture.ts';
import { publishedConflicts } from '../../published/store.ts';
import { conflictsWithin } from '../../published/within.ts';

/** The report by territory before it is a file: its facts and its words. */
export type TerritoryReport = {
  facts: TerritoryFacts;
  question: ExportQuestion;
  shapes: Shapes;
  /** The boundaries are drawn by hand, not those of the cadastre. */
  isSchematic: boolean;
  /** Null when who reads it may not read the published figures. */
  conflicts: readonly ConflictRow[] | null;
  source: string;
  asOf: string | null;
  fileName: string;
  say: Say;
  report: SayReport;
  numbers: Numbers;
  now: Date;
};

/**
 * Gathers what the report says.
 * @param mayReadPublished whether who reads it has `published.read` there.
 */
export async function territoryReport(
  { db, picture, shapes, now }: { db: Db; picture: Picture; shapes: () => Promise<Shapes>; now: Date },
  question: ExportQuestion,
  mayReadPublished: boolean,
): Promise<TerritoryReport> {
  const { lang: language, unit } = question;
  const [say, report, numbers] = [wordsOf(language), reportWordsOf(language), numbersOf(language)];
  const parts: ExportParts = { picture, question, say, now };
  const names = new Map(picture.tree.units.map(({ kato, name }) => [kato, name[language]]));
  const speak = { say, report, numbers, language, nameOf: (kato: string) => names.get(kato) ?? kato };
  const found = mayReadPublished
    ? conflictsWithin(await publishedConflicts(db), scopeOver(picture.tree, [unit]))
    : null;
  const date = asOf(picture, question);
  return {
    facts: territoryFacts(picture, question),
    question,
    shapes: await shapes(),
    isSchematic: (await activeBoundarySet(db))?.kind === 'schematic',
    conflicts:
      found && found.toSorted((a, b) => b.sizePercent - a.sizePercent).map((one) => conflictRow(speak, one)),
    source: sourceTitle(parts, question.source),
    asOf: date,
    fileName: fileNameOf('report', parts, date),
    say,
    report,
    numbers,
    now,
  };
}
