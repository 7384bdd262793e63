import {
  CONFLICT_KINDS,
  type DriftConflict,
  type PercentConflict,
  type PublishedConflict,
  type SourcesConflict,
  type TextConflict,
  type TotalConflict,
} from './conflict-schema.ts';
import type { PublishedFigure, PublishedHeadline } from './schema.ts';
import { CONFLICT_TOLERANCE, TABLE_TOTALS, TEXT_ROWS, WHOLES } from './total.ts';

/** 100 · equipped / total, not rounded; 0 where nothing was counted. The product never uses the printed percentage. */
export const percentOf = (figure: Pick<PublishedFigure, 'equipped' | 'total'>): number =>
  figure.total === 0 ? 0 : (100 * figure.equipped) / figure.total;

/** Printed percentages that differ from their own fraction by more than the tolerance. */
export function percentConflicts(figures: readonly PublishedFigure[]): PercentConflict[] {
  return figures.flatMap((figure): PercentConflict[] => {
    const computedPercent = percentOf(figure);
    const sizePercent = Math.abs(figure.publishedPercent - computedPercent);
    if (sizePercent <= CONFLICT_TOLERANCE.printedPercentPoints) return [];
    const kind = 'percent-contradicts-fraction';
    return [{ kind, id: idOf(kind, ...figureKey(figure)), sizePercent, figure, computedPercent }];
  });
}

/** Printed totals that their table, or the headlines they are made of, do not add up to. Absent rows are no conflict. */
export function totalConflicts(
  figures: readonly PublishedFigure[],
  headlines: readonly PublishedHeadline[],
): TotalConflict[] {
  const ofTables = TABLE_TOTALS.flatMap(({ source, metric, level, measure, column }) =>
    headlines
      .filter((headline) => headline.source === source && headline.metric === metric)
      .flatMap((headline) => {
        const rows = figures
          .filter((f) => f.source === source && f.level === level && f.measure === measure)
          .filter((f) => f.facilityType === headline.facilityType)
          .map((f) => ({ key: f.unit, value: f[column] }));
        return totalConflict(headline, { of: 'table', level, measure, column }, rows);
      }),
  );
  const ofHeadlines = WHOLES.flatMap(({ source, whole, parts }) => {
    const find = (key: (typeof parts)[number]): PublishedHeadline | undefined =>
      headlines.find(
        (h) => h.source === source && h.metric === key.metric && h.facilityType === key.facilityType,
      );
    const headline = find(whole);
    const found = parts.flatMap((part) => find(part) ?? []);
    if (!headline || found.length < parts.length) return [];
    const rows = found.map((h) => ({ key: `${h.metric}/${h.facilityType}`, value: h.value }));
    return totalConflict(headline, { of: 'headlines' }, rows);
  });
  return [...ofTables, ...ofHeadlines];
}

function totalConflict(
  headline: PublishedHeadline,
  summed: TotalConflict['summed'],
  rows: TotalConflict['rows'],
): TotalConflict[] {
  const sum = rows.reduce((total, row) => total + row.value, 0);
  const difference = sum - headline.value;
  if (rows.length === 0 || difference === 0) return [];
  const kind = 'table-contradicts-total';
  const basis = summed.of === 'table' ? [summed.measure, summed.column] : ['headlines'];
  const id = idOf(kind, headline.source, headline.metric, headline.facilityType, ...basis);
  return [
    {
      kind,
      id,
      sizePercent: relativePercent(difference, headline.value),
      headline,
      summed,
      rows,
      sum,
      difference,
    },
  ];
}

/** Numbers of a document's text that the table of the same document contradicts. */
export function textConflicts(
  figures: readonly PublishedFigure[],
  headlines: readonly PublishedHeadline[],
): TextConflict[] {
  return TEXT_ROWS.flatMap((row): TextConflict[] => {
    const headline = headlines.find(
      (h) => h.source === row.source && h.metric === row.metric && h.facilityType === row.facilityType,
    );
    const key = figureKey(row).join();
    const figure = figures.find((f) => figureKey(f).join() === key);
    if (!headline || !figure || figure.equipped === headline.value) return [];
    const kind = 'table-contradicts-text';
    const tablePercent = percentOf(figure);
    const textPercent = percentOf({ equipped: headline.value, total: figure.total });
    const sizePercent = Math.abs(tablePercent - textPercent);
    const difference = figure.equipped - headline.value;
    return [
      {
        kind,
        id: idOf(kind, ...figureKey(figure)),
        sizePercent,
        headline,
        figure,
        difference,
        tablePercent,
        textPercent,
      },
    ];
  });
}

