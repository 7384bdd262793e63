import { expect, it } from 'vitest';
import { taken } from '../../shared/operations/incident.fixture.ts';
import type { Task } from '../../shared/operations/schema.ts';
import { reverseOf } from './reverse.ts';

const { incident } = taken().file;
const task = { id: 31, unitId: 7, version: 4 } as Task;
const answer = { incident: { ...incident, version: 12 }, tasks: [{ ...task, id: 30, version: 2 }, task] };
const WHY = 'Taken back';

it('takes a unit that was sent off again, by the task and the version that the answer gave', () => {
  const asked = { type: 'task.assign', unitId: 7, expectedVersion: 11 } as const;
  expect(reverseOf(asked, answer, WHY)).toEqual({
    did: 'assigned',
    back: { type: 'task.cancel', taskId: 31, expectedVersion: 4, reason: WHY },
  });
  expect(reverseOf({ ...asked, unitId: 8 }, answer, WHY)).toBeNull();
});

it('opens what was closed, in the version of the answer; not what the person no longer sees', () => {
  const asked = { type: 'incident.close', outcome: 'resolved', reason: '', expectedVersion: 11 } as const;
  expect(reverseOf(asked, answer, WHY)).toEqual({
    did: 'closed',
    back: { type: 'incident.reopen', expectedVersion: 12, reason: WHY },
  });
  expect(reverseOf(asked, { ...answer, incident: null }, WHY)).toBeNull();
});

it('turns the sensitive flag back, and leaves an edit of more alone', () => {
  const edit = { type: 'incident.edit', expectedVersion: 11 } as const;
  expect(reverseOf({ ...edit, patch: { sensitive: true } }, answer, WHY)?.back).toMatchObject({
    patch: { sensitive: false },
    expectedVersion: 12,
  });
  expect(reverseOf({ ...edit, patch: { sensitive: true, priority: 1 } }, answer, WHY)).toBeNull();
});

it('offers nothing for what stands in the log', () => {
  expect(reverseOf({ type: 'incident.note', text: 'seen' }, answer, WHY)).toBeNull();
  expect(reverseOf({ type: 'incident.claim', expectedVersion: 11 }, answer, WHY)).toBeNull();
});
