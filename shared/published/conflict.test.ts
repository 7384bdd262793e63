import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parsePublishedFigures, parsePublishedHeadlines } from '../../data/published/figures.ts';
import {
  driftConflicts,
  findConflicts,
  percentConflicts,
  sourcesConflicts,
  textConflicts,
  totalConflicts,
} from './conflict.ts';
import { CONFLICT_KINDS, publishedConflictSchema } from './conflict-schema.ts';

const read = (name: string): string =>
  readFileSync(new URL(`../../data/published/${name}`, import.meta.url), 'utf8');
const figures = parsePublishedFigures(read('coverage.csv'));
const headlines = parsePublishedHeadlines(read('headlines.csv'));

test('exactly nine printed percentages contradict their own fraction', () => {
  const found = percentConflicts(figures).map(({ figure: f, computedPercent }) => [
    `${f.source} ${f.facilityType} ${f.unit} ${f.measure}`,
    f.publishedPercent,
    Number(computedPercent.toFixed(1)),
  ]);
  expect(found).toEqual([
    ['mia-2023 kindergarten atyrau cctv_connected', 17, 18.1],
    ['mia-2023 kindergarten east-kazakhstan cctv_connected', 42, 30.6],
    ['mia-2023 kindergarten jetisu cctv_connected', 4, 7.4],
    ['mia-2023 kindergarten west-kazakhstan cctv_connected', 31, 34.9],
    ['mia-2023 school astana cctv_connected', 65, 79.3],
    ['mia-2023 school mangystau cctv_connected', 95, 91.9],
    ['mia-2023 college shymkent cctv_connected', 24, 5.3],
    ['mia-2023 college karaganda cctv_connected', 72, 51.7],
    ['moe-2023q1 college semey turnstile', 54, 76.9],
  ]);
});

test('nine tables and two sums of headlines miss their printed totals', () => {
  const found = totalConflicts(figures, headlines).map((c) => [
    c.headline.metric,
    c.headline.facilityType,
    c.summed.of === 'table' ? `${c.summed.measure} ${c.summed.column}` : 'headlines',
    c.sum,
    c.headline.value,
  ]);
  expect(found).toEqual([
    ['facilities_with_cctv', 'school', 'cctv_connected total', 7377, 7379],
    ['facilities_with_cctv', 'college', 'cctv_connected total', 665, 640],
    ['facilities_with_cctv', 'kindergarten', 'cctv_connected total', 6481, 6483],
    ['facilities_cctv_connected', 'school', 'cctv_connected equipped', 3372, 3388],
    ['facilities_cctv_connected', 'college', 'cctv_connected equipped', 201, 199],
    ['facilities_cctv_connected', 'kindergarten', 'cctv_connected equipped', 1000, 960],
    ['city_facilities', 'college', 'alarm_button total', 200, 204],
    ['city_facilities', 'kindergarten', 'turnstile total', 1008, 1010],
    ['city_facilities_turnstile', 'college', 'turnstile equipped', 184, 169],
    ['not_terror_vulnerable_facilities', 'all', 'headlines', 5088, 5089],
    ['facilities_with_cctv', 'all', 'headlines', 14502, 14520],
  ]);
});

test('every contradiction that a note of the headlines mentions is found by arithmetic', () => {
  const noted = headlines.filter((h) => /sums? to|not \d|region table/.test(h.note ?? ''));
  const found = new Set(
    [...totalConflicts(figures, headlines), ...textConflicts(figures, headlines)].map((c) => c.headline.note),
  );
  expect(noted.length).toBeGreaterThan(6);
  const missed = noted.filter((h) => !found.has(h.note));
  // The notes on the city tables of buttons and turnstiles stand beside the numerators, the conflict is in the denominators.
  expect(missed.map((h) => `${h.metric} ${h.facilityType}`)).toEqual([
    'city_facilities_alarm_button college',
    'city_facilities_turnstile kindergarten',
  ]);
});

test('the arithmetic of every total is shown by its rows', () => {
  for (const c of totalConflicts(figures, headlines)) {
    expect(c.rows.reduce((sum, row) => sum + row.value, 0)).toBe(c.sum);
    expect(c.headline.value + c.difference).toBe(c.sum);
  }
});

test('the text counts 99 connected schools of Karaganda region where the table counts 71', () => {
  const [karaganda, ...others] = textConflicts(figures, headlines);
  expect(others).toEqual([]);
  expect(karaganda?.figure).toMatchObject({ unit: 'karaganda', equipped: 71, total: 420 });
  expect(karaganda?.headline.value).toBe(99);
  expect([karaganda?.tablePercent, karaganda?.textPercent].map((p) => Math.round(p ?? 0))).toEqual([17, 24]);
});

test('Almaty counts its kindergartens and Turkistan its colleges in two ways', () => {
  const found = driftConflicts(figures).map((c) => [c.unit, c.facilityType, c.totals.map((t) => t.total)]);
  expect(found).toEqual([
    ['almaty-city', 'kindergarten', [193, 193, 191]],
    ['turkistan-city', 'college', [6, 2, 6]],
  ]);
});

test('54 of the 60 rows that both ministries print differ', () => {
  const found = sourcesConflicts(figures);
  expect(found).toHaveLength(54);
  expect(found.filter((c) => c.differenceTotal !== 0)).toHaveLength(48);
  expect(found.filter((c) => Math.abs(c.differencePoints) > 1)).toHaveLength(48);
  const astana = found.find((c) => c.unit === 'astana' && c.facilityType === 'school');
  expect(astana).toMatchObject({ a: { equipped: 107, total: 135 }, b: { equipped: 96, total: 96 } });
  expect(astana?.differencePoints).toBeCloseTo(20.74, 2);
});

test('the whole list is ordered by kind and size, and every conflict has its own id', () => {
  const all = findConflicts(figures, headlines);
  expect(CONFLICT_KINDS.map((kind) => all.filter((c) => c.kind === kind).length)).toEqual([9, 11, 1, 2, 54]);
  expect(new Set(all.map((c) => c.id)).size).toBe(all.length);
  expect(all.map((conflict) => publishedConflictSchema.parse(conflict))).toEqual(all);
  const risesWithinKind = all.filter((conflict, i) => {
    const before = all[i - 1];
    return before?.kind === conflict.kind && before.sizePercent < conflict.sizePercent;
  });
  expect(risesWithinKind).toEqual([]);
});

test('the list does not depend on the order of the rows', () => {
  const ids = (list: readonly { id: string }[]): string[] => list.map((c) => c.id);
  const reversed = findConflicts(figures.toReversed(), headlines.toReversed());
  expect(ids(reversed)).toEqual(ids(findConflicts(figures, headlines)));
});
