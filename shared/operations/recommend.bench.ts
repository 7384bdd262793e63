import { expect, test } from 'vitest';
import { NINE } from './incident.fixture.ts';
import type { UnitNeed } from './playbook.ts';
import { fullSort } from './recommend.peer.ts';
import { recommend, type Question } from './recommend.ts';
import { uncoveredBy } from './uncovered.ts';
import { unitColumns } from './unit-columns.ts';
import { manyUnits, seeded } from './units.fixture.ts';

// Whom to send, over 5,000 units, against a sort of all of them as objects; and what the move uncovers of 14,500 schools.
const UNITS = 5000;
const SCHOOLS = 14_500;
const QUESTIONS = 2000;

const ms = (value: number): string => value.toFixed(3);

function percentiles(times: readonly number[]) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

test('a recommendation over 5,000 units', () => {
  const units = manyUnits(UNITS);
  const columns = unitColumns(units);
  const random = seeded(11);
  const need: UnitNeed = { types: ['patrol_car', 'duty_group'], count: 2, equipment: ['body_camera'] };
  const questions = Array.from({ length: QUESTIONS }, (): Question => {
    const place = {
      lon: 71.43 + (random() - 0.5) * 0.4,
      lat: 51.13 + (random() - 0.5) * 0.2,
      kind: 'urban' as const,
    };
    return { needs: [need], place, now: NINE };
  });
  const points = {
    lon: Float64Array.from({ length: SCHOOLS }, () => 71.43 + (random() - 0.5) * 0.5),
    lat: Float64Array.from({ length: SCHOOLS }, () => 51.13 + (random() - 0.5) * 0.3),
    kind: new Uint8Array(SCHOOLS),
    targetS: new Float64Array(SCHOOLS).fill(600),
  };
  const timed = (ask: (question: Question) => unknown) => {
    for (const question of questions.slice(0, 200)) ask(question);
    return percentiles(
      questions.map((question) => {
        const from = performance.now();
        ask(question);
        return performance.now() - from;
      }),
    );
  };
  const ours = timed((question) => recommend(columns, question));
  const theirs = timed((question) => fullSort(units, need, question));
  const opened = timed((question) => {
    const leaving = recommend(columns, question).flatMap((a) => a.chosen.map((c) => c.index));
    return uncoveredBy(points, columns, { leaving, now: NINE });
  });
  const [question] = questions;
  if (!question) throw new Error('No question');
  expect(recommend(columns, question)[0]?.chosen.map((c) => c.unitId)).toEqual(
    fullSort(units, need, question).slice(0, 2),
  );
  console.log(
    [
      '| 5,000 units | p50 ms | p99 ms | p99, ratio |',
      '|---|---|---|---|',
      `| recommend | ${ms(ours.p50)} | ${ms(ours.p99)} | 1 |`,
      `| filter and sort of objects | ${ms(theirs.p50)} | ${ms(theirs.p99)} | ${(theirs.p99 / ours.p99).toFixed(1)} |`,
      `| recommend and what it uncovers of ${SCHOOLS} places | ${ms(opened.p50)} | ${ms(opened.p99)} | ${(opened.p99 / ours.p99).toFixed(1)} |`,
    ].join('\n'),
  );
});
