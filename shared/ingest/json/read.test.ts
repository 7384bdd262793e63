import { describe, expect, it } from 'vitest';
import { MOST_MESSAGES } from './message.ts';
import { readMessages } from './read.ts';
import vectors from './vectors.json' with { type: 'json' };

describe('golden vectors', () => {
  it.each(vectors)('$name', ({ body, told, error }) => {
    const read = readMessages(body);
    expect(read.ok ? { told: read.told } : { error: read.error }).toEqual(
      error === undefined ? { told } : { error },
    );
  });
});

it('takes so many messages at once and no more', () => {
  const bodyOf = (n: number): string => JSON.stringify(Array.from({ length: n }, () => ({})));
  expect(readMessages(bodyOf(MOST_MESSAGES))).toMatchObject({ ok: true });
  expect(readMessages(bodyOf(MOST_MESSAGES + 1))).toEqual({
    ok: false,
    error: 'too_many',
  });
});
