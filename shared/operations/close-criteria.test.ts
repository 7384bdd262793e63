import { expect, it } from 'vitest';
import { playbooks } from '../../data/playbooks/playbooks.ts';
import { missingForClose } from './close-criteria.ts';
import { NINE } from './incident.fixture.ts';

it('closing names the step it waits for until that step is done', () => {
  const playbook = playbooks().find(({ id }) => id === 'suspicious_object');
  if (!playbook) throw new Error('The playbook is gone');
  expect(missingForClose(playbook, { steps: {} })).toEqual(['all_clear']);
  const mark = (state: 'done' | 'skipped') => ({ all_clear: { state, reason: '', at: NINE, actor: 'x' } });
  expect(missingForClose(playbook, { steps: mark('skipped') })).toEqual(['all_clear']);
  expect(missingForClose(playbook, { steps: mark('done') })).toEqual([]);
});
