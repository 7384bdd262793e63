import { expect, it } from 'vitest';
import { newDraft, questionOf, withMeasure, withYear, type Draft } from './draft.ts';

const draft: Draft = { ...newDraft('610000000', 2027), budgets: ['12 000 000'] };

it('reads amounts as people write them', () => {
  expect(questionOf({ ...draft, budgets: ['12\u00A0000 000', '0'] })).toMatchObject({
    question: { budgets: [12_000_000, 0], firstYear: 2027, minSharePercent: 0 },
  });
});

it.each<[string, Partial<Draft>, number]>([
  ['measures', { measures: [] }, 2027],
  ['empty', { budgets: ['5', ' '] }, 2028],
  ['negative', { budgets: ['−5'] }, 2027],
  ['number', { budgets: ['5,5'] }, 2027],
  ['large', { budgets: ['9'.repeat(16)] }, 2027],
  ['minimum', { minSharePercent: '101' }, 2027],
  ['firstYear', { firstYear: '27' }, 0],
])('says that %s is wrong, and of which year', (code, own, year) => {
  expect(questionOf({ ...draft, ...own })).toEqual({ problem: { code, year } });
});

it('has five years at most and its measures in the order of the law', () => {
  let long = draft;
  for (let i = 0; i < 9; i++) long = withYear(long);
  expect(long.budgets).toEqual(Array.from({ length: 5 }, () => '12 000 000'));
  const fewer = withMeasure(withMeasure(draft, 'video_link', false), 'video_link', true);
  expect(fewer.measures).toEqual(draft.measures);
});
