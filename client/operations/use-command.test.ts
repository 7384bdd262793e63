import { expect, it } from 'vitest';
import { inVersion } from './use-command.ts';

const send = { type: 'task.assign', unitId: 7, expectedVersion: 4 } as const;

it('follows what the same hand has done since, and nobody else', () => {
  const moved = new Map([
    [4, 5],
    [5, 7],
    [9, 10],
  ]);
  expect(inVersion(send, moved)).toEqual({ ...send, expectedVersion: 7 });
  // Between 7 and 8 somebody else was at work: the server has to say so.
  expect(inVersion({ ...send, expectedVersion: 8 }, moved)).toMatchObject({ expectedVersion: 8 });
});

it('leaves the version of a task and of another incident alone', () => {
  const moved = new Map([[4, 5]]);
  const cancel = { type: 'task.cancel', taskId: 3, expectedVersion: 4, reason: 'Not needed' } as const;
  expect(inVersion(cancel, moved)).toBe(cancel);
  const other = { ...send, incidentId: 12 };
  expect(inVersion(other, moved)).toBe(other);
});
