import fc from 'fast-check';
import { expect, test } from 'vitest';
import { morton16, mortonOrder, tileCodes } from './morton.ts';

const world = fc.nat(2 ** 32 - 1);

/** The Morton code by its definition: the bits of both numbers in turn, highest first. */
function slowCode(x: number, y: number): bigint {
  let code = 0n;
  for (let bit = 31n; bit >= 0n; bit--)
    code = (code << 2n) | (((BigInt(y) >> bit) & 1n) << 1n) | ((BigInt(x) >> bit) & 1n);
  return code;
}

test('points are sorted by the code of their whole place, and those in one place keep their order', () => {
  const places = fc.array(fc.tuple(fc.oneof(world, fc.nat(3)), fc.oneof(world, fc.nat(3))), {
    maxLength: 200,
  });
  fc.assert(
    fc.property(places, (points) => {
      const order = mortonOrder(
        Uint32Array.from(points, ([x]) => x),
        Uint32Array.from(points, ([, y]) => y),
      );
      const expected = points
        .map(([x, y], i) => ({ code: slowCode(x, y), i }))
        .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.i - b.i));
      expect([...order]).toEqual(expected.map(({ i }) => i));
    }),
  );
});

test('a point lies between the codes of a tile exactly when it lies in the tile', () => {
  fc.assert(
    fc.property(world, world, fc.nat(16), fc.nat(2 ** 16 - 1), fc.nat(2 ** 16 - 1), (x, y, z, a, b) => {
      const code = morton16(x >>> 16, y >>> 16);
      const [home, other] = [
        [Math.floor(x / 2 ** (32 - z)), Math.floor(y / 2 ** (32 - z))],
        [a % 2 ** z, b % 2 ** z],
      ] as const;
      for (const [tileX, tileY] of [home, other]) {
        const [from, to] = tileCodes(z, tileX, tileY);
        expect(code >= from && code < to).toBe(tileX === home[0] && tileY === home[1]);
      }
    }),
  );
});
