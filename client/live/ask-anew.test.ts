import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { TRPCClientError } from '@trpc/client';
import { afterEach, expect, test, vi } from 'vitest';
import { askAnew } from './ask-anew.ts';

const queryKey = ['card', 7];
const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  queries.clear();
});

/** A server whose answers are what was true when they were read, and come when they are let. */
function slowServer() {
  const server = { truth: 'new', asked: 0, answer: (): void => {}, fail: (why: Error): unknown => why };
  const queryFn = (): Promise<string> => {
    server.asked++;
    const read = server.truth;
    return new Promise((resolve, reject) => {
      server.answer = () => resolve(read);
      server.fail = reject;
    });
  };
  const show = (): void =>
    void stops.push(new QueryObserver(queries, { queryKey, queryFn }).subscribe(() => {}));
  return { server, queryFn, show };
}
const shown = (): unknown => queries.getQueryData(queryKey);

test('a first answer that was read before the change is asked for once more', async () => {
  const { server, show } = slowServer();
  show();
  server.truth = 'sent';
  const asked = askAnew(queries, ['card']);
  server.answer();
  await vi.waitFor(() => expect(server.asked).toBe(2));
  server.answer();
  await asked;
  expect(shown()).toBe('sent');
});

test('an answer that is there is asked for once, and one that is on its way again gives way', async () => {
  const { server, show } = slowServer();
  queries.setQueryData(queryKey, 'older');
  show();
  const first = askAnew(queries, queryKey);
  server.truth = 'sent';
  const second = askAnew(queries, queryKey);
  server.answer();
  await Promise.all([first, second]);
  expect(server.asked).toBe(2);
  expect(shown()).toBe('sent');
});

test('what is fetched ahead while it changes is asked for when somebody looks', async () => {
  const { server, queryFn, show } = slowServer();
  const ahead = queries.prefetchQuery({ queryKey, queryFn });
  server.truth = 'sent';
  const asked = askAnew(queries, queryKey);
  server.answer();
  await Promise.all([ahead, asked]);
  expect(shown()).toBe('new');
  show();
  expect(server.asked).toBe(2);
  server.answer();
  await vi.waitFor(() => expect(shown()).toBe('sent'));
});

test('no answer is told, a refusal is an answer', async () => {
  const { server, show } = slowServer();
  show();
  const lost = askAnew(queries, queryKey);
  server.fail(new Error('No line'));
  await expect(lost).rejects.toThrow('No line');
  const refused = askAnew(queries, queryKey);
  const no = { error: { message: 'No.', code: -32_003, data: { httpStatus: 403 } } };
  server.fail(TRPCClientError.from(no as never));
  await expect(refused).resolves.toBeUndefined();
});

test('the refusal of one answer keeps no other from being asked for once more', async () => {
  const { server, show } = slowServer();
  const no = TRPCClientError.from({
    error: { message: 'No.', code: -32_003, data: { httpStatus: 403 } },
  } as never);
  const refuse = (): Promise<string> => Promise.reject(no);
  const hidden = new QueryObserver(queries, { queryKey: ['card', 8], queryFn: refuse });
  stops.push(hidden.subscribe(() => {}));
  await vi.waitFor(() => expect(hidden.getCurrentResult().isError).toBe(true));
  show();
  server.truth = 'sent';
  const asked = askAnew(queries, ['card']);
  await Promise.resolve();
  server.answer();
  await vi.waitFor(() => expect(server.asked).toBe(2));
  server.answer();
  await asked;
  expect(shown()).toBe('sent');
});
