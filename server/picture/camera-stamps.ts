import { createHash } from 'node:crypto';
import { tileCodes } from './morton.ts';

/** What a tile or a list shows of one camera; the place is in the square of `mercator.ts`. */
export type PlacedCamera = {
  id: number;
  worldX: number;
  worldY: number;
  unit: number;
  kind: number;
  azimuthDeg: number;
  fovDeg: number;
};

/** Stamps are kept for each tile of this zoom: some 150 km a side, two words of 32 bits. */
const BLOCK_ZOOM = 8;
const CODES_PER_BLOCK = 4 ** (16 - BLOCK_ZOOM);
const SEEDS = [0x9747b28c, 0x3c6ef372] as const;
const STAMP_HEX = 24;

/** The stamps of a picture without cameras. */
export const emptyStamps = (): Uint32Array<ArrayBuffer> => new Uint32Array(2 * 4 ** BLOCK_ZOOM);

/** One word into a hash: the step and the constants of MurmurHash3 (Appleby 2011, public domain). */
function mixed(hash: number, word: number): number {
  const k = Math.imul(word, 0xcc9e2d51);
  const h = hash ^ Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  return Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64;
}

function hashOf(camera: PlacedCamera, seed: number): number {
  let hash = mixed(mixed(seed, camera.id), Math.floor(camera.id / 2 ** 32));
  hash = mixed(mixed(hash, camera.worldX), camera.worldY);
  hash = mixed(mixed(hash, camera.unit * 256 + camera.kind), camera.azimuthDeg * 1024 + camera.fovDeg);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/**
 * Counts a camera into the stamp of its block, or out of it with `sign` −1. A stamp is the sum of 64-bit hashes of the
 * cameras in the block, so one camera changes it without a look at the others.
 */
export function stamp(stamps: Uint32Array, code: number, camera: PlacedCamera, sign: 1 | -1): void {
  const at = 2 * Math.floor(code / CODES_PER_BLOCK);
  stamps[at] = (stamps[at] ?? 0) + sign * hashOf(camera, SEEDS[0]);
  stamps[at + 1] = (stamps[at + 1] ?? 0) + sign * hashOf(camera, SEEDS[1]);
}

const digest = (stamps: Uint32Array): string =>
  createHash('sha256').update(stamps).digest('hex').slice(0, STAMP_HEX);

/** The content address of all cameras. */
export const versionOf = digest;

/** A text that changes whenever a camera of the tile does; of a tile below zoom 8 when one near it does too. */
export function tileStamp(stamps: Uint32Array, z: number, x: number, y: number): string {
  const [from, to] = tileCodes(z, x, y);
  const first = Math.floor(from / CODES_PER_BLOCK);
  const end = Math.ceil(to / CODES_PER_BLOCK);
  return digest(stamps.subarray(2 * first, 2 * end));
}
