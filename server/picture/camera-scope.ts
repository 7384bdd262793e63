import { pictureOfPositions, type CameraPicture } from './camera-picture.ts';
import type { Scope } from '../../shared/hierarchy/scope.ts';

/** Scopes that are kept of one picture; each has half a megabyte beside its cameras. */
const KEPT = 64;

/**
 * The cameras of a scope as a picture of their own, with a content address of their own: tiles, lists and counts made of
 * it cannot show another's. Kept as long as the picture it is cut from; all regions together are as large as that.
 */
export function camerasWithin(cameras: CameraPicture, scope: Scope): CameraPicture {
  if (scope.all) return cameras;
  const ofPicture = made.get(cameras) ?? new Map<string, CameraPicture>();
  made.set(cameras, ofPicture);
  const known = ofPicture.get(scope.key);
  if (known) return known;
  if (ofPicture.size >= KEPT) ofPicture.clear();
  const positions: number[] = [];
  for (let at = 0; at < cameras.unit.length; at++)
    if (scope.coversIndex(cameras.unit[at] ?? 0)) positions.push(at);
  const cut = pictureOfPositions(cameras, positions);
  ofPicture.set(scope.key, cut);
  return cut;
}

const made = new WeakMap<CameraPicture, Map<string, CameraPicture>>();
