import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePublishedFigures, parsePublishedHeadlines } from '../../data/published/figures.ts';
import { findConflicts } from './conflict.ts';
import { conflictsTouching, printedFigures } from './figure-of.ts';

const read = (name: string): string =>
  readFileSync(new URL(`../../data/published/${name}`, import.meta.url), 'utf8');
const figures = parsePublishedFigures(read('coverage.csv'));
const conflicts = findConflicts(figures, parsePublishedHeadlines(read('headlines.csv')));

describe('the published figure beside a figure of the screen', () => {
  it('is the row of the region, from every document that prints one', () => {
    const printed = printedFigures(figures, {
      kato: '710000000',
      measure: 'video_link',
      type: 'kindergarten',
    });
    const fractions = printed
      .toSorted((a, b) => a.source.localeCompare(b.source))
      .map((p) => [p.source, p.equipped, p.total, p.printedPercent]);
    expect(fractions).toEqual([
      ['mia-2023', 96, 445, 22],
      ['moe-2023q1', 96, 96, 100],
    ]);
  });

  it('of the Republic is the sum of the regions, without a printed percentage', () => {
    const moe = printedFigures(figures, { kato: '000000000', measure: 'video_link', type: 'school' }).find(
      (p) => p.source === 'moe-2023q1',
    );
    expect([moe?.equipped, moe?.total, moe?.printedPercent, moe?.rows.length]).toEqual([
      4360,
      6936,
      null,
      20,
    ]);
  });

  it('is none for a district, and none for one of two cities that are printed together', () => {
    for (const kato of ['615800000', '391000000'])
      expect(printedFigures(figures, { kato, measure: 'alarm_button', type: 'school' })).toEqual([]);
  });

  it('brings every contradiction in which one of its rows takes part', () => {
    const rows = printedFigures(figures, {
      kato: '710000000',
      measure: 'video_link',
      type: 'kindergarten',
    }).flatMap((p) => p.rows);
    const touching = conflictsTouching(conflicts, rows);
    expect(touching.map((c) => c.kind)).toContain('sources-disagree');
    expect(conflictsTouching(conflicts, [])).toEqual([]);
  });
});
