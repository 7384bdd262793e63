import { describe, expect, it } from 'vitest';
import { boxOf, deliverAll, post, stateAfter, waiting, type CrewMessage } from './outbox.ts';

const BOX = 'box';
function emptyStore() {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  };
}
const said = (key: string, type: 'task.accept' | 'task.en_route' | 'task.on_scene'): CrewMessage => ({
  key: `key-0000-${key}`,
  happenedAt: 1_000,
  command: { type, taskId: 7 },
});
const three = () => {
  const store = emptyStore();
  const messages = [said('1', 'task.accept'), said('2', 'task.en_route'), said('3', 'task.on_scene')];
  for (const message of messages) post(store, BOX, message);
  return { store, messages };
};

describe('what a crew says without a line', () => {
  it('is not said for the crew that has the telephone next', () => {
    const store = emptyStore();
    const [one, other] = [boxOf(`${'a'.repeat(31)}1`), boxOf(`${'a'.repeat(31)}2`)];
    post(store, one, said('1', 'task.accept'));
    expect(waiting(store, other)).toEqual([]);
    expect(waiting(store, one)).toHaveLength(1);
  });

  it('waits, and goes in the order in which it was said', async () => {
    const { store, messages } = three();
    const got: string[] = [];
    await deliverAll(store, BOX, (message) => {
      got.push(message.key);
      return Promise.resolve('taken');
    });
    expect(got).toEqual(messages.map(({ key }) => key));
    expect(waiting(store, BOX)).toEqual([]);
  });

  it('stays whole from the first message that nobody answers', async () => {
    const { store, messages } = three();
    let left = 1;
    await deliverAll(store, BOX, () => Promise.resolve(left-- > 0 ? 'taken' : 'unreachable'));
    expect(waiting(store, BOX)).toEqual(messages.slice(1));
  });

  it('does not hold up the rest when the server refuses one', async () => {
    const { store } = three();
    const refused = await deliverAll(store, BOX, ({ command }) =>
      Promise.resolve(command.type === 'task.accept' ? { refused: 'called back' } : 'taken'),
    );
    expect(refused).toEqual(['called back']);
    expect(waiting(store, BOX)).toEqual([]);
  });

  it('keeps what is said while the rest is on its way', async () => {
    const { store, messages } = three();
    const later = said('4', 'task.on_scene');
    const got: string[] = [];
    await deliverAll(store, BOX, (message) => {
      if (got.length === 0) post(store, BOX, later);
      got.push(message.key);
      return Promise.resolve('taken');
    });
    expect(got).toEqual([...messages, later].map(({ key }) => key));
  });

  it('is shown as done already, as far as it fits', () => {
    const { messages } = three();
    expect(stateAfter({ id: 7, state: 'assigned' }, messages)).toBe('on_scene');
    expect(stateAfter({ id: 8, state: 'assigned' }, messages)).toBe('assigned');
    expect(stateAfter({ id: 7, state: 'cancelled' }, messages)).toBe('cancelled');
  });

  it('is nothing where the store holds something else', () => {
    const store = emptyStore();
    store.setItem(BOX, '{"not": "a list"}');
    expect(waiting(store, BOX)).toEqual([]);
  });
});
