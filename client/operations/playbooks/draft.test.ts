import { expect, it } from 'vitest';
import { playbooks } from '../../../data/playbooks/playbooks.ts';
import { createTranslate } from '../../i18n/translate.ts';
import { moved, newStep, readDraft, withoutStep } from './draft.ts';

const t = createTranslate('en');
const [playbook] = playbooks();
if (!playbook) throw new Error('There are ten');

it('a step moves up and down and stays at the ends', () => {
  expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
});

it('a new step has an id of its own, and says in every language where its text is missing', () => {
  const draft = { ...playbook, steps: [...playbook.steps, newStep(playbook.steps)] };
  const last = draft.steps.length - 1;
  expect(new Set(draft.steps.map(({ id }) => id)).size).toBe(draft.steps.length);
  const { playbook: good, count, problemAt } = readDraft(draft, t);
  expect(good).toBeNull();
  expect(count).toBe(3);
  for (const language of ['kk', 'ru', 'en'])
    expect(problemAt('steps', last, 'action', language)).toBe(t('playbooks.problem.text'));
  expect(problemAt('title', 'kk')).toBeNull();
});

it('a step that closing asks for may go: closing then asks for it no more', () => {
  const [wanted] = playbook.close.steps;
  const index = playbook.steps.findIndex(({ id }) => id === wanted);
  expect(index).toBeGreaterThanOrEqual(0);
  expect(readDraft(withoutStep(playbook, index), t).count).toBe(0);
});

it('a time that is no time is said at its field', () => {
  const [first] = playbook.steps;
  if (!first) throw new Error('It has steps');
  const draft = { ...playbook, steps: [{ ...first, targetSeconds: Number.NaN }, ...playbook.steps.slice(1)] };
  expect(readDraft(draft, t).problemAt('steps', 0, 'targetSeconds')).toBe(t('playbooks.problem.number'));
});
