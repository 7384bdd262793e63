import { expect, it } from 'vitest';
import { noticedEvent } from './noticed.ts';
import { seesEvent } from './sees-event.ts';

const ALL = ['000000000'];
const line = (personId: string) => ({
  personId,
  sessionId: '1',
  paths: ALL,
  sharedPaths: ALL,
  sensitivePaths: ALL,
  positionPaths: ALL,
});
const nothingShared = { pathsOf: () => [] };

it('tells the screens of one person, and nobody who sees everything else, that their notices are others', () => {
  const logged = { ...noticedEvent(42), seq: 1, atMs: 0, path: null, version: null };
  expect(seesEvent(logged, line('42'), nothingShared, 0)).toBe(true);
  expect(seesEvent(logged, line('43'), nothingShared, 0)).toBe(false);
  expect(seesEvent(logged, line('4'), nothingShared, 0)).toBe(false);
});
