import type { PublishedConflict } from './conflict-schema.ts';
import { measureOf, type PublishedFigure } from './schema.ts';
import { unitsOfPublishedRow } from './units.ts';
import { COUNTRY_KATO, type Kato } from '../hierarchy/schema.ts';
import type { FacilityType, Measure } from '../register/schema.ts';

/** What a published figure would have to be about to stand beside a figure of the screen. */
export type FigureQuestion = { kato: Kato; measure: Measure; type: FacilityType | 'all' };

/** What one document prints about a unit: the rows, and their fractions added up. */
export type PrintedFigure = {
  source: PublishedFigure['source'];
  rows: readonly PublishedFigure[];
  equipped: number;
  total: number;
  /** Null when the answer is a sum of several rows, which has no printed percentage. */
  printedPercent: number | null;
};

/** Rows of the Republic are those of all regions; of another unit those that stand for it alone. */
function isAbout(figure: PublishedFigure, { kato, measure, type }: FigureQuestion): boolean {
  if (measureOf(figure.measure) !== measure) return false;
  if (type !== 'all' && figure.facilityType !== type) return false;
  if (kato === COUNTRY_KATO) return figure.level === 'region';
  const units = unitsOfPublishedRow(figure.level, figure.unit);
  return units.length === 1 && units[0] === kato;
}

/**
 * What the documents print about a unit, kind of facility and measure, by document. A city is in the regions' tables, the
 * cities' or both, but never in both for one measure.
 */
export function printedFigures(
  figures: readonly PublishedFigure[],
  question: FigureQuestion,
): PrintedFigure[] {
  const about = figures.filter((figure) => isAbout(figure, question));
  return [...new Set(about.map((figure) => figure.source))].map((source) => {
    const rows = about.filter((figure) => figure.source === source);
    const sum = (read: (figure: PublishedFigure) => number): number =>
      rows.reduce((total, figure) => total + read(figure), 0);
    const [only] = rows;
    return {
      source,
      rows,
      equipped: sum((figure) => figure.equipped),
      total: sum((figure) => figure.total),
      printedPercent: rows.length === 1 && only ? only.publishedPercent : null,
    };
  });
}

const keyOf = (figure: Pick<PublishedFigure, 'facilityType' | 'level' | 'unit'>): string =>
  [figure.facilityType, figure.level, figure.unit].join(' ');

/** The contradictions in which one of the rows takes part. A total of a whole table touches no single row. */
export function conflictsTouching(
  conflicts: readonly PublishedConflict[],
  rows: readonly PublishedFigure[],
): PublishedConflict[] {
  const measures = new Set(rows.map((row) => row.measure));
  const keys = new Set(rows.map(keyOf));
  const sources = new Set<string>(rows.map((row) => row.source));
  const cells = new Set(rows.map((row) => `${row.source} ${row.measure} ${keyOf(row)}`));
  const isCell = (f: PublishedFigure): boolean => cells.has(`${f.source} ${f.measure} ${keyOf(f)}`);
  return conflicts.filter((conflict) => {
    switch (conflict.kind) {
      case 'percent-contradicts-fraction':
      case 'table-contradicts-text':
        return isCell(conflict.figure);
      case 'sources-disagree':
        return isCell(conflict.a) || isCell(conflict.b);
      case 'denominators-drift':
        return (
          keys.has(keyOf(conflict)) &&
          sources.has(conflict.source) &&
          conflict.totals.some((t) => measures.has(t.measure))
        );
      case 'table-contradicts-total':
        return false;
      default:
        return conflict satisfies never;
    }
  });
}
