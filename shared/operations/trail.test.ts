import { expect, it } from 'vitest';
import { SILENCE_MS, trailPieces } from './trail.ts';

const at = (seconds: number, lon: number) => ({ lon, lat: 43, atMs: seconds * 1_000 });

it('a trail is one line while the unit reports, and none of a single point', () => {
  expect(trailPieces([at(0, 76), at(10, 76.1), at(20, 76.2)])).toEqual([
    [
      [76, 43],
      [76.1, 43],
      [76.2, 43],
    ],
  ]);
  expect(trailPieces([at(0, 76)])).toEqual([]);
  expect(trailPieces([])).toEqual([]);
});

it('a trail draws no line across a silence, of which nobody knows the way', () => {
  const silenceS = SILENCE_MS / 1_000;
  const points = [at(0, 76), at(10, 76.1), at(11 + silenceS, 77), at(20 + silenceS, 77.1), at(900, 78)];
  expect(trailPieces(points).map((piece) => piece.map(([lon]) => lon))).toEqual([
    [76, 76.1],
    [77, 77.1],
  ]);
});
