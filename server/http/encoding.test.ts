import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { acceptedEncoding, pack } from './encoding.ts';

test.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['br;q=0, gzip;q=0.5', 'gzip'],
  ['*', 'br'],
  ['identity', 'identity'],
  ['', 'identity'],
  [undefined, 'identity'],
] as const)('of %j the server takes %s', (header, encoding) => {
  expect(acceptedEncoding(header)).toBe(encoding);
});

test('what is packed comes out as it was', async () => {
  const body = new Uint8Array(5_000).map((_, i) => i % 7);
  expect(new Uint8Array(brotliDecompressSync(await pack(body, 'br')))).toEqual(body);
  expect(new Uint8Array(gunzipSync(await pack(body, 'gzip')))).toEqual(body);
  expect(new Uint8Array(await pack(body, 'identity'))).toEqual(body);
});
