import { beforeEach, expect, it } from 'vitest';
import { hideUndo, offerUndo, undoLast, undoOf, useUndoState } from './undo.ts';

const is = (): string => useUndoState.getState().state.is;
let nobody = 0;
beforeEach(() => undoOf((nobody += 1)));

it('takes the last deed back once', async () => {
  let done = 0;
  offerUndo({ text: 'Alarm shelved', undo: () => Promise.resolve(((done += 1), null)) });
  await undoLast();
  await undoLast();
  expect([is(), done]).toEqual(['undone', 1]);
});

it('shows a deed whose bar is gone before it is undone', async () => {
  let done = 0;
  offerUndo({ text: 'Alarm shelved', undo: () => Promise.resolve(((done += 1), null)) });
  hideUndo();
  await undoLast();
  expect([is(), done]).toEqual(['offered', 0]);
  await undoLast();
  expect([is(), done]).toEqual(['undone', 1]);
});

it('says why a deed cannot be taken back any more, whether the server says so or nobody answers', async () => {
  offerUndo({ text: 'Alarm shelved', undo: () => Promise.resolve('A. Li was faster') });
  await undoLast();
  expect(useUndoState.getState().state).toMatchObject({ is: 'refused', why: 'A. Li was faster' });
  offerUndo({ text: 'Alarm shelved', undo: () => Promise.reject(new Error('no line')) });
  await undoLast();
  expect(useUndoState.getState().state).toMatchObject({ is: 'refused', why: 'no line' });
});

it('leaves the bar of a newer deed alone when an older one answers late', async () => {
  let answer: (value: null) => void = () => undefined;
  offerUndo({ text: 'first', undo: () => new Promise<null>((resolve) => (answer = resolve)) });
  const late = undoLast();
  offerUndo({ text: 'second', undo: () => Promise.resolve(null) });
  answer(null);
  await late;
  expect(useUndoState.getState().state).toMatchObject({ is: 'offered', deed: { text: 'second' } });
});

it('forgets what somebody else did', () => {
  offerUndo({ text: 'Alarm shelved', undo: () => Promise.resolve(null) });
  undoOf(nobody);
  expect(is()).toBe('offered');
  undoOf(nobody + 1_000);
  expect(is()).toBe('none');
});
