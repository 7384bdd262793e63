import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { connectionOf, isUnreachable } from './connection.ts';

const unreachable = (): Promise<unknown> => fetch('http://127.0.0.1:1/');

async function clientAfter(...steps: (() => Promise<unknown>)[]): Promise<QueryClient> {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } });
  for (const [i, queryFn] of steps.entries())
    await client.fetchQuery({ queryKey: [i], queryFn }).catch(() => undefined);
  return client;
}

describe('the connection', () => {
  it('is lost when the last thing that happened is an unreachable server', async () => {
    const client = await clientAfter(() => Promise.resolve('picture'), unreachable);
    const picture = client.getQueryCache().getAll()[0];
    expect(connectionOf(client.getQueryCache().getAll())).toEqual({
      state: 'lost',
      pictureMs: picture?.state.dataUpdatedAt,
    });
  });

  it('is not lost by an answer that says no', async () => {
    const refused = (): Promise<never> => Promise.reject(new Error('There is no such unit'));
    const client = await clientAfter(() => Promise.resolve('picture'), refused);
    expect(connectionOf(client.getQueryCache().getAll())).toEqual({ state: 'connected' });
  });

  it('knows a cut line from a refusal', async () => {
    await expect(unreachable().catch(isUnreachable)).resolves.toBe(true);
    expect(isUnreachable(new Error('no'))).toBe(false);
  });
});
