import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePublishedFigures } from '../../data/published/figures.ts';
import { findConflicts, percentOf } from './conflict.ts';
import type { PublishedFigure, PublishedHeadline } from './schema.ts';
import { TABLE_TOTALS, TEXT_ROWS, WHOLES } from './total.ts';

const figures = parsePublishedFigures(
  readFileSync(new URL('../../data/published/coverage.csv', import.meta.url), 'utf8'),
);

/** Tables of the shape of the real ones, with percentages rounded and headlines added up: nothing contradicts anything. */
const cell = fc.record({ total: fc.nat(2000), share: fc.double({ min: 0, max: 1, noNaN: true }) });
const consistent = fc.array(cell, { minLength: figures.length, maxLength: figures.length }).map((cells) => {
  const totals = new Map<string, number>();
  const table: PublishedFigure[] = figures.map((figure, i) => {
    const key = `${figure.facilityType}/${figure.level}/${figure.unit}`;
    const total = totals.get(key) ?? cells[i]?.total ?? 0;
    totals.set(key, total);
    const equipped = Math.floor(total * (cells[i]?.share ?? 0));
    return { ...figure, total, equipped, publishedPercent: Math.round(percentOf({ equipped, total })) };
  });
  const rows = sourcesAgree(table);
  return { rows, totals: headlinesOf(rows) };
});

/** Gives the second document the numerators of the first where both print the same row. */
function sourcesAgree(table: readonly PublishedFigure[]): PublishedFigure[] {
  return table.map((row) => {
    const twin = table.find(
      (t) =>
        t.level === row.level &&
        t.unit === row.unit &&
        t.facilityType === row.facilityType &&
        t.measure === row.measure,
    );
    return twin ? { ...row, equipped: twin.equipped, publishedPercent: twin.publishedPercent } : row;
  });
}

function headlinesOf(rows: readonly PublishedFigure[]): PublishedHeadline[] {
  const line = (source: string, metric: string, facilityType: string, value: number): PublishedHeadline => ({
    source,
    metric,
    facilityType,
    value,
    asOf: '2023-03',
    unit: 'facilities',
    note: null,
  });
  const ofTables = TABLE_TOTALS.flatMap((t) =>
    (['kindergarten', 'school', 'college'] as const).map((type) => {
      const column = rows.filter(
        (r) =>
          r.source === t.source && r.level === t.level && r.measure === t.measure && r.facilityType === type,
      );
      return line(
        t.source,
        t.metric,
        type,
        column.reduce((sum, r) => sum + r[t.column], 0),
      );
    }),
  );
  const once = [...new Map(ofTables.map((h) => [`${h.source}/${h.metric}/${h.facilityType}`, h])).values()];
  const wholes = WHOLES.flatMap(({ source, whole, parts }) => {
    const found = parts.flatMap(
      (p) =>
        once.find((h) => h.source === source && h.metric === p.metric && h.facilityType === p.facilityType) ??
        [],
    );
    return line(
      source,
      whole.metric,
      whole.facilityType,
      found.reduce((sum, h) => sum + h.value, 0),
    );
  });
  const texts = TEXT_ROWS.flatMap((t) => {
    const row = rows.find(
      (r) => r.source === t.source && r.unit === t.unit && r.facilityType === t.facilityType,
    );
    return row ? line(t.source, t.metric, t.facilityType, row.equipped) : [];
  });
  return [...once, ...wholes, ...texts];
}

test('consistent tables have no conflict, whatever their numbers', () => {
  fc.assert(
    fc.property(consistent, ({ rows, totals }) => {
      expect(findConflicts(rows, totals)).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

test('one number changed in consistent tables is always noticed', () => {
  fc.assert(
    fc.property(
      consistent,
      fc.nat(figures.length - 1),
      fc.integer({ min: 1, max: 50 }),
      ({ rows, totals }, at, more) => {
        const changed = rows.map((row, i) => (i === at ? { ...row, equipped: row.equipped + more } : row));
        expect(findConflicts(changed, totals).length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 30 },
  );
});