/** Rows of one document that count different facilities for different measures. */
export function driftConflicts(figures: readonly PublishedFigure[]): DriftConflict[] {
  const rows = groupBy(figures, (f) => [f.source, f.facilityType, f.level, f.unit].join('/'));
  return [...rows.values()].flatMap((sameRow): DriftConflict[] => {
    const [first] = sameRow;
    const totals = sameRow.map(({ measure, total }) => ({ measure, total }));
    const largest = Math.max(...totals.map((t) => t.total));
    const smallest = Math.min(...totals.map((t) => t.total));
    if (!first || largest === smallest) return [];
    const { source, facilityType, level, unit } = first;
    const kind = 'denominators-drift';
    const id = idOf(kind, source, facilityType, level, unit);
    const sizePercent = relativePercent(largest - smallest, largest);
    return [{ kind, id, sizePercent, source, facilityType, level, unit, totals }];
  });
}

/** Rows that two documents print with different shares or different denominators. */
export function sourcesConflicts(figures: readonly PublishedFigure[]): SourcesConflict[] {
  const rows = groupBy(figures, (f) => [f.facilityType, f.level, f.unit, f.measure].join('/'));
  return [...rows.values()].flatMap((sameRow) => {
    // By name of the source, so that `a` and `b` do not depend on the order of reading.
    const bySource = sameRow.toSorted((x, y) => (x.source < y.source ? -1 : 1));
    return bySource.flatMap((a, i) => bySource.slice(i + 1).flatMap((b) => sourcesConflict(a, b)));
  });
}

function sourcesConflict(a: PublishedFigure, b: PublishedFigure): SourcesConflict[] {
  const differencePoints = percentOf(b) - percentOf(a);
  const differenceTotal = b.total - a.total;
  if (Math.abs(differencePoints) <= CONFLICT_TOLERANCE.sourcesPoints && differenceTotal === 0) return [];
  const { facilityType, level, unit, measure } = a;
  const kind = 'sources-disagree';
  const id = idOf(kind, a.source, b.source, facilityType, level, unit, measure);
  const sizePercent = Math.abs(differencePoints);
  return [
    { kind, id, sizePercent, facilityType, level, unit, measure, a, b, differencePoints, differenceTotal },
  ];
}

/** Every contradiction in the published figures: by kind in the order of `CONFLICT_KINDS`, the largest first. */
export function findConflicts(
  figures: readonly PublishedFigure[],
  headlines: readonly PublishedHeadline[],
): PublishedConflict[] {
  const found: PublishedConflict[] = [
    ...percentConflicts(figures),
    ...totalConflicts(figures, headlines),
    ...textConflicts(figures, headlines),
    ...driftConflicts(figures),
    ...sourcesConflicts(figures),
  ];
  return found.toSorted(
    (x, y) =>
      CONFLICT_KINDS.indexOf(x.kind) - CONFLICT_KINDS.indexOf(y.kind) ||
      y.sizePercent - x.sizePercent ||
      (x.id < y.id ? -1 : 1),
  );
}

/** Groups in the order of their first member. */
function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

const figureKey = (
  f: Pick<PublishedFigure, 'source' | 'facilityType' | 'level' | 'unit' | 'measure'>,
): string[] => [f.source, f.facilityType, f.level, f.unit, f.measure];

const idOf = (kind: PublishedConflict['kind'], ...keys: string[]): string => [kind, ...keys].join('/');

/** A difference as percent of the stated number; 100 where the statement is "none". */
const relativePercent = (difference: number, stated: number): number =>
  stated === 0 ? 100 : (100 * Math.abs(difference)) / stated;
