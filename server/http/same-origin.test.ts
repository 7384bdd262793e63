import { describe, expect, it } from 'vitest';
import { mayUpgrade } from './same-origin.ts';

const host = 'sholu.example:8080';
describe('a WebSocket', () => {
  it.each([
    [{ host, origin: 'http://sholu.example:8080', cookie: 's=1' }, true],
    [{ host, origin: 'https://elsewhere.example', cookie: 's=1' }, false],
    [{ host, origin: 'https://elsewhere.example' }, false],
    [{ host, origin: 'http://sholu.example:8081' }, false],
    [{ host, origin: 'null' }, false],
    [{ host, origin: 'http://sholu.example:8080', 'sec-fetch-site': 'cross-site' }, false],
    [{ host, cookie: 's=1' }, false],
    [{ host, authorization: 'Bearer x' }, true],
  ])('with %j may be opened: %s', (headers, may) => {
    expect(mayUpgrade(headers)).toBe(may);
  });
});
