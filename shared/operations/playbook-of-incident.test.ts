import { expect, it } from 'vitest';
import { playbooks } from '../../data/playbooks/playbooks.ts';
import { missingForClose, needOf } from './playbook-of-incident.ts';
import { NINE } from './incident.fixture.ts';

it('closing names the step it waits for until that step is done', () => {
  const playbook = playbooks().find(({ id }) => id === 'suspicious_object');
  if (!playbook) throw new Error('The playbook is gone');
  expect(missingForClose(playbook, { steps: {} })).toEqual(['all_clear']);
  const mark = (state: 'done' | 'skipped') => ({ all_clear: { state, reason: '', at: NINE, actor: 'x' } });
  expect(missingForClose(playbook, { steps: mark('skipped') })).toEqual(['all_clear']);
  expect(missingForClose(playbook, { steps: mark('done') })).toEqual([]);
});

it('a category without a playbook needs one patrol, and a broken camera nobody', () => {
  const failure = playbooks().find(({ id }) => id === 'system_failure');
  expect(needOf(failure ?? null)).toEqual([]);
  expect(needOf(null)).toMatchObject([{ count: 1, equipment: [] }]);
});
