import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteCache } from './byte-cache.ts';

const BOUND = 10_000;
const body = (bytes: number) => () => Promise.resolve(Buffer.alloc(bytes));
const neverAsked = (): Promise<Buffer> => Promise.reject(new Error('made again'));

describe('the cache of answers', () => {
  it('never holds more than its bound, whatever is asked for', async () => {
    const asked = fc.array(fc.record({ key: fc.nat(40), bytes: fc.nat(12_000) }), { maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(asked, async (questions) => {
        const cache = byteCache(BOUND);
        for (const { key, bytes } of questions) {
          await cache.get(String(key), body(bytes));
          expect(cache.bytes()).toBeLessThanOrEqual(BOUND);
        }
      }),
    );
  });

  it('lets go of what was not asked for longest', async () => {
    const cache = byteCache(BOUND);
    await cache.get('a', body(4_000));
    await cache.get('b', body(4_000));
    await cache.get('a', neverAsked);
    await cache.get('c', body(4_000));
    await expect(cache.get('a', neverAsked)).resolves.toHaveLength(4_000);
    await expect(cache.get('b', neverAsked)).rejects.toThrow('made again');
  });

  it('makes an answer once when it is asked for twice at once', async () => {
    const cache = byteCache(BOUND);
    let made = 0;
    const make = async (): Promise<Buffer> => {
      made++;
      await Promise.resolve();
      return Buffer.from('tile');
    };
    const [one, other] = await Promise.all([cache.get('a', make), cache.get('a', make)]);
    expect(one).toBe(other);
    expect(made).toBe(1);
  });

  it('forgets a failure, so that the next one who asks gets an answer', async () => {
    const cache = byteCache(BOUND);
    await expect(cache.get('a', neverAsked)).rejects.toThrow('made again');
    await expect(cache.get('a', body(1))).resolves.toHaveLength(1);
  });
});
